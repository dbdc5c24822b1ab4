// Where counts by task and group can be told from that no table has: a province and its counties, in a time in which the
// province has its counts by both, and the counties by each.
import type { Campaign } from './cells.ts';
import { partsOf } from './lists.ts';
import type { Placed } from './published.ts';

/** Rows of a region in a time; −1 where there is none. */
export interface Lines {
  readonly all: number;
  readonly byTask: readonly number[];
  /** First the groups that make up all, then those that are part of one of them. */
  readonly byGroup: readonly number[];
}

/** A province in a time, with its counties. */
export interface Block {
  readonly below: readonly Lines[];
  readonly above: Lines & {
    /** By task, then group. */
    readonly byBoth: readonly (readonly number[])[];
  };
  /** How many groups make up all. */
  readonly groups: number;
  /** Places in `byGroup` of groups of which one is part of the other. */
  readonly parts: readonly (readonly [whole: number, part: number])[];
  /** Whether every region that is part of the one above has its rows. */
  readonly isComplete: boolean;
}

/** The blocks of a table that has groups. */
export function blocksOf(campaign: Pick<Campaign, 'lists' | 'regions'>, table: Placed): Block[] {
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
  const countiesOf = new Map<number, number[]>();
  for (const region of present) {
    if (levelOf(region) !== 'county') continue;
    const province = regions.provinceOf(region);
    countiesOf.set(province, [...(countiesOf.get(province) ?? []), region]);
  }
  const groupRows = (region: number, period: number, task: number): number[] =>
    codes.map((group) => table.rowAt(region, period, task, group));
  const isWhole = (rows: readonly number[]): boolean => rows.every((row) => row >= 0);

  const ofTasks = (province: number, counties: readonly number[], period: number): Block[] => {
    const linesOf = (region: number): Lines => ({
      all: table.rowAt(region, period, all, every),
      byTask: tasks.map((task) => table.rowAt(region, period, task, every)),
      byGroup: groupRows(region, period, all),
    });
    const byBoth = tasks.map((task) => groupRows(province, period, task));
    const found = counties
      .map(linesOf)
      .filter((lines) => isWhole([lines.all, ...lines.byTask, ...lines.byGroup]));
    if (found.length === 0 || !isWhole(byBoth.flat())) return [];
    return [
      {
        ...shared,
        below: found,
        above: { ...linesOf(province), byBoth },
        isComplete: found.length === counties.length,
      },
    ];
  };

  const periods = [...lists.periods.codes.keys()];
  return [...countiesOf].flatMap(([province, counties]) =>
    periods.flatMap((period) => ofTasks(province, counties, period)),
  );
}
