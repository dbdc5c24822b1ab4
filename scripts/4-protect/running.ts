// Counts of periods that have not ended, which each release shows anew: a year up to September, a total. Two releases'
// figures would give away what lies between them, finer than the plan allows, and the first of them would be a sum of
// quarters that no table needs to have. So they are shown only where they tell nothing new: as sums of shown counts of
// periods that have ended. The tables that are protected are those of the periods that have ended.
import { PERIOD_TYPES } from '../../src/schema/values.ts';
import type { BlockRows, SystemRules } from './block.ts';
import { kindOf, STATE } from './block.ts';
import type { Limits } from './cell-system.ts';
import { KIND } from './cell-system.ts';
import type { Lists } from './lists.ts';
import type { LoadedRows, RowsById } from './load.ts';
import { pickRows } from './load.ts';
import { rowIndex } from './margins.ts';
import type { SystemPattern } from './protect-system.ts';

/** The rows of periods that have ended. Registers do not grow with the months: of these, all. */
export function endedRows({ ids, rows }: LoadedRows, lists: Lists, rules: SystemRules): RowsById {
  if (rules.table === 'targets') return { ids, rows };
  const places = [...ids.keys()].filter((row) => lists.periods.isRunning[rows.period[row] ?? 0] !== 1);
  return { ids: Int32Array.from(places, (row) => ids[row] ?? 0), rows: pickRows(rows, places) };
}

/**
 * The pattern of all rows, as they are published, from that of the rows of periods that have ended: `hidden` marks what
 * says that it is suppressed, and nothing that says that it was not reported.
 */
export function withRunning(
  ended: SystemPattern,
  { ids, rows, isReported }: LoadedRows,
  lists: Lists,
  limits: Limits,
): SystemPattern {
  const { rules } = ended;
  const endedPlace = new Map([...ended.ids].map((id, place) => [id, place]));
  const isOk = (row: number, measure: number): boolean => rows.states[measure]?.[row] === STATE.ok;
  const whole = (measures: readonly Uint8Array[]): Uint8Array[] =>
    measures.map((own, measure) =>
      Uint8Array.from(ids, (id, row) => (isOk(row, measure) ? (own[endedPlace.get(id) ?? -1] ?? 0) : 0)),
    );
  const hidden = whole(ended.hidden);
  const at = rowIndex(rows, lists);
  // What was left out of its rows may count in its sums; of a region that did not report there is nothing.
  const isOpen = (part: number, measure: number): boolean =>
    part >= 0 && hidden[measure]?.[part] !== 1 && (isOk(part, measure) || isReported[part] !== 1);
  const byLength = [...ids.keys()]
    .filter((row) => !endedPlace.has(ids[row] ?? -1) && isReported[row] === 1)
    .sort((a, b) => lengthOf(rows, lists, a) - lengthOf(rows, lists, b));
  for (const row of byLength) {
    const parts = (lists.periods.sums[rows.period[row] ?? 0] ?? []).map((period) =>
      at(rows.region[row] ?? 0, period, rows.task[row] ?? 0, rows.group[row] ?? 0),
    );
    const isHidden = rules.measures.map((_, measure) => {
      // Its own kind tells whether it has changed by few since an earlier release.
      const isFew = isOk(row, measure) && kindOf(rows, row, lists, rules, measure, limits) >= KIND.primary;
      return parts.length === 0 || isFew || !parts.every((part) => isOpen(part, measure));
    });
    hidden.forEach((own, measure) => {
      const isOne = rules.isChain ? isHidden.includes(true) : isHidden[measure] === true;
      own[row] = isOne && rows.states[measure]?.[row] !== STATE.notApplicable ? 1 : 0;
    });
  }
  return {
    ...ended,
    ids,
    hidden,
    primary: whole(ended.primary),
    // What is no row of the table is published nowhere: it is protected as far as that can be done.
    lost: ended.lost
      .map(([measure, row]) => [measure, ids.indexOf(ended.ids[row] ?? -1)] as const)
      .filter(([, row]) => row >= 0),
  };
}

const lengthOf = (rows: BlockRows, lists: Lists, row: number): number =>
  PERIOD_TYPES.findIndex((type) => type === lists.periods.types[rows.period[row] ?? 0]);
