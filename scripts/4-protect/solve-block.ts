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
import type { Pattern, Search } from './pattern.ts';
import { eliminated, repaired } from './pattern.ts';
import type { Solver } from './solver.ts';

export interface BlockJob {
  readonly rows: BlockRows;
  readonly rules: SystemRules;
  readonly limits: Limits;
  /**
   * Null: a pattern is to be found. Else per measure 1 for hidden cells: the patterns of several blocks, which are to
   * be looked at jointly where provinces have hidden cells.
   */
  readonly start: readonly Uint8Array[] | null;
  /** 1 for rows of provinces whose own block could not protect all: there every hidden cell is looked at again. */
  readonly awake: Uint8Array;
}

export interface BlockPattern {
  /** Per measure: 1 for hidden cells, in the order of the rows. */
  readonly hidden: readonly Uint8Array[];
  readonly coarsened: number;
  /** Cells as [measure, row] that no pattern protects. */
  readonly lost: readonly (readonly [number, number])[];
}

/** The pattern of a block, or the joint one of several. */
export function solveBlock(job: BlockJob, lists: Lists, solver: Solver): BlockPattern {
  const { rows, rules, limits, start } = job;
  const layers = rules.isChain
    ? layersOfChain(rows, lists, rules, limits)
    : [{ rows, rules, limits, least: null }];
  const searches = layers.map((layer) => searchOf(layer, lists, solver));
  const [first] = searches;
  if (!first) throw new Error(`missing measures of ${rules.name}`);
  const layerRules = layers[0]?.rules ?? rules;
  const pattern =
    start === null
      ? repaired(searches, eliminated(first), new Uint8Array(first.system.size))
      : jointPattern(searches, rows, lists, layerRules, start, job.awake);
  const part = (measure: number): Uint8Array => {
    const at = rules.isChain ? 0 : measure;
    return pattern.hidden.slice(at * rows.count, (at + 1) * rows.count);
  };
  return {
    hidden: rules.measures.map((_, measure) => part(measure)),
    coarsened: pattern.coarsened,
    lost: pattern.lost.map(
      (cell) => [measureOf(cell, rows, layerRules), first.system.row[cell] ?? 0] as const,
    ),
  };
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

/**
 * Looks once more at the hidden cells of provinces and at those below them, now all together: below the provinces only
 * cells whose parent is hidden need to move, the others are safe with their parent at rest.
 */
function jointPattern(
  searches: readonly Search[],
  rows: BlockRows,
  lists: Lists,
  rules: SystemRules,
  start: readonly Uint8Array[],
  awake: Uint8Array,
): Pattern {
  const system = searches[0]?.system;
  if (!system) throw new Error(`missing measures of ${rules.name}`);
  const hidden = new Uint8Array(system.size);
  rules.measures.forEach((_, i) => hidden.set(start[i] ?? [], i * rows.count));
  const layers = rules.measures.length;
  for (let cell = rules.measures.length * rows.count; cell < system.size; cell++) {
    if (system.kind[cell] !== KIND.known) hidden[cell] = 1;
  }
  const rest = new Uint8Array(system.size);
  const at = rowIndex(rows, lists);
  const levelOf = (row: number): number => lists.regions.level[rows.region[row] ?? 0] ?? 0;
  const order = Array.from({ length: rows.count }, (_, row) => row).sort(
    (a, b) => levelOf(a) - levelOf(b) || a - b,
  );
  const parents = order.map((row) =>
    levelOf(row) <= PROVINCE
      ? -1
      : at(
          lists.regions.parent[rows.region[row] ?? 0] ?? -1,
          rows.period[row] ?? 0,
          rows.task[row] ?? 0,
          rows.group[row] ?? 0,
        ),
  );
  for (let layer = 0; layer < layers; layer++) {
    const first = layer * rows.count;
    order.forEach((row, i) => {
      if (levelOf(row) <= PROVINCE || awake[row] === 1) return;
      const parent = first + (parents[i] ?? -1);
      const canMove = (parents[i] ?? -1) >= 0 && hidden[parent] === 1 && rest[parent] !== 1;
      if (!canMove) rest[first + row] = 1;
    });
  }
  for (let cell = layers * rows.count; cell < system.size; cell++) {
    const row = system.row[cell] ?? 0;
    if (levelOf(row) > PROVINCE && awake[row] !== 1) rest[cell] = 1;
  }
  return repaired(searches, hidden, rest);
}

const PROVINCE = 1;

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
