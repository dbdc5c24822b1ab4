// The periods of a release, and those that pages open on.
import { isFull, type Period } from '../format/periods.ts';
import { allPeriods } from '../queries/reference-lists.ts';
import { buildInfo } from './build-info.ts';
import { ask } from './published.ts';

export interface Periods {
  readonly all: readonly Period[];
  /** The last full quarter; the total where there is none. */
  readonly current: Period;
  /** The full quarter just before it, if any. */
  readonly previous: Period | null;
  /** Full quarters, in order. */
  readonly quarters: readonly Period[];
  /** The last full year, else the last that has ended (of one that has not, few counts of persons are shown), else the first. */
  readonly year: Period;
  readonly total: Period;
}

const DAYS_TO_MATURE = 90;

/** Sorts the published periods out. Throws where the total is missing. */
export function periodsFrom(all: readonly Period[]): Periods {
  const total = all.find(({ period_type }) => period_type === 'total');
  if (!total) throw new Error('missing period: total');
  const quarters = all.filter((period) => period.period_type === 'quarter' && isFull(period));
  const years = all.filter(({ period_type }) => period_type === 'year');
  const hasEnded = (year: Period): boolean => year.last_day <= total.last_day;
  const current = quarters.at(-1) ?? total;
  return {
    all,
    current,
    previous: quarters.at(-2) ?? null,
    quarters,
    year: years.findLast(isFull) ?? years.findLast(hasEnded) ?? years.at(0) ?? total,
    total,
  };
}

/** Whether a period ended long enough before the release for rates of needs to be read. */
export function isMature(period: Period, generatedAt: string): boolean {
  const elapsed = Date.parse(generatedAt) - Date.parse(period.last_day);
  return elapsed >= DAYS_TO_MATURE * 86_400_000;
}

let cached: Promise<Periods> | undefined;

/** The periods of this build. */
export function periods(): Promise<Periods> {
  cached ??= ask(allPeriods()).then(periodsFrom);
  return cached;
}

/** As `isMature`, for this build. */
export function isMatureNow(period: Period): boolean {
  return isMature(period, buildInfo().generatedAt);
}
