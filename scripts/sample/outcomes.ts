// The outcomes of an activity: a row for each group that it served.
import { CALENDAR } from './calendar.ts';
import type { Activity } from './activities.ts';
import type { Habits } from './habits.ts';
import { groupsServed } from './groups.ts';
import { profileOfKind } from './kinds.ts';
import type { OfficeCells } from './office-cells.ts';
import { binomial, integer, isChance, lognormal, type Random } from './random.ts';
import type { Targets } from './targets.ts';

const CHILDREN = new Set([21, 24]);
const MOST_PEOPLE = 400;

export interface OutcomeMaker {
  rows(activity: Activity): readonly (readonly string[])[];
  again(row: readonly string[]): readonly string[];
}

export function outcomeMaker(
  random: Random,
  habits: Habits,
  cells: OfficeCells,
  targets: Targets,
): OutcomeMaker {
  function row(activity: Activity, group: number): readonly string[] {
    const median = profileOfKind(activity.kind.code).people * (CHILDREN.has(group) ? 0.7 : 1);
    const people = Math.min(MOST_PEOPLE, Math.max(1, Math.round(lognormal(random, median, 0.65))));
    const { county } = activity.place;
    const year = CALENDAR[activity.day]!.year;
    const firstTime = targets.takeNew(random, county, group, year, people);
    const hasFirstTime = !isChance(random, 0.02);
    const visits = isChance(random, 0.65) ? people : people + binomial(random, people * 2, 0.25);
    const raters = isChance(random, 0.12) ? 0 : binomial(random, people, 0.55);
    const resolved = isChance(random, 0.25) ? integer(random, 1, 3) : 0;
    return [
      activity.id,
      cells.group(group),
      String(people),
      hasFirstTime ? String(firstTime) : habits.blank,
      cells.count(visits, 0.02),
      cells.count(resolved, 0.04),
      String(raters),
      String(binomial(random, raters, habits.satisfaction)),
    ];
  }
  return {
    rows: (activity) => groupsServed(random, activity).map((group) => row(activity, group)),
    again(first) {
      if (isChance(random, 0.5)) return first;
      const corrected = [...first];
      corrected[2] = String(Number(first[2]) + integer(random, 1, 5));
      // Whoever corrects the people counts the visits again: never fewer than the people.
      corrected[4] = String(Math.max(Number(corrected[2]), Number(first[4]) || 0));
      return corrected;
    },
  };
}
