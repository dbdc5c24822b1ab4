// A day or month → the periods that it belongs to, and a period's row.

/** The keys of the periods that a day or month belongs to: `2022-03`, `2022Q1`, `2022`, `total`. */
export function periodsOf(day: string): readonly string[] {
  const [year = '', month = ''] = day.split('-');
  return [`${year}-${month}`, `${year}Q${Math.ceil(Number(month) / 3)}`, year, 'total'];
}

export function periodType(period: string): 'month' | 'quarter' | 'year' | 'total' {
  if (period === 'total') return 'total';
  if (period.includes('Q')) return 'quarter';
  return period.length === 4 ? 'year' : 'month';
}

/** Months from the first to the last, both included. */
export function monthsBetween(first: string, last: string): readonly string[] {
  const months: string[] = [];
  for (let month = first; month <= last;) {
    months.push(month);
    const [year = 0, number = 0] = month.split('-').map(Number);
    month = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  }
  return months;
}

export const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

export const dayAfter = (day: string): string => isoDay(Date.parse(day) + 86_400_000);

/** The row of `periods` for a period, given the months that the campaign covers. */
export function periodRow(
  period: string,
  covered: readonly string[],
): Readonly<Record<string, string | number>> {
  const type = periodType(period);
  const year = period.slice(0, 4);
  const months =
    type === 'total'
      ? covered
      : monthsBetween(`${year}-01`, `${year}-12`).filter((month) => periodsOf(month).includes(period));
  const [lastYear = 0, lastMonth = 0] = (months.at(-1) ?? '').split('-').map(Number);
  return {
    period,
    period_type: type,
    first_day: `${months[0]}-01`,
    last_day: isoDay(Date.UTC(lastYear, lastMonth, 0)),
    months_covered: months.filter((month) => covered.includes(month)).length,
    months_total: months.length,
  };
}
