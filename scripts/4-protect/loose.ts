// Which of some cells can move together with one of them while everything else stands still. A cell that is alone in an equation
// cannot move, and without it another may be; what shares nothing with the one, over others, moves or rests without it. What is
// left makes a smaller program, and where nothing is left none has to be solved.
import type { CellSystem } from './cell-system.ts';
import type { Incidence, Places } from './program.ts';

/** Marks in `Incidence.columns`. */
const OUT = -1;
const IN = 0;
const REACHED = 1;

/**
 * The cells that share each of their equations with another that can move, and are joined to `moving` by equations and links;
 * in the same order. None where that one cannot move.
 */
export function loose(
  system: CellSystem,
  incidence: Incidence,
  cells: readonly number[],
  moving: number,
): number[] {
  const { columns } = incidence;
  const used = withoutAlone(system, incidence, cells);
  const found = columns[moving] === IN ? joinedTo(moving, system, incidence, cells) : [];
  for (const cell of cells) columns[cell] = OUT;
  for (const i of used) incidence.moving[i] = 0;
  return found;
}

/** Marks the cells that share each of their equations with another; returns these equations. */
function withoutAlone(system: CellSystem, incidence: Incidence, cells: readonly number[]): number[] {
  const { columns, moving } = incidence;
  const { starts, places } = incidence.equations;
  const used: number[] = [];
  for (const cell of cells) {
    columns[cell] = IN;
    for (let at = starts[cell] ?? 0; at < (starts[cell + 1] ?? 0); at++) {
      const i = places[at] ?? 0;
      const count = moving[i] ?? 0;
      if (count === 0) used.push(i);
      moving[i] = count + 1;
    }
  }
  const alone = used.filter((i) => moving[i] === 1);
  for (let i = alone.pop(); i !== undefined; i = alone.pop()) {
    // The last of an equation may have been taken out by another meanwhile.
    if (moving[i] !== 1) continue;
    const cell = system.equations[i]?.find((each) => columns[each] === IN) ?? -1;
    columns[cell] = OUT;
    for (let at = starts[cell] ?? 0; at < (starts[cell + 1] ?? 0); at++) {
      const other = places[at] ?? 0;
      const left = (moving[other] ?? 0) - 1;
      moving[other] = left;
      if (left === 1) alone.push(other);
    }
  }
  return used;
}

/** Those of the marked cells that are joined to one. */
function joinedTo(
  one: number,
  system: CellSystem,
  { columns, equations, links, moving, taken }: Incidence,
  cells: readonly number[],
): number[] {
  columns[one] = REACHED;
  const reached = [one];
  const gone: number[] = [];
  const reach = (other: number): void => {
    if (columns[other] !== IN) return;
    columns[other] = REACHED;
    reached.push(other);
  };
  for (const cell of reached) {
    eachPlace(equations, cell, (i) => {
      // Gone through.
      if (moving[i] === 0) return;
      moving[i] = 0;
      system.equations[i]?.forEach(reach);
    });
    eachPlace(links, cell, (i) => {
      if (taken[i] === 1) return;
      taken[i] = 1;
      gone.push(i);
      system.links[i]?.forEach(reach);
    });
  }
  for (const i of gone) taken[i] = 0;
  return cells.filter((cell) => columns[cell] === REACHED);
}

function eachPlace({ starts, places }: Places, cell: number, look: (place: number) => void): void {
  for (let at = starts[cell] ?? 0; at < (starts[cell + 1] ?? 0); at++) look(places[at] ?? 0);
}
