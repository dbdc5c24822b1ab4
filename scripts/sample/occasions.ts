// How busy each day of the campaign is, which occasion it stands near, and which kinds of task that favours.
import { CALENDAR, dayIndex, DAYS } from './calendar.ts';

/** An occasion that draws activities of some kinds on the days before it. */
export interface Occasion {
  readonly name: string;
  readonly dates: readonly string[];
  readonly leadDays: number;
  /** How much busier the last day is. */
  readonly boost: number;
  /** Kinds of task that belong to it, and how much likelier they are. */
  readonly kinds: Readonly<Record<number, number>>;
}

/** The day of the notice: nothing is held before it. */
const NOTICE_DAY = dayIndex('2021-06-08');

const ELDERLY = { 101: 1.5, 102: 2, 103: 4, 104: 1.5, 204: 2, 403: 2 };
const OCCASIONS: readonly Occasion[] = [
  {
    name: '端午节',
    dates: ['2021-06-14', '2022-06-03'],
    leadDays: 5,
    boost: 1.9,
    kinds: { ...ELDERLY, 207: 3 },
  },
  {
    name: '中秋节',
    dates: ['2021-09-21', '2022-09-10'],
    leadDays: 5,
    boost: 1.6,
    kinds: { ...ELDERLY, 207: 3 },
  },
  {
    name: '重阳节',
    dates: ['2021-10-14', '2022-10-04'],
    leadDays: 6,
    boost: 2.6,
    kinds: { ...ELDERLY, 103: 8, 207: 2 },
  },
  {
    name: '春节前',
    dates: ['2022-01-30'],
    leadDays: 16,
    boost: 2,
    kinds: { ...ELDERLY, 101: 4, 106: 2, 401: 3, 207: 2, 407: 2 },
  },
  { name: '元宵节', dates: ['2022-02-15'], leadDays: 3, boost: 1.4, kinds: { 207: 4, 103: 2 } },
  {
    name: '学雷锋',
    dates: ['2022-03-05'],
    leadDays: 5,
    boost: 3,
    kinds: { 201: 3, 209: 3, 206: 2, 103: 2, 312: 2 },
  },
  { name: '助残日', dates: ['2022-05-15'], leadDays: 5, boost: 1.3, kinds: { 106: 6 } },
  { name: '防灾减灾日', dates: ['2022-05-12'], leadDays: 4, boost: 1.2, kinds: { 311: 6, 301: 3 } },
  {
    name: '六一儿童节',
    dates: ['2021-06-01', '2022-06-01'],
    leadDays: 5,
    boost: 1.4,
    kinds: { 105: 5, 104: 2, 205: 3 },
  },
  {
    name: '国际志愿者日',
    dates: ['2021-12-05', '2022-12-05'],
    leadDays: 3,
    boost: 1.7,
    kinds: { 209: 3, 201: 2 },
  },
  { name: '迎新年', dates: ['2021-12-31', '2022-12-31'], leadDays: 3, boost: 1.3, kinds: { 103: 2, 207: 2 } },
];

/** Months in which a kind is likelier, whatever the day. */
const SEASONS: readonly {
  readonly months: readonly number[];
  readonly kinds: Readonly<Record<number, number>>;
}[] = [
  { months: [7, 8], kinds: { 205: 3.5, 105: 2, 104: 1.6, 207: 1.3, 208: 1.4 } },
  { months: [6, 7, 8], kinds: { 311: 2.2, 301: 1.4 } },
  { months: [2, 3, 4], kinds: { 402: 1.9, 408: 1.8, 306: 1.5 } },
  { months: [4, 5], kinds: { 404: 1.5, 405: 1.6, 406: 1.6, 201: 1.3 } },
  { months: [9, 10, 11], kinds: { 306: 1.6, 407: 1.4, 405: 1.2 } },
  { months: [11, 12, 1], kinds: { 301: 1.6, 202: 1.4, 312: 1.3, 403: 1.3 } },
];

const WEEKDAYS = [1.15, 0.8, 0.86, 0.93, 0.95, 1.06, 1.5];
/** Days off on which hardly anything is held: the first days of the Spring Festival and of early October. */
const HOLIDAYS: readonly (readonly [from: string, to: string, share: number])[] = [
  ['2021-10-01', '2021-10-05', 0.55],
  ['2022-01-31', '2022-02-06', 0.3],
  ['2022-10-01', '2022-10-03', 0.6],
];

const OCCASION_BY_DAY = Array.from({ length: DAYS }, (_, day) => nearestOccasion(day));

/** The occasion that a day belongs to: itself or within its lead; the nearest if several. */
export function occasionOf(day: number): { readonly occasion: Occasion; readonly nearness: number } | null {
  return OCCASION_BY_DAY[day] ?? null;
}

/** How busy each day is, relative to others: growth over the campaign × weekday × occasions × days off. */
export const DAY_WEIGHTS: Float64Array = Float64Array.from(CALENDAR, (date, day) => {
  if (day < NOTICE_DAY) return 0;
  const growth = 0.55 + 0.75 / (1 + Math.exp(-(day - 230) / 95));
  const near = occasionOf(day);
  const occasion = near === null ? 1 : 1 + (near.occasion.boost - 1) * near.nearness;
  const off = HOLIDAYS.find(([from, to]) => day >= dayIndex(from) && day <= dayIndex(to));
  return growth * WEEKDAYS[date.weekday]! * occasion * (off?.[2] ?? 1);
});

/** How much likelier a kind of task is on a day than on any day. */
export function seasonOfKind(kind: number, day: number): number {
  const near = occasionOf(day);
  const occasion = 1 + ((near?.occasion.kinds[kind] ?? 1) - 1) * (near?.nearness ?? 0);
  const month = CALENDAR[day]!.month;
  return SEASONS.reduce(
    (factor, season) => factor * (season.months.includes(month) ? (season.kinds[kind] ?? 1) : 1),
    occasion,
  );
}

function nearestOccasion(day: number) {
  let best: { occasion: Occasion; nearness: number } | null = null;
  for (const occasion of OCCASIONS) {
    for (const date of occasion.dates) {
      const ahead = dayIndex(date) - day;
      if (ahead < 0 || ahead > occasion.leadDays) continue;
      const nearness = 1 - (0.7 * ahead) / (occasion.leadDays + 1);
      if (best === null || nearness > best.nearness) best = { occasion, nearness };
    }
  }
  return best;
}
