// Arithmetic with period keys: their kind, the one before, the year before, which contains which.
import type { Period } from '../format/periods.ts';
import type { PeriodType } from '../schema/values.ts';

/** The kind of a key such as `2022-03`, `2022Q1`, `2022`, `total`. */
export function typeOfPeriod(key: string): PeriodType {
  if (key === 'total') return 'total';
  if (key.includes('Q')) return 'quarter';
  return key.includes('-') ? 'month' : 'year';
}

/** The key of the period before, or of the same one a year earlier; null for the total. */
export function earlierPeriod(key: string, by: 'before' | 'year'): string | null {
  const type = typeOfPeriod(key);
  if (type === 'total') return null;
  const year = Number(key.slice(0, 4));
  if (type === 'year') return String(year - 1);
  if (by === 'year') return `${year - 1}${key.slice(4)}`;
  const place = Number(key.slice(5));
  const last = type === 'quarter' ? 4 : 12;
  const [earlier, of] = place === 1 ? [last, year - 1] : [place - 1, year];
  return type === 'quarter' ? `${of}Q${earlier}` : `${of}-${String(earlier).padStart(2, '0')}`;
}

/** The periods of another kind that contain the given ones or lie within them, in the order of `all`. */
export function periodsOfType(keys: readonly string[], type: PeriodType, all: readonly Period[]): string[] {
  const given = all.filter(({ period }) => keys.includes(period));
  return all
    .filter(
      (period) =>
        period.period_type === type &&
        given.some(
          ({ first_day, last_day }) =>
            (period.first_day <= first_day && period.last_day >= last_day) ||
            (period.first_day >= first_day && period.last_day <= last_day),
        ),
    )
    .map(({ period }) => period);
}

/** Whether no two of the periods overlap: all of one kind, and not the total. */
export function areDisjoint(keys: readonly string[]): boolean {
  return new Set(keys.map(typeOfPeriod)).size <= 1;
}
