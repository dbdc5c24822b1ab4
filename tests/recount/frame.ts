// Accepted rows and the register → the regions, periods and reporting from which the published cells follow.
import type { Accepted } from './accept.ts';
import { listRows } from './exports.ts';
import { isoDay, monthsBetween, periodsOf } from './periods.ts';
import type { Register } from './register.ts';

export interface ReportingCount {
  readonly due: number;
  readonly reported: number;
  readonly late: number;
  readonly status: 'complete' | 'partial' | 'none' | 'not_due';
}

export interface Frame {
  readonly months: readonly string[];
  readonly periods: readonly string[];
  /** Regions with rows of every period: nation, provinces, and below the provinces that take part. */
  readonly regions: readonly string[];
  readonly outOfScope: ReadonlySet<string>;
  /** Region and period, `430100 2022Q1`. */
  readonly reporting: ReadonlyMap<string, ReportingCount>;
}

interface Duty {
  readonly office: string;
  readonly unit: string;
  readonly from: string;
  readonly to: string;
  readonly dueDays: number;
}

function lastDueDay(month: string, days: number): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return isoDay(Date.UTC(year, number, days));
}

/** Which office answers for which county in which months. */
function duties(accepted: Accepted, offices: string, units: readonly string[]): readonly Duty[] {
  const list: Duty[] = [];
  const listed = new Set<string>();
  for (const { office = '', region_code: area = '', from = '', to = '', due_days = '' } of listRows(
    offices,
  )) {
    listed.add(office);
    const dueDays = due_days === '' ? 15 : Number(due_days);
    for (const unit of units) {
      if (unit.startsWith(area)) list.push({ office, unit, from, to: to === '' ? '9999-12' : to, dueDays });
    }
  }
  const own = new Map<string, { units: Set<string>; months: string[] }>();
  for (const { office, place, date } of accepted.activities) {
    if (listed.has(office)) continue;
    const entry = own.get(office) ?? { units: new Set(), months: [] };
    entry.units.add(place.county);
    entry.months.push(date.slice(0, 7));
    own.set(office, entry);
  }
  for (const [office, { units: counties, months }] of own) {
    const [from = '', to = ''] = [months.toSorted()[0], months.toSorted().at(-1)];
    for (const unit of counties) list.push({ office, unit, from, to, dueDays: 15 });
  }
  return list;
}

/** The frame of an exports folder; `offices` is the path of the operator's list. */
export function frameOf(accepted: Accepted, register: Register, offices: string): Frame {
  const days = accepted.activities.map(({ date }) => date.slice(0, 7)).toSorted();
  const months = monthsBetween(days[0] ?? '', days.at(-1) ?? '');
  const periods = [...new Set(months.flatMap(periodsOf))];
  const touched = new Map<string, readonly string[]>();
  for (const { place } of [...accepted.activities, ...accepted.needs, ...accepted.targets]) {
    touched.set(place.county, place.regions);
  }
  const units = new Set([...touched.keys()]);
  for (const [code, { level }] of register.regions) if (level === 'county') units.add(code);
  const duty = duties(accepted, offices, [...units]);
  const taking = new Set(
    [...duty.map(({ unit }) => unit), ...touched.keys()].map((unit) => unit.slice(0, 2)),
  );

  const above = (unit: string): readonly string[] => {
    const known = touched.get(unit);
    if (known !== undefined) return known;
    const chain = [unit];
    for (let parent = register.regions.get(unit)?.parent ?? ''; parent !== '';) {
      chain.push(parent);
      parent = register.regions.get(parent)?.parent ?? '';
    }
    return chain;
  };
  const regions = new Set<string>();
  for (const [code, { level }] of register.regions) {
    if (level === 'nation' || level === 'province') regions.add(code);
    else if (taking.has(code.slice(0, 2))) regions.add(code);
  }
  for (const unit of touched.keys()) regions.add(unit);

  const active = new Set(
    accepted.activities.map(({ office, place, date }) => `${office} ${place.county} ${date.slice(0, 7)}`),
  );
  const returned = new Map(
    accepted.returns.map(({ office, month, preparedAt }) => [`${office} ${month}`, preparedAt]),
  );
  /** Of every unit and month due: whether it was reported, and late. */
  const unitMonths = new Map<string, { unit: string; month: string; reported: boolean; late: boolean }>();
  for (const { office, unit, from, to, dueDays } of duty) {
    for (const month of months) {
      if (month < from || month > to) continue;
      const key = `${unit} ${month}`;
      const entry = unitMonths.get(key) ?? { unit, month, reported: false, late: false };
      const preparedAt = returned.get(`${office} ${month}`);
      entry.reported ||= preparedAt !== undefined || active.has(`${office} ${key}`);
      entry.late ||= (preparedAt ?? '') > lastDueDay(month, dueDays);
      unitMonths.set(key, entry);
    }
  }
  const sets = new Map<
    string,
    { due: Set<string>; reported: Set<string>; late: Set<string>; all: boolean }
  >();
  for (const { unit, month, reported, late } of unitMonths.values()) {
    for (const region of above(unit)) {
      for (const period of periodsOf(month)) {
        const key = `${region} ${period}`;
        const entry = sets.get(key) ?? { due: new Set(), reported: new Set(), late: new Set(), all: true };
        entry.due.add(unit);
        if (reported) entry.reported.add(unit);
        if (late) entry.late.add(unit);
        entry.all &&= reported;
        sets.set(key, entry);
      }
    }
  }
  const reporting = new Map<string, ReportingCount>();
  for (const region of regions) {
    for (const period of periods) {
      const entry = sets.get(`${region} ${period}`);
      const [due, reported, late] = [entry?.due.size ?? 0, entry?.reported.size ?? 0, entry?.late.size ?? 0];
      const status =
        due === 0 ? 'not_due' : reported === 0 ? 'none' : entry?.all === true ? 'complete' : 'partial';
      reporting.set(`${region} ${period}`, { due, reported, late, status });
    }
  }
  return {
    months,
    periods,
    regions: [...regions].toSorted(),
    outOfScope: new Set(['710000', '810000', '820000']),
    reporting,
  };
}
