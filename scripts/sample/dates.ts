// Days in the forms in which offices write them.
import { CALENDAR, type Day } from './calendar.ts';
import { integer, pick, type Random } from './random.ts';

export type DateForm =
  'dashes' | 'slashes' | 'dots' | 'digits' | 'characters' | 'dashes-time' | 'slashes-time';

const HOURS = ['08:30', '09:00', '09:30', '10:00', '14:00', '14:30', '15:00', '16:00', '19:00'];

/** A day since 1 June 2021 as a cell; forms with a time draw one. */
export function dateCell(random: Random, day: number, form: DateForm): string {
  const texts = (TEXTS[form] ??= CALENDAR.map((date) => dateText(date, form)));
  const text = texts[day]!;
  return form.endsWith('-time') ? `${text} ${pick(random, HOURS)}` : text;
}

/** A time of day on a day, such as `2022-03-08 14:05:33`. */
export function timestampCell(random: Random, day: number): string {
  return `${isoDay(day)} ${pair(integer(random, 8, 21))}:${pair(integer(random, 0, 59))}:${pair(integer(random, 0, 59))}`;
}

export function isoDay(day: number): string {
  return dateText(CALENDAR[day]!, 'dashes');
}

const TEXTS: Partial<Record<DateForm, readonly string[]>> = {};

function dateText({ year, month, day }: Day, form: DateForm): string {
  switch (form) {
    case 'slashes':
    case 'slashes-time':
      return `${year}/${month}/${day}`;
    case 'dots':
      return `${year}.${month}.${day}`;
    case 'digits':
      return `${year}${pair(month)}${pair(day)}`;
    case 'characters':
      return `${year}年${month}月${day}日`;
    default:
      return `${year}-${pair(month)}-${pair(day)}`;
  }
}

function pair(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
