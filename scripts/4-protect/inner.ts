// What no table has, though tables add up over it, as rows of their own, which are published nowhere. Such counts are not
// negative, and that alone can give a hidden count away.
import type { BlockRows, SystemRules } from './block.ts';
import { INNER, kindOf, STATE } from './block.ts';
import type { Limits } from './cell-system.ts';
import { KIND } from './cell-system.ts';
import { taskRows, timeRows } from './inner-rows.ts';
import type { Lists } from './lists.ts';
import { rowIndex } from './margins.ts';

export interface InnerCounts {
  /** The true counts: of a row by its place in the lists, one by measure; undefined where there are none. */
  readonly of: (region: number, period: number, task: number, group: number) => readonly number[] | undefined;
  /** Whether a region is shown to have had no activities in a period. */
  readonly isIdle: (region: number, period: number) => boolean;
}

/** The rows of a province and all below it, and after them those of the counts that no table has. */
export function withInner(
  rows: BlockRows,
  lists: Lists,
  rules: SystemRules,
  limits: Limits,
  { of, isIdle }: InnerCounts,
): BlockRows {
  const isNone = (row: number): boolean =>
    row >= 0 && rows.values[0]?.[row] === 0 && kindOf(rows, row, lists, rules, 0, limits) === KIND.known;
  const places = { rows, lists, at: rowIndex(rows, lists), isNone };
  const inner = [...taskRows(places), ...timeRows(places, isIdle)];
  const { count } = rows;
  const size = count + inner.length;
  const counts = inner.map(({ region, period, task, group }) => of(region, period, task, group));
  const ints = (dimension: 'region' | 'period' | 'task' | 'group'): Int32Array =>
    Int32Array.from(
      { length: size },
      (_, row) => rows[dimension][row] ?? inner[row - count]?.[dimension] ?? 0,
    );
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
    region: ints('region'),
    period: ints('period'),
    task: ints('task'),
    group: ints('group'),
    values: rows.values.map((own, measure) => floats(own, (i) => counts[i]?.[measure] ?? 0)),
    states: rows.states.map((own) => bytes(own, STATE.ok)),
    before: rows.before.map((own) => floats(own, () => NaN)),
    given: rows.given.map((own) => bytes(own)),
    totalOnly: bytes(rows.totalOnly),
    hasMore: bytes(rows.hasMore),
    forced: rows.forced.map((own) => bytes(own)),
    inner: Uint8Array.from({ length: size }, (_, row) =>
      row < count ? 0 : inner[row - count]?.isNone === true ? INNER.none : INNER.some,
    ),
  };
}
