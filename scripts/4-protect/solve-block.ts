// One block of a system, from rows to the pattern of hidden cells: the nation with its provinces, or a province with
// all below it.
import type { BlockRows, SystemRules } from './block.ts';
import { clustersOf, countsPersons, GIVEN, systemOf } from './block.ts';
import type { CellSystem, Limits } from './cell-system.ts';
import { KIND } from './cell-system.ts';
import type { Layer } from './chain.ts';
import { layersOfChain } from './chain.ts';
import type { Lists } from './lists.ts';
import { rowIndex } from './margins.ts';
import { neighbourhoods } from './neighbourhood.ts';
import type { Search } from './pattern.ts';
import { eliminated, repaired } from './pattern.ts';
import type { Solver } from './solver.ts';

export interface BlockJob {
  /** See `Scope`. */
  readonly isFirst: boolean;
  readonly rows: BlockRows;
  readonly rules: SystemRules;
  readonly limits: Limits;
  /** Per measure 1 for hidden cells, where the search goes on from a pattern; null: none has been found yet. */
  readonly start: readonly Uint8Array[] | null;
  /** Per measure 1 for cells that must be safe if they are hidden; others may be hidden, and move, for their sake. */
  readonly look: readonly Uint8Array[];
}

export interface BlockPattern {
  /** Per measure: 1 for hidden cells, in the order of the rows. */
  readonly hidden: readonly Uint8Array[];
  readonly coarsened: number;
  /** Cells as [measure, row] that no pattern protects. */
  readonly lost: readonly (readonly [number, number])[];
  /** Per measure: 1 for cells that are safe only if cells that were decided above can move. */
  readonly waiting: readonly Uint8Array[];
  /** Per measure: 1 for hidden cells that are safe while these rest, looked at or not. */
  readonly safe: readonly Uint8Array[];
}

/** The pattern of a block. */
export function solveBlock(job: BlockJob, lists: Lists, solver: Solver): BlockPattern {
  const { rows, rules, limits } = job;
  const layers = rules.isChain
    ? layersOfChain(rows, lists, rules, limits)
    : [{ rows, rules, limits, least: null }];
  const searches = layers.map((layer) => searchOf(layer, lists, solver));
  const [first] = searches;
  if (!first) throw new Error(`missing measures of ${rules.name}`);
  const layerRules = layers[0]?.rules ?? rules;
  const { system } = first;
  const { given } = system;
  const scope = {
    isFirst: job.isFirst,
    look: cellsOf(job.look, system, rows, layerRules).map((is, cell) => (given[cell] === 1 ? 0 : is)),
  };
  const start =
    job.start === null
      ? eliminated(first, scope)
      : withRests(cellsOf(job.start, system, rows, layerRules), first);
  const pattern = repaired(searches, start, scope);
  const byMeasure = (cells: Uint8Array): Uint8Array[] =>
    rules.measures.map((_, measure) => {
      const at = rules.isChain ? 0 : measure;
      return cells.slice(at * rows.count, (at + 1) * rows.count);
    });
  return {
    hidden: byMeasure(pattern.hidden),
    waiting: byMeasure(pattern.waiting),
    safe: byMeasure(pattern.safe),
    coarsened: pattern.coarsened,
    lost: pattern.lost.map((cell) => [measureOf(cell, rows, layerRules), system.row[cell] ?? 0] as const),
  };
}

/** What is said of the cells of measures, said of all cells: the rest of a whole without its part goes by the whole. */
function cellsOf(
  measures: readonly Uint8Array[],
  system: CellSystem,
  rows: BlockRows,
  { measures: layers }: SystemRules,
): Uint8Array {
  const rests = layers.length * rows.count;
  const perMeasure = (system.size - rests) / layers.length;
  return Uint8Array.from(system.row, (row, cell) => {
    const measure = Math.floor(cell < rests ? cell / rows.count : (cell - rests) / perMeasure);
    return measures[measure]?.[row] ?? 0;
  });
}

/** The rests of wholes without their parts, which are never published, are hidden, too. */
function withRests(hidden: Uint8Array, { system }: Search): Uint8Array {
  return hidden.map((is, cell) => (system.kind[cell] === KIND.latent ? 1 : is));
}

function searchOf({ rows, rules, limits, least }: Layer, lists: Lists, solver: Solver): Search {
  const system = systemOf(rows, lists, rules, limits);
  return {
    system,
    lineTotal: lineTotals(system, rows, lists, rules),
    cluster: clustersOf(rows, lists, system),
    neighbourhood: neighbourhoods(system, rows, lists),
    solver,
    least,
    full: system.threshold.slice(),
  };
}

const measureOf = (cell: number, rows: BlockRows, rules: SystemRules): number =>
  Math.min(Math.floor(cell / rows.count), rules.measures.length - 1);

/** See `Search.lineTotal`. */
function lineTotals(system: CellSystem, rows: BlockRows, lists: Lists, rules: SystemRules): Int32Array {
  const totals = new Int32Array(system.size).fill(-1);
  if (rules.persons !== 'groups') return totals;
  const at = rowIndex(rows, lists);
  for (let cell = 0; cell < system.size; cell++) {
    if (system.kind[cell] !== KIND.totalOnly) continue;
    const row = system.row[cell] ?? 0;
    const total = at(rows.region[row] ?? 0, rows.period[row] ?? 0, rows.task[row] ?? 0, 0);
    const measure = measureOf(cell, rows, rules);
    if (total >= 0 && !countsPersons(rows, total, lists, rules)) {
      totals[cell] = measure * rows.count + total;
    }
  }
  return totals;
}

/** The rows with what was decided above written into those of one region. */
export function withGiven(rows: BlockRows, region: number, hidden: readonly Uint8Array[]): BlockRows {
  return {
    ...rows,
    given: rows.given.map((given, measure) =>
      given.map((_, row) =>
        rows.region[row] !== region ? GIVEN.no : hidden[measure]?.[row] === 1 ? GIVEN.hidden : GIVEN.shown,
      ),
    ),
  };
}
