// The monthly returns of an office: how many activities it says it held, and when it said so.
import { CALENDAR, LAST_DAY, MONTHS } from './calendar.ts';
import type { OfficeCells } from './office-cells.ts';
import type { Office } from './offices.ts';
import { integer, isChance, type Random } from './random.ts';

export interface Return {
  readonly day: number;
  readonly cells: readonly string[];
}

/**
 * A return for each month that was not silent (a few are forgotten). The last month's are prepared on the last
 * days of the campaign: the sample knows nothing later.
 */
export function returnsOfOffice(
  random: Random,
  office: Office,
  held: Int32Array,
  cells: OfficeCells,
): readonly Return[] {
  const due = Number(office.dueDays || 15);
  return Array.from({ length: MONTHS }, (_, month) => month).flatMap((month) => {
    if (office.months[month] === 'silent' || isChance(random, 0.04)) return [];
    const last = CALENDAR.findLastIndex((day) => day.monthIndex === month);
    const isLate = isChance(random, 0.08);
    const prepared = last + (isLate ? due + integer(random, 1, 25) : integer(random, 1, due));
    const day = CALENDAR[last]!;
    const count = held[month]! + (isChance(random, 0.03) ? integer(random, 1, 3) : 0);
    const period = `${day.year}-${String(day.month).padStart(2, '0')}`;
    return [{ day: last, cells: [period, String(count), cells.date(Math.min(LAST_DAY, prepared))] }];
  });
}
