// What no table has, though tables add up over it, as rows of their own, which are published nowhere. Such counts are not
// negative, and that alone can give a hidden count away.
import type { BlockRows, SystemRules } from './block.ts';
import { INNER, STATE } from './block.ts';
import { kindOf } from './cell-kinds.ts';
import type { Limits } from './cell-system.ts';
import { KIND } from './cell-system.ts';
import type { FinestSums } from './finest.ts';
import type { IsIdle } from './finest-places.ts';
import type { Idle } from './idle.ts';
import { kindRows } from './inner-kinds.ts';
import type { InnerRow } from './inner-rows.ts';
import { taskRows, timeRows } from './inner-rows.ts';
import type { Lists } from './lists.ts';
import { marginsOf, rowIndex } from './margins.ts';
import type { SpanFigures } from './spans.ts';

export interface InnerCounts {
  /** The true counts: of a row by its place in the lists, one by measure; undefined where there are none. */
  readonly of: (region: number, period: number, task: number, group: number) => readonly number[] | undefined;
  /** Where there were no activities; null where counts do not come from activities. */
  readonly idle: Idle | null;
  /** Figures of quarters and years that went on, in a province, which must not be told. */
  readonly spansIn: (province: number) => SpanFigures;
}

/**
 * The rows of a province and all below it, and after them those of the counts that no table has. `isIdle`: where it is known
 * that there were no activities; null where that tells nothing. `hasKinds`: those by kind, too, which are many.
 */
export function withInner(
  rows: BlockRows,
  lists: Lists,
  rules: SystemRules,
  limits: Limits,
  { of, idle }: InnerCounts,
  isIdle: IsIdle | null = idle && idle.isIdle,
  hasKinds = true,
): BlockRows {
  const isNone = (row: number): boolean =>
    row >= 0 && rows.values[0]?.[row] === 0 && kindOf(rows, row, lists, rules, 0, limits) === KIND.known;
  const places = { rows, lists, at: rowIndex(rows, lists), isNone };
  const byTask = [...taskRows(places), ...(isIdle === null ? [] : timeRows(places, isIdle))];
  const byKind = isIdle === null || !hasKinds ? null : kindRows(places, isIdle);
  const inner = [...byTask, ...(byKind?.rows ?? [])];
  const counts = inner.map(({ region, period, task, group }) => of(region, period, task, group));
  const all = withMore(
    rows,
    inner.map(({ isNone: none, ...place }) => ({ ...place, inner: none ? INNER.none : INNER.some })),
    (measure, i) => counts[i]?.[measure] ?? 0,
  );
  if (!byKind || byKind.rows.length === 0) return all;
  const whole = [...marginsOf(all, lists), ...byKind.sums(rows.count + byTask.length)];
  return { ...all, margins: { whole, partial: [] } };
}

/** The rows, and after them those of the finest counts, with the sums over these. `asked`: columns of spans to be protected. */
export function withFinest(
  rows: BlockRows,
  lists: Lists,
  { more, sums, least }: FinestSums,
  { of }: InnerCounts,
  asked: ReadonlySet<number> = new Set(),
): BlockRows {
  const counts = rows.values.map((own) => {
    const all = new Float64Array(rows.count + more.length);
    all.set(own);
    more.forEach(({ region, period, task, group, restOf }, i) => {
      if (!restOf) all[rows.count + i] = of(region, period, task, group)?.[rows.values.indexOf(own)] ?? 0;
    });
    // Those that are sums come after their parts, and what wholes leave without a part after both.
    for (const [sum = -1, ...parts] of sums) {
      const last = parts.at(-1) ?? -1;
      const restOf = more[last - rows.count]?.restOf;
      if (restOf) all[last] = (all[restOf[0]] ?? 0) - (all[restOf[1]] ?? 0);
      else if (sum >= rows.count) all[sum] = parts.reduce((whole, part) => whole + (all[part] ?? 0), 0);
    }
    return all;
  });
  const all = withMore(
    rows,
    more.map(({ restOf, tasks, upTo, after, ...place }, i) => {
      const isApart = [restOf, tasks, upTo, after].some((own) => own !== undefined);
      const inner = asked.has(rows.count + i) ? INNER.span : isApart ? INNER.rest : INNER.some;
      return { ...place, inner };
    }),
    (measure, i) => counts[measure]?.[rows.count + i] ?? 0,
  );
  const whole = [...marginsOf(rows, lists), ...sums.map((sum) => Int32Array.from(sum))];
  return { ...all, margins: { whole, partial: [] }, ...(least && { least }) };
}

/** The rows with more after them, whose counts are given by measure and place. */
function withMore(
  rows: BlockRows,
  more: readonly (Omit<InnerRow, 'isNone'> & { readonly inner: number })[],
  countOf: (measure: number, i: number) => number,
): BlockRows {
  const { count } = rows;
  const size = count + more.length;
  const ints = (dimension: 'region' | 'period' | 'task' | 'group'): Int32Array =>
    Int32Array.from(
      { length: size },
      (_, row) => rows[dimension][row] ?? more[row - count]?.[dimension] ?? 0,
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
    values: rows.values.map((own, measure) => floats(own, (i) => countOf(measure, i))),
    states: rows.states.map((own) => bytes(own, STATE.ok)),
    before: rows.before.map((own) => floats(own, () => NaN)),
    given: rows.given.map((own) => bytes(own)),
    ...(rows.above && {
      above: rows.above.map(({ low, high }) => ({
        low: floats(low, () => 0),
        high: floats(high, () => Infinity),
      })),
    }),
    totalOnly: bytes(rows.totalOnly),
    hasMore: bytes(rows.hasMore),
    forced: rows.forced.map((own) => bytes(own)),
    inner: Uint8Array.from({ length: size }, (_, row) =>
      row < count ? (rows.inner?.[row] ?? INNER.no) : (more[row - count]?.inner ?? INNER.no),
    ),
  };
}
