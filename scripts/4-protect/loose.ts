// Which of some cells can move at all while everything else stands still. A cell that is alone in an equation cannot, and
// without it another may be: what is left makes a smaller program, and where nothing is left none has to be solved.
import type { CellSystem } from './cell-system.ts';
import type { Incidence } from './program.ts';

/** The cells that share each of their equations with another that can move, in the same order. */
export function loose(system: CellSystem, incidence: Incidence, cells: readonly number[]): number[] {
  const { columns, moving } = incidence;
  const { starts, places } = incidence.equations;
  const used: number[] = [];
  for (const cell of cells) {
    columns[cell] = 0;
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
    const cell = system.equations[i]?.find((each) => columns[each] === 0) ?? -1;
    columns[cell] = -1;
    for (let at = starts[cell] ?? 0; at < (starts[cell + 1] ?? 0); at++) {
      const other = places[at] ?? 0;
      const left = (moving[other] ?? 0) - 1;
      moving[other] = left;
      if (left === 1) alone.push(other);
    }
  }
  const left = cells.filter((cell) => columns[cell] === 0);
  for (const cell of cells) columns[cell] = -1;
  for (const i of used) moving[i] = 0;
  return left;
}
