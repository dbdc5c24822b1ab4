// Which groups an activity serves.
import type { Activity } from './activities.ts';
import { OTHER_GROUPS, profileOfKind, type WeightedGroup } from './kinds.ts';
import { isChance, pickWeighted, type Random } from './random.ts';

/** Groups that live in the countryside: rarely served in a city. */
const RURAL_GROUPS = new Set([21, 22, 23, 42]);
const RURAL_IN_CITY = 0.1;

/** One to four groups, the first from the need or the kind; a sensitive kind serves its own group alone. */
export function groupsServed(random: Random, { kind, need, place }: Activity): readonly number[] {
  const own = profileOfKind(kind.code).groups;
  const count = pickWeighted(random, [
    [1, 34],
    [2, 38],
    [3, 21],
    [4, 7],
  ] as const);
  const groups = [need?.group ?? firstGroup(random, own, place.isUrban)];
  if (kind.isSensitive) return isChance(random, 0.15) ? [...groups, 61] : groups;
  for (let attempt = 0; groups.length < count && attempt < 12; attempt += 1) {
    const pairs = isChance(random, 0.6) ? own : OTHER_GROUPS;
    const group = pickWeighted(random, pairs);
    if (groups.includes(group)) continue;
    if (place.isUrban && RURAL_GROUPS.has(group) && !isChance(random, RURAL_IN_CITY)) continue;
    groups.push(group);
  }
  return groups;
}

/** The group that a need or an activity is for above all. */
export function firstGroup(random: Random, own: readonly WeightedGroup[], isUrban: boolean): number {
  for (let attempt = 0; attempt < 6; attempt += 1) {
    const group = pickWeighted(random, own);
    if (!isUrban || !RURAL_GROUPS.has(group) || isChance(random, RURAL_IN_CITY)) return group;
  }
  return own[0]![0];
}
