// What no table has, though tables add up over it: a region's counts by task and group, where it has a table by task and
// one by group, and a region above it one by both. Such counts are not negative, and that alone can give a hidden count
// away. They get rows of their own, which are published nowhere.
import type { BlockRows, SystemRules } from './block.ts';
import { INNER, kindOf, STATE } from './block.ts';
import type { Limits } from './cell-system.ts';
import { KIND } from './cell-system.ts';
import type { Lists } from './lists.ts';
import { rowIndex } from './margins.ts';

const PROVINCE = 1;

/** The true counts: of a row by its place in the lists, one by measure; undefined where there are none. */
export type InnerCounts = (
  region: number,
  period: number,
  task: number,
  group: number,
) => readonly number[] | undefined;

/** The rows of a province and all below it, and after them those of the counts that no table has. */
export function withInner(
  rows: BlockRows,
  lists: Lists,
  rules: SystemRules,
  limits: Limits,
  countsOf: InnerCounts,
): BlockRows {
  const at = rowIndex(rows, lists);
  const groups = [...lists.groups.keys.keys()].filter(
    (group) => (lists.groups.sums[group] ?? []).length === 0,
  );
  const provinceOf = (own: number): number => {
    let region = own;
    while ((lists.regions.level[region] ?? 0) > PROVINCE) region = lists.regions.parent[region] ?? -1;
    return region;
  };
  // A line of a task that shows no groups, below a province that shows them.
  const isLine = (region: number, period: number, task: number): boolean =>
    at(region, period, task, 0) >= 0 &&
    at(region, period, task, groups[0] ?? -1) < 0 &&
    groups.every((group) => at(provinceOf(region), period, task, group) >= 0);
  const isNone = (row: number): boolean =>
    row >= 0 && rows.values[0]?.[row] === 0 && kindOf(rows, row, lists, rules, 0, limits) === KIND.known;
  const inner: [region: number, period: number, task: number, group: number][] = [];
  for (let row = 0; row < rows.count; row++) {
    const [region = 0, period = 0, task = 0, group = 0] = [
      rows.region,
      rows.period,
      rows.task,
      rows.group,
    ].map((keys) => keys[row]);
    if ((lists.regions.level[region] ?? 0) <= PROVINCE || group !== 0 || task === 0) continue;
    if (!isLine(region, period, task)) continue;
    // What it has in a sum of periods follows from these.
    const parts = lists.periods.sums[period] ?? [];
    if (parts.length > 0 && parts.every((part) => isLine(region, part, task))) continue;
    for (const own of groups) inner.push([region, period, task, own]);
  }
  const noneOf = inner.map(
    ([region, period, task, group]) =>
      isNone(at(region, period, task, 0)) ||
      isNone(at(region, period, 0, group)) ||
      isNone(at(provinceOf(region), period, task, group)),
  );
  const { count } = rows;
  const size = count + inner.length;
  const ints = (own: Int32Array, dimension: number): Int32Array =>
    Int32Array.from({ length: size }, (_, row) => own[row] ?? inner[row - count]?.[dimension] ?? 0);
  const bytes = (own: Uint8Array, rest = 0): Uint8Array => {
    const all = new Uint8Array(size).fill(rest);
    all.set(own);
    return all;
  };
  const floats = (own: Float64Array, rest: (i: number) => number): Float64Array =>
    Float64Array.from({ length: size }, (_, row) => (row < count ? (own[row] ?? NaN) : rest(row - count)));
  return {
    ...rows,
    count: size,
    region: ints(rows.region, 0),
    period: ints(rows.period, 1),
    task: ints(rows.task, 2),
    group: ints(rows.group, 3),
    values: rows.values.map((own, measure) =>
      floats(own, (i) => countsOf(...(inner[i] ?? [0, 0, 0, 0]))?.[measure] ?? 0),
    ),
    states: rows.states.map((own) => bytes(own, STATE.ok)),
    before: rows.before.map((own) => floats(own, () => NaN)),
    given: rows.given.map((own) => bytes(own)),
    totalOnly: bytes(rows.totalOnly),
    hasMore: bytes(rows.hasMore),
    forced: rows.forced.map((own) => bytes(own)),
    inner: Uint8Array.from({ length: size }, (_, row) =>
      row < count ? 0 : noneOf[row - count] === true ? INNER.none : INNER.some,
    ),
  };
}
