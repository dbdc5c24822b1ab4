// One block of a system, from rows to the pattern of hidden cells: the nation with its provinces, or a province with
// all below it.
import type { BlockRows, SystemRules } from './block.ts';
import { GIVEN, isApart } from './block.ts';
import { clustersOf, measureOf, systemOf } from './block-system.ts';
import { countsPersons } from './cell-kinds.ts';
import type { CellSystem, Limits } from './cell-system.ts';
import { KIND } from './cell-system.ts';
import type { Layer } from './chain.ts';
import { layersOfChain } from './chain.ts';
import type { FinestPlaces } from './finest-places.ts';
import { finestWithBeside } from './finest-beside.ts';
import { knownNone } from './known-none.ts';
import type { Lists } from './lists.ts';
import { rowIndex } from './margins.ts';
import { neighbourhoods } from './neighbourhood.ts';
import type { Search } from './search.ts';
import { eliminated, repaired } from './pattern.ts';
import { LOOK } from './search.ts';
import type { Solver } from './solver.ts';
import { spanCells } from './span-cells.ts';
import type { SpanFigures } from './spans.ts';
import { figuresIn, spansOf } from './spans.ts';

export interface BlockJob {
  readonly rows: BlockRows;
  readonly rules: SystemRules;
  readonly limits: Limits;
  /**
   * Where the search goes on from a pattern, per measure: 1 for its hidden cells, and LOOK for those of them that are not
   * known to be safe. Undefined: no pattern yet.
   */
  readonly goesOn?:
    | {
        readonly from: readonly Uint8Array[];
        readonly look: readonly Uint8Array[];
        /** 1 for cells that may count on moves of what was decided above, per measure; undefined: none yet. */
        readonly counts?: readonly Uint8Array[];
        /** Whether nothing comes after it: everything is tried then. */
        readonly isLast: boolean;
        /** Where the finest counts are, and what there was in spans, if it is to be told what follows from these. */
        readonly finest?: { readonly places: FinestPlaces; readonly spans: SpanFigures };
        /** Whether they are among the rows. */
        readonly isFinest?: boolean;
      }
    | undefined;
}

export interface BlockPattern {
  /** Per measure: 1 for hidden cells, in the order of the rows. */
  readonly hidden: readonly Uint8Array[];
  /** Cells as [measure, row] that no pattern protects. */
  readonly lost: readonly (readonly [number, number])[];
  /** Per measure: 1 for cells that are safe only if cells that were decided above can move. */
  readonly waiting: readonly Uint8Array[];
  /** Per measure: see `Pattern`. */
  readonly safe: readonly Uint8Array[];
  /** Cells as [measure, row] that the finest counts tell too closely. */
  readonly told: readonly (readonly [number, number])[];
  /** Figures of spans that they tell too closely, as [measure, place among the figures]. */
  readonly toldSpans: readonly (readonly [number, number])[];
}

/** The pattern of a block. */
export function solveBlock(job: BlockJob, lists: Lists, solver: Solver): BlockPattern {
  const { rules, limits } = job;
  const { goesOn } = job;
  // A reader cannot be sure of loose links, nor of what another system shows: these are kept to unless nothing protects a cell
  // with them. What the finest counts tell is told without them, and with so many counts they take long.
  const isSureOnly = goesOn?.isLast === true || goesOn?.isFinest === true;
  const unsure = { beside: undefined, ...(goesOn?.isLast === true && { least: undefined }) };
  const rows = isSureOnly ? { ...job.rows, ...unsure } : job.rows;
  const layers = rules.isChain
    ? layersOfChain(rows, lists, rules, limits)
    : [{ rows, rules, limits, least: null }];
  const kind = { isSureOnly, isFinest: goesOn?.isFinest, isLast: goesOn?.isLast === true };
  const searches = layers.map((layer) => searchOf(layer, lists, solver, kind));
  const [first] = searches;
  if (!first) throw new Error(`missing measures of ${rules.name}`);
  const layerRules = layers[0]?.rules ?? rules;
  const { system } = first;
  const { given } = system;
  const look = new Uint8Array(system.size).fill(LOOK.yes);
  const counts = goesOn?.counts && cellsOf(goesOn.counts, system, rows, layerRules);
  const figures = goesOn?.finest ? figuresIn(goesOn.finest.spans) : [];
  const finest = goesOn?.finest
    ? finestWithBeside(rows, lists, rules, goesOn.finest.places, spansOf(figures))
    : null;
  const scope = {
    look,
    counts: counts ?? new Uint8Array(system.size),
    isThorough: goesOn?.isLast ?? true,
    isFinest: goesOn?.isFinest ?? false,
    finest,
    spans: finest ? spanCells(figures, finest, rules, limits, lists) : [],
  };
  const start = goesOn ? withRests(cellsOf(goesOn.from, system, rows, layerRules), first) : eliminated(first);
  if (goesOn) {
    const isLookedAt = cellsOf(goesOn.look, system, rows, layerRules);
    start.forEach((is, cell) => {
      look[cell] = is === 1 ? (isLookedAt[cell] ?? LOOK.no) : LOOK.yes;
      if (look[cell] === LOOK.move) for (const search of searches) search.system.mustMove[cell] = 1;
    });
  }
  const pattern = repaired(searches, start, scope);
  // What was decided above is protected there; but the finest counts are in no other part.
  const asked = pattern.lost.filter((cell) => given[cell] !== 1 || scope.isFinest);
  const isRest = (cell: number): boolean =>
    lists.regions.isRest[rows.region[system.row[cell] ?? 0] ?? 0] === 1;
  // More around what is lost may still be tried, which tells as well; among the finest counts the program would be too large.
  const none =
    goesOn?.isLast && !scope.isFinest
      ? knownNone(
          searches,
          pattern.hidden,
          asked.filter((cell) => !isRest(cell)),
        )
      : new Set();
  const byMeasure = (cells: Uint8Array): Uint8Array[] =>
    rules.measures.map((_, measure) => {
      const at = rules.isChain ? 0 : measure;
      return cells.slice(at * rows.count, (at + 1) * rows.count);
    });
  const placeOf = (cell: number): readonly [number, number] => [
    measureOf(cell, system, rows, layerRules),
    system.row[cell] ?? 0,
  ];
  return {
    hidden: byMeasure(pattern.hidden),
    waiting: byMeasure(withWholes(pattern.waiting, first, rows, layerRules)),
    lost: asked.filter((cell) => !none.has(cell)).map(placeOf),
    safe: byMeasure(pattern.safe),
    told: pattern.told.map(placeOf),
    toldSpans: pattern.toldSpans.map((place) => {
      const { measure = 0, figure = 0 } = scope.spans[place] ?? {};
      return [measure, figure] as const;
    }),
  };
}

/** What is said of the cells of measures, said of all cells: the rest of a whole without its part goes by the whole. */
function cellsOf(
  measures: readonly Uint8Array[],
  system: CellSystem,
  rows: BlockRows,
  rules: SystemRules,
): Uint8Array {
  return Uint8Array.from(
    system.row,
    (row, cell) => measures[measureOf(cell, system, rows, rules)]?.[row] ?? 0,
  );
}

/** The rests of wholes without their parts, which are never published, are hidden, too. */
function withRests(hidden: Uint8Array, { system }: Search): Uint8Array {
  return hidden.map((is, cell) => (system.kind[cell] === KIND.latent ? 1 : is));
}

/** What is said of the rest of a whole without its part, said of the whole, too. */
function withWholes(cells: Uint8Array, { system }: Search, rows: BlockRows, rules: SystemRules): Uint8Array {
  const all = cells.slice();
  for (let cell = rules.measures.length * rows.count; cell < system.size; cell++) {
    if (cells[cell] === 1)
      all[measureOf(cell, system, rows, rules) * rows.count + (system.row[cell] ?? 0)] = 1;
  }
  return all;
}

function searchOf(
  { rows, rules, limits, least }: Layer,
  lists: Lists,
  solver: Solver,
  { isSureOnly, ...kind }: { isSureOnly: boolean; isFinest: boolean | undefined; isLast: boolean },
): Search {
  const whole = systemOf(rows, lists, rules, limits);
  const system = isSureOnly ? { ...whole, links: whole.links.slice(0, whole.sureLinks) } : whole;
  return {
    system,
    measures: rules.measures.length,
    isLayer: rows.layer !== undefined,
    lineTotal: lineTotals(system, rows, lists, rules),
    cluster: clustersOf(rows, lists, system),
    neighbourhood: neighbourhoods(system, rows, lists, kind),
    solver,
    least,
    full: system.threshold.slice(),
  };
}

/** See `Search.lineTotal`. */
function lineTotals(system: CellSystem, rows: BlockRows, lists: Lists, rules: SystemRules): Int32Array {
  const totals = new Int32Array(system.size).fill(-1);
  if (rules.persons !== 'groups') return totals;
  const at = rowIndex(rows, lists, (row) => isApart(rows, row));
  for (let cell = 0; cell < system.size; cell++) {
    if (system.kind[cell] !== KIND.totalOnly) continue;
    const row = system.row[cell] ?? 0;
    const total = at(rows.region[row] ?? 0, rows.period[row] ?? 0, rows.task[row] ?? 0, 0);
    const measure = measureOf(cell, system, rows, rules);
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
