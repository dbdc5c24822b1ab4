// The needs that residents register, what became of each by the campaign's last day, and the choice of one that an
// activity answers.
import { LAST_DAY } from './calendar.ts';
import { firstGroup } from './groups.ts';
import type { KindMix } from './kind-mix.ts';
import { profileOfKind } from './kinds.ts';
import type { OfficeCells } from './office-cells.ts';
import type { Place, Places } from './places.ts';
import { isChance, lognormal, type Random } from './random.ts';
import type { KindOfTask } from './register.ts';

export interface Need {
  readonly id: string;
  readonly place: Place;
  /** An index in the list of kinds. */
  readonly kind: number;
  readonly group: number;
  /** The days on which an activity may answer it. */
  readonly from: number;
  readonly until: number;
  readonly cells: readonly string[];
}

export interface NeedMaker {
  make(day: number): Need;
  /** Keeps a need for activities to answer. */
  keep(need: Need): void;
  /** A kept need that may be answered on the day, or null. */
  answerable(day: number): Need | null;
}

/** How many activities answer one need at most. */
const MOST_ANSWERS = 4;
/** How many of the latest needs are kept. */
const KEPT = 4096;

export function needMaker(
  random: Random,
  office: string,
  cells: OfficeCells,
  kinds: readonly KindOfTask[],
  mix: KindMix,
  places: Places,
): NeedMaker {
  const kept: { readonly need: Need; answers: number }[] = [];
  let serial = 0;
  let oldest = 0;

  return {
    make(day) {
      const place = places.draw(random);
      const kind = mix.draw(random, day, place.isUrban);
      const group = firstGroup(random, profileOfKind(kinds[kind]!.code).groups, place.isUrban);
      serial += 1;
      const id = `XQ${office}${String(serial).padStart(6, '0')}`;
      const course = courseOfNeed(random, day);
      return {
        id,
        place,
        kind,
        group,
        from: course.responded ?? day,
        until: course.closed ?? Math.min(LAST_DAY, day + 75),
        cells: [
          id,
          cells.date(day),
          place.regionCode,
          cells.task(kind),
          cells.group(group),
          course.status,
          course.responded === null ? '' : cells.date(course.responded),
          course.closed === null ? '' : cells.date(course.closed),
        ],
      };
    },
    keep(need) {
      if (kept.length < KEPT) kept.push({ need, answers: 0 });
      else {
        kept[oldest] = { need, answers: 0 };
        oldest = (oldest + 1) % KEPT;
      }
    },
    answerable(day) {
      // Most kept needs are old: look among the latest first.
      const window = Math.min(kept.length, Math.max(24, Math.round(kept.length / 6)));
      for (let attempt = 0; attempt < 8; attempt += 1) {
        const back = Math.floor(random() * window);
        const entry = kept[(oldest + kept.length - 1 - back) % kept.length];
        if (entry === undefined || entry.answers === MOST_ANSWERS) continue;
        if (day < entry.need.from || entry.need.until < day) continue;
        entry.answers += 1;
        return entry.need;
      }
      return null;
    },
  };
}

/** A need's state as known on the last day: what lies after it has not happened yet. */
function courseOfNeed(random: Random, day: number) {
  const responded = day + Math.floor(lognormal(random, 4, 0.9));
  if (isChance(random, 0.06) || responded > LAST_DAY)
    return { status: '登记', responded: null, closed: null };
  const closed = responded + Math.floor(lognormal(random, 18, 0.8));
  if (isChance(random, 0.14) || closed > LAST_DAY) return { status: '响应', responded, closed: null };
  return { status: isChance(random, 0.06) ? '无法解决' : '办结', responded, closed };
}
