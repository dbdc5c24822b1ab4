// The campaign's days, from June 2021 to 31 December 2022.

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** Months since June 2021. */
  readonly monthIndex: number;
}

const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2021, 5, 1);
export const MONTHS = 19;
export const DAYS = dayIndex('2022-12-31') + 1;
export const LAST_DAY = DAYS - 1;

export const CALENDAR: readonly Day[] = Array.from({ length: DAYS }, (_, index) => {
  const date = new Date(FIRST_DAY + index * DAY_MS);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
  return {
    year,
    month,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    monthIndex: (year - 2021) * 12 + month - 6,
  };
});

/** Days since 1 June 2021. */
export function dayIndex(iso: string): number {
  return Math.round((Date.parse(`${iso}T00:00:00Z`) - FIRST_DAY) / DAY_MS);
}
