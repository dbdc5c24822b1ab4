// Where counts that no table has can be told from: a region above and those right below it or its counties, in a time, with
// the slices (kinds of work, or shorter times) that the region above has by group and those below have not.
import type { Campaign } from './cells.ts';
import type { CodeList } from './lists.ts';
import type { Published } from './published.ts';

/** Rows of a region in a time; −1 where there is none. */
export interface Lines {
  readonly all: number;
  readonly bySlice: readonly number[];
  /** First the groups that make up all, then those that are part of one of them. */
  readonly byGroup: readonly number[];
}

/** A region in a time, with regions below it. */
export interface Block {
  /** What the slices are. */
  readonly slices: 'tasks' | 'times';
  readonly below: readonly Lines[];
  readonly above: Lines & {
    /** By slice, then group. */
    readonly byBoth: readonly (readonly number[])[];
  };
  /** How many groups make up all. */
  readonly groups: number;
  /** Places in `byGroup` of groups of which one is part of the other. */
  readonly parts: readonly (readonly [whole: number, part: number])[];
  /** Whether every region that is part of the one above has its rows. */
  readonly isComplete: boolean;
  /** Whether everyone knows that there is nothing of a slice (by place) in a region below (by place). */
  readonly isNone: (below: number, slice: number) => boolean;
}

const partsOf = ({ parent }: CodeList, whole: number): number[] =>
  [...parent.keys()].filter((code) => parent[code] === whole);

/** The blocks of a table that has groups. */
export function blocksOf(campaign: Campaign, table: Published): Block[] {
  const { lists, regions } = campaign;
  const all = lists.tasks.index.get('all') ?? -1;
  const every = lists.groups.index.get('all') ?? -1;
  const groups = partsOf(lists.groups, every);
  const codes = [...groups, ...lists.subgroups.map(([, part]) => lists.groups.index.get(part) ?? -1)];
  const parts = lists.subgroups.map(
    ([whole], at) => [codes.indexOf(lists.groups.index.get(whole) ?? -1), groups.length + at] as const,
  );
  const tasks = partsOf(lists.tasks, all);
  const shared = { groups: groups.length, parts };
  const present = [...new Set(table.region)];
  const levelOf = (region: number): string | undefined => regions.list[region]?.level;
  const parentOf = (region: number): number => regions.at(regions.list[region]?.parent ?? '');
  const provinceOf = (region: number): number => {
    let at = region;
    while (at >= 0 && levelOf(at) !== 'province') at = parentOf(at);
    return at;
  };
  const below = (
    aboveOf: (region: number) => number,
    isIn: (region: number) => boolean,
  ): Map<number, number[]> => {
    const found = new Map<number, number[]>();
    for (const region of present) {
      if (isIn(region)) found.set(aboveOf(region), [...(found.get(aboveOf(region)) ?? []), region]);
    }
    return found;
  };
  const groupRows = (region: number, period: number, task: number): number[] =>
    codes.map((group) => table.rowAt(region, period, task, group));
  const isWhole = (rows: readonly number[]): boolean => rows.every((row) => row >= 0);

  const ofTasks = (province: number, counties: readonly number[], period: number): Block[] => {
    const linesOf = (region: number): Lines => ({
      all: table.rowAt(region, period, all, every),
      bySlice: tasks.map((task) => table.rowAt(region, period, task, every)),
      byGroup: groupRows(region, period, all),
    });
    const byBoth = tasks.map((task) => groupRows(province, period, task));
    const found = counties
      .map(linesOf)
      .filter((lines) => isWhole([lines.all, ...lines.bySlice, ...lines.byGroup]));
    if (found.length === 0 || !isWhole(byBoth.flat())) return [];
    return [
      {
        ...shared,
        slices: 'tasks',
        below: found,
        above: { ...linesOf(province), byBoth },
        isComplete: found.length === counties.length,
        isNone: () => false,
      },
    ];
  };

  const timesWithin = (period: number): number[] =>
    partsOf(lists.periods, period).flatMap((part) => [part, ...timesWithin(part)]);
  const ofTimes = (above: number, regionsBelow: readonly number[], period: number): Block[] => {
    const shown = regionsBelow.filter((region) => isWhole(groupRows(region, period, all)));
    // The shortest times that the region above has, and those below it have not.
    const times = timesWithin(period).filter((time) => isWhole(groupRows(above, time, all)));
    const slices = times.filter((time) => !partsOf(lists.periods, time).some((part) => times.includes(part)));
    const isHere = shown.some((region) => slices.some((time) => isWhole(groupRows(region, time, all))));
    const isTelling = shown.some(
      (region) => !campaign.isIdle(region, period) && slices.some((time) => campaign.isIdle(region, time)),
    );
    if (slices.length < 2 || isHere || !isTelling) return [];
    const linesOf = (region: number): Lines => ({
      all: table.rowAt(region, period, all, every),
      bySlice: slices.map(() => -1),
      byGroup: groupRows(region, period, all),
    });
    return [
      {
        ...shared,
        slices: 'times',
        below: shown.map(linesOf),
        above: { ...linesOf(above), byBoth: slices.map((time) => groupRows(above, time, all)) },
        isComplete: shown.length === present.filter((region) => parentOf(region) === above).length,
        isNone: (at, slice) => campaign.isIdle(shown[at] ?? -1, slices[slice] ?? -1),
      },
    ];
  };

  const periods = [...lists.periods.codes.keys()];
  const isCounty = (region: number): boolean => levelOf(region) === 'county';
  const isPrefecture = (region: number): boolean => levelOf(region) === 'prefecture';
  const each = (
    found: ReadonlyMap<number, number[]>,
    of: (above: number, regionsBelow: readonly number[], period: number) => Block[],
  ): Block[] => [...found].flatMap(([above, own]) => periods.flatMap((period) => of(above, own, period)));
  return [
    ...each(below(provinceOf, isCounty), ofTasks),
    ...each(below(parentOf, isCounty), ofTimes),
    ...each(below(parentOf, isPrefecture), ofTimes),
  ];
}
