// Dates and period keys in words: `2022-03`, `2022Q4`, `2022`, `total` of the contract, ISO days.
import type { Lang } from '../schema/column.ts';
import type { PeriodType } from '../schema/values.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const QUARTERS = ['第一', '第二', '第三', '第四'];

/** A row of `periods`: what a key covers. */
export interface Period {
  readonly period: string;
  readonly period_type: PeriodType;
  readonly first_day: string;
  readonly last_day: string;
  readonly months_covered: number;
  readonly months_total: number;
}

/** Whether the data cover every month of the period; the total is always as full as it can be. */
export function isFull(period: Period): boolean {
  return period.period_type === 'total' || period.months_covered === period.months_total;
}

/** The period of a kind that holds all of another; undefined where there is none. */
export function periodAround(
  periods: readonly Period[],
  inner: Period,
  type: PeriodType,
): Period | undefined {
  return periods.find(
    (period) =>
      period.period_type === type && period.first_day <= inner.first_day && period.last_day >= inner.last_day,
  );
}

/** The period just before another of its kind, where both are full: only these two may be compared. */
export function periodBefore(periods: readonly Period[], period: Period): Period | undefined {
  const same = periods.filter(({ period_type }) => period_type === period.period_type);
  const before = same[same.findIndex((each) => each.period === period.period) - 1];
  return before && isFull(before) && isFull(period) ? before : undefined;
}

type Parts = { year: number; quarter?: number; month?: number };

function partsOf(key: string): Parts | undefined {
  const match = /^(\d{4})(?:Q([1-4])|-(\d{2}))?$/.exec(key);
  if (!match) return undefined;
  return {
    year: Number(match[1]),
    ...(match[2] ? { quarter: Number(match[2]) } : {}),
    ...(match[3] ? { month: Number(match[3]) } : {}),
  };
}

/** A period key in a sentence: `2022年第四季度`, `2022年3月`, `2022年`, `累计`; `Q4 2022`, `March 2022`, `all months`. */
export function periodName(key: string, lang: Lang): string {
  const parts = partsOf(key);
  if (!parts) return lang === 'zh' ? '累计' : 'all months';
  const { year, quarter, month } = parts;
  if (quarter) return lang === 'zh' ? `${year}年${QUARTERS[quarter - 1]}季度` : `Q${quarter} ${year}`;
  if (month) return lang === 'zh' ? `${year}年${month}月` : `${MONTHS[month - 1]} ${year}`;
  return lang === 'zh' ? `${year}年` : `${year}`;
}

/** A period key on an axis: `22年4季`, `22年3月`, `2022年`; `Q4 22`, `Mar 22`, `2022`. */
export function periodTick(key: string, lang: Lang): string {
  const parts = partsOf(key);
  if (!parts) return periodName(key, lang);
  const { year, quarter, month } = parts;
  const short = String(year).slice(2);
  if (quarter) return lang === 'zh' ? `${short}年${quarter}季` : `Q${quarter} ${short}`;
  if (month) return lang === 'zh' ? `${short}年${month}月` : `${MONTHS[month - 1]?.slice(0, 3)} ${short}`;
  return lang === 'zh' ? `${year}年` : `${year}`;
}

/** What a text says instead of repeating the period: `本季度`, `本月`, `本年`; `this quarter` … */
export function thisPeriod(type: PeriodType, lang: Lang): string {
  const words: Record<PeriodType, { zh: string; en: string }> = {
    month: { zh: '本月', en: 'this month' },
    quarter: { zh: '本季度', en: 'this quarter' },
    year: { zh: '本年', en: 'this year' },
    total: { zh: '累计', en: 'in all months' },
  };
  return words[type][lang];
}

function dayParts(iso: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  return { year, month, day };
}

/** An ISO day in words: `2022年12月31日`, `31 December 2022`. */
export function day(iso: string, lang: Lang): string {
  const { year, month, day: date } = dayParts(iso);
  return lang === 'zh' ? `${year}年${month}月${date}日` : `${date} ${MONTHS[month - 1]} ${year}`;
}

/** Two ISO days as a range that doesn't repeat the year: `2022年10月1日—12月31日`, `1 October – 31 December 2022`. */
export function days(first: string, last: string, lang: Lang): string {
  const from = dayParts(first);
  const to = dayParts(last);
  if (from.year !== to.year) return [day(first, lang), day(last, lang)].join(lang === 'zh' ? '—' : ' – ');
  return lang === 'zh'
    ? `${day(first, lang)}—${to.month}月${to.day}日`
    : `${from.day} ${MONTHS[from.month - 1]} – ${day(last, lang)}`;
}

/** The months of a period within its year: `10—12月`, `October–December`. */
export function monthsOf(first: string, last: string, lang: Lang): string {
  const from = dayParts(first).month;
  const to = dayParts(last).month;
  if (from === to) return lang === 'zh' ? `${from}月` : `${MONTHS[from - 1]}`;
  return lang === 'zh' ? `${from}—${to}月` : `${MONTHS[from - 1]}–${MONTHS[to - 1]}`;
}
