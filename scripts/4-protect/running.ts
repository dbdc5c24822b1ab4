// Counts of periods that have not ended, which each release shows anew: a year up to September, a total. Two releases'
// figures would give away what lies between them, finer than the plan allows, and the first of them would be a sum of
// quarters that no table needs to have. So they are shown only where they tell nothing new: as sums of shown counts of
// periods that have ended. The tables that are protected are those of the periods that have ended.
import { PERIOD_TYPES } from '../../src/schema/values.ts';
import type { BlockRows, SystemRules } from './block.ts';
import { STATE } from './block.ts';
import { hiddenForOwnSake, kindOf } from './cell-kinds.ts';
import type { Limits } from './cell-system.ts';
import { KIND } from './cell-system.ts';
import type { Lists } from './lists.ts';
import type { LoadedRows, RowsById } from './load.ts';
import { pickRows } from './load.ts';
import { rowIndex } from './margins.ts';
import type { SystemPattern } from './protect-system.ts';
import { isGroupRow } from './lines.ts';

/** The rows of periods that have ended. Registers do not grow with the months: of these, all. */
export function endedRows({ ids, rows }: LoadedRows, lists: Lists, rules: SystemRules): RowsById {
  if (rules.table === 'targets') return { ids, rows };
  const places = [...ids.keys()].filter((row) => lists.periods.isRunning[rows.period[row] ?? 0] !== 1);
  return { ids: Int32Array.from(places, (row) => ids[row] ?? 0), rows: pickRows(rows, places) };
}

/**
 * The pattern of all rows, as they are published, from that of the rows of periods that have ended: `hidden` marks what
 * says that it is suppressed. What was not reported beside it is the business of `withoutTelling`.
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
  const ofAll = (own: Uint8Array): Uint8Array =>
    Uint8Array.from(ids, (id) => own[endedPlace.get(id) ?? -1] ?? 0);
  const hidden = ended.hidden.map(ofAll);
  const isHidden = (row: number, measure: number): boolean => row >= 0 && hidden[measure]?.[row] === 1;
  // Where none of the rows has a measure, there is none of it; of first-time figures only most may lack it. A need may
  // have been registered where nobody reported: the sum would tell it.
  const isOpen = (part: number, measure: number): boolean =>
    part >= 0 &&
    !isHidden(part, measure) &&
    (isOk(part, measure) ||
      (rows.values[measure]?.[part] === 0 && (measure !== rules.partial || isReported[part] !== 1)));
  const at = rowIndex(rows, lists);
  const totalOnly = linesOfTotals(rows, lists, isOk, isHidden);
  const byLength = [...ids.keys()]
    .filter((row) => !endedPlace.has(ids[row] ?? -1) && isReported[row] === 1)
    .sort((a, b) => lengthOf(rows, lists, a) - lengthOf(rows, lists, b));
  for (const row of byLength) {
    const parts = (lists.periods.sums[rows.period[row] ?? 0] ?? []).map((period) =>
      at(rows.region[row] ?? 0, period, rows.task[row] ?? 0, rows.group[row] ?? 0),
    );
    const own = rules.measures.map((_, measure) => {
      // To say that none of the rows has it would tell that there is none in what is hidden of them.
      if (!isOk(row, measure))
        return measure !== rules.partial && parts.some((part) => isHidden(part, measure));
      // Its own kind tells whether it has changed by few since an earlier release.
      const isFew = kindOf(rows, row, lists, rules, measure, limits) >= KIND.primary;
      const isInTotal = parts.some((part) => totalOnly.has(part, measure));
      return parts.length === 0 || isFew || isInTotal || !parts.every((part) => isOpen(part, measure));
    });
    const isAny = own.some((is, measure) => is && isOk(row, measure));
    hidden.forEach((measures, measure) => {
      const isOne = own[measure] === true || (isOk(row, measure) && rules.isChain && isAny);
      measures[row] = isOne && rows.states[measure]?.[row] !== STATE.notApplicable ? 1 : 0;
    });
  }
  const primary = hiddenForOwnSake(rows, lists, rules, limits);
  return {
    ...ended,
    ids,
    hidden,
    totalOnly: ofAll(ended.totalOnly),
    primary: primary.map((own, measure) => own.map((is, row) => (isHidden(row, measure) ? is : 0))),
    // What is no row of the table is published nowhere: it is protected as far as that can be done.
    lost: ended.lost
      .map(([measure, row]) => [measure, ids.indexOf(ended.ids[row] ?? -1)] as const)
      .filter(([, row]) => row >= 0),
  };
}

/** Tells the rows of a group in lines of which no group is shown: zeros are hidden there, too. */
function linesOfTotals(
  rows: BlockRows,
  lists: Lists,
  isOk: (row: number, measure: number) => boolean,
  isHidden: (row: number, measure: number) => boolean,
): { has: (row: number, measure: number) => boolean } {
  const lineOf = (row: number, measure: number): string =>
    [measure, rows.region[row], rows.period[row], rows.task[row]].join(' ');
  const [some, shown] = [new Set<string>(), new Set<string>()];
  for (let row = 0; row < rows.count; row++) {
    if (!isGroupRow(lists, rows, row)) continue;
    rows.values.forEach((_, measure) => {
      if (isHidden(row, measure)) some.add(lineOf(row, measure));
      else if (isOk(row, measure)) shown.add(lineOf(row, measure));
    });
  }
  return {
    has: (row, measure) =>
      row >= 0 &&
      isGroupRow(lists, rows, row) &&
      some.has(lineOf(row, measure)) &&
      !shown.has(lineOf(row, measure)),
  };
}

const lengthOf = (rows: BlockRows, lists: Lists, row: number): number =>
  PERIOD_TYPES.findIndex((type) => type === lists.periods.types[rows.period[row] ?? 0]);
