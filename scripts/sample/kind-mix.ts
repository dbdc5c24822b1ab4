// Which kind of task an activity is of, by day and by urban or rural community.
import { DAYS } from './calendar.ts';
import { profileOfKind } from './kinds.ts';
import { seasonOfKind } from './occasions.ts';
import { indexInTotals, type Random } from './random.ts';
import type { KindOfTask } from './register.ts';

/** Sensitive kinds are rare; rural kinds are now and then written down for an urban community. */
const SENSITIVE = 0.12;
const RURAL_ONLY_IN_CITY = 0.03;

export interface KindMix {
  /** The index of a kind in the list of kinds. */
  draw(random: Random, day: number, isUrban: boolean): number;
}

export function kindMixOf(kinds: readonly KindOfTask[]): KindMix {
  const totals: (Float64Array | undefined)[] = new Array(DAYS * 2);
  const totalsOf = (day: number, isUrban: boolean): Float64Array => {
    let sum = 0;
    return Float64Array.from(kinds, (kind) => {
      sum += placeWeight(kind, isUrban) * profileOfKind(kind.code).popularity * seasonOfKind(kind.code, day);
      return sum;
    });
  };
  return {
    draw(random, day, isUrban) {
      const list = (totals[day * 2 + (isUrban ? 1 : 0)] ??= totalsOf(day, isUrban));
      return indexInTotals(list, random() * list[list.length - 1]!);
    },
  };
}

/** The notice's priorities weigh twice; the countryside's own work is rare in cities and the reverse. */
function placeWeight(kind: KindOfTask, isUrban: boolean): number {
  if (kind.isSensitive) return SENSITIVE;
  if (isUrban) {
    if (kind.isRuralOnly) return RURAL_ONLY_IN_CITY;
    return kind.isUrbanPriority ? 2 : kind.isRuralPriority ? 0.3 : 1.1;
  }
  if (kind.isRuralPriority) return 2.2;
  return kind.code < 200 ? 1.5 : kind.code >= 400 ? 1.6 : 0.7;
}
