// What earlier releases hid of periods that had not ended: counts up to a month, of which later releases may tell more.
import type { Campaign } from './cells.ts';
import type { EarlierRelease } from './earlier.ts';
import type { Lists } from './lists.ts';
import { placeKey } from './lists.ts';
import type { CountTable, Published } from './published.ts';
import { HIDDEN } from './states.ts';

/** The hidden figures of a release in quarters and years that went on, as they were up to its last month. */
export interface HiddenSpans {
  readonly release: string;
  readonly table: CountTable;
  /** The release's last month, in the list of periods. */
  readonly month: number;
  /** The places of rows (see `placeKey`), ascending, and for each the hidden measures, one bit each. */
  readonly keys: Float64Array;
  readonly measures: Uint8Array;
}

const SPAN_TYPES = ['quarter', 'year'];

/** What a release hid of quarters and years that went on. Registers (`targets`) do not run. */
export function hiddenSpans(
  { lists }: Campaign,
  { id, tables, periods, closed }: EarlierRelease,
): HiddenSpans[] {
  const months = [...periods].filter((period) => lists.periodTypes.get(period) === 'month').sort();
  const month = lists.periods.index.get(months.at(-1) ?? '');
  if (month === undefined) return [];
  const isSpan = lists.periods.codes.map(
    (period) =>
      periods.has(period) && !closed.has(period) && SPAN_TYPES.includes(lists.periodTypes.get(period) ?? ''),
  );
  return tables
    .filter(({ table }) => table !== 'targets')
    .map((old) => ({ release: id, table: old.table, month, ...hiddenIn(old, lists, isSpan) }));
}

function hiddenIn(
  old: Published,
  lists: Lists,
  isSpan: readonly boolean[],
): Pick<HiddenSpans, 'keys' | 'measures'> {
  const found: { key: number; measures: number }[] = [];
  for (let row = 0; row < old.rows; row += 1) {
    const [region = -1, period = -1, task = -1, group = -1] = [
      old.region,
      old.period,
      old.task,
      old.group,
    ].map((column) => column[row] as number);
    if (isSpan[period] !== true || task < 0 || group < 0) continue;
    const measures = old.states.reduce((all, states, at) => all | (states[row] === HIDDEN ? 1 << at : 0), 0);
    if (measures !== 0) found.push({ key: placeKey(lists, region, period, task, group), measures });
  }
  found.sort((a, b) => a.key - b.key);
  return {
    keys: Float64Array.from(found, ({ key }) => key),
    measures: Uint8Array.from(found, ({ measures }) => measures),
  };
}

/** The measures that are hidden at a place, one bit each; 0 where there are none. */
export function measuresAt({ keys, measures }: HiddenSpans, key: number): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] as number) < key) low = middle + 1;
    else high = middle;
  }
  return keys[low] === key ? (measures[low] as number) : 0;
}
