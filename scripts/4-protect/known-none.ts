// Counts of nobody that cannot be protected, as what is published tells that they are none: that exposes nobody. A children's
// group is hidden though it is none; where all else of its line must be what it is, there is nothing to hide any more.
import type { CellSystem } from './cell-system.ts';
import { incidenceOf, programOf } from './program.ts';
import { TINY } from './reach.ts';
import type { Search } from './search.ts';

/**
 * Which of some hidden cells can only be none, by the equations of which a reader can be sure, with all that is hidden free.
 * The searches are layers of one count, or one system.
 */
export function knownNone(
  searches: readonly Search[],
  hidden: Uint8Array,
  cells: readonly number[],
): Set<number> {
  const found = cells.filter((cell) => searches.every(({ system }) => system.value[cell] === 0));
  return searches.reduce((left, search) => noneIn(search, hidden, left), new Set(found));
}

function noneIn({ system, solver }: Search, hidden: Uint8Array, cells: ReadonlySet<number>): Set<number> {
  if (cells.size === 0) return new Set();
  const sure = sureOnly(system);
  const program = programOf(
    sure,
    incidenceOf(sure),
    [...hidden.keys()].filter((cell) => hidden[cell] === 1),
  );
  if (program.rowLower.length === 0) return new Set();
  const open = solver.open(program, 'dual');
  try {
    return new Set(
      [...cells].filter((cell) => {
        const own = program.cells.indexOf(cell);
        const cost = new Float64Array(program.columns);
        cost[own] = 1;
        const point = open.maximum(cost);
        return point !== null && (point[own] ?? Infinity) < 1 - TINY;
      }),
    );
  } finally {
    open.close();
  }
}

/** The system with nothing in it but what a reader can be sure of. */
const sureOnly = (system: CellSystem): CellSystem => ({
  ...system,
  equations: system.equations.slice(0, system.sureEquations),
  links: system.links.slice(0, system.sureLinks),
  lower: system.sure,
  cap: system.most,
});
