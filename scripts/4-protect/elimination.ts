// Stage one of secondary suppression: Gaussian elimination in a prime field. It shows as many cells as it can, the
// dearest first, without any cell that must stay hidden following from the shown ones by adding and subtracting.
//
// The method is that of Ø. Langsrud, Secondary cell suppression by Gaussian elimination (Privacy in Statistical
// Databases 2024, doi:10.1007/978-3-031-69651-0_6), carried out on the equations between cells instead of the columns
// of a model matrix: the two are dual, and the pattern is the same. A cell follows from the shown ones exactly where a
// combination of the equations has no other hidden cell in it.
import type { CellSystem } from './cell-system.ts';
import { alwaysHidden, KIND } from './cell-system.ts';

/** The largest prime below 2^26: products stay below 2^52 and are exact in a double. */
export const PRIME = 67_108_859;

function power(base: number, exponent: number, prime: number): number {
  let result = 1;
  let factor = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = (result * factor) % prime;
    factor = (factor * factor) % prime;
  }
  return result;
}

type Row = Map<number, number>;

/** The equations in reduced row echelon form over the hidden and undecided cells. */
class Echelon {
  /** For each cell the rows in which it stands, the row of which it is the pivot included. */
  private readonly places = new Map<number, Set<Row>>();
  private readonly pivotRow = new Map<number, Row>();
  private readonly pivotOf = new Map<Row, number>();

  private readonly prime: number;

  constructor(prime: number) {
    this.prime = prime;
  }

  private placesOf(cell: number): Set<Row> {
    let rows = this.places.get(cell);
    if (!rows) this.places.set(cell, (rows = new Set()));
    return rows;
  }

  private set(row: Row, cell: number, value: number): void {
    if (value === 0) {
      row.delete(cell);
      this.places.get(cell)?.delete(row);
    } else {
      row.set(cell, value);
      this.placesOf(cell).add(row);
    }
  }

  private scale(row: Row, cell: number): void {
    const value = row.get(cell) ?? 0;
    if (value === 1) return;
    const inverse = power(value, this.prime - 2, this.prime);
    for (const [at, other] of row) row.set(at, (other * inverse) % this.prime);
  }

  /** row := row − factor · other. */
  private subtract(row: Row, factor: number, other: Row): void {
    for (const [cell, value] of other) {
      const before = row.get(cell) ?? 0;
      this.set(row, cell, (before + (this.prime - ((factor * value) % this.prime))) % this.prime);
    }
  }

  /** Makes the cell the pivot of the row: it then stands in no other. */
  private pivot(row: Row, cell: number): void {
    this.scale(row, cell);
    for (const other of [...this.placesOf(cell)]) {
      if (other !== row) this.subtract(other, other.get(cell) ?? 0, row);
    }
    this.pivotRow.set(cell, row);
    this.pivotOf.set(row, cell);
  }

  /** Takes an equation up; `hideFirst` says which of two cells is the better pivot: the one that is shown last. */
  add(coefficients: Iterable<readonly [number, number]>, hideFirst: (a: number, b: number) => number): void {
    const row: Row = new Map();
    for (const [cell, value] of coefficients) {
      if (value !== 0) this.set(row, cell, value);
    }
    for (const cell of [...row.keys()]) {
      const pivot = this.pivotRow.get(cell);
      const factor = row.get(cell);
      if (pivot && factor !== undefined) this.subtract(row, factor, pivot);
    }
    if (row.size === 0) return;
    const [best] = [...row.keys()].sort(hideFirst);
    if (best !== undefined) this.pivot(row, best);
  }

  /**
   * Shows a cell: it leaves all rows. Returns false, and shows nothing, where a protected cell would then follow.
   */
  show(cell: number, isProtected: (cell: number) => boolean): boolean {
    const own = this.pivotRow.get(cell);
    if (own) {
      const others = [...own.keys()].filter((other) => other !== cell);
      if (others.length === 1 && isProtected(others[0] ?? -1)) return false;
      this.pivotRow.delete(cell);
      this.pivotOf.delete(own);
      if (others.length > 0) {
        const sizes = others.map((other) => this.placesOf(other).size);
        this.pivot(own, others[sizes.indexOf(Math.min(...sizes))] ?? -1);
      }
    }
    const rows = [...this.placesOf(cell)];
    for (const row of rows) {
      if (row.size === 2 && isProtected(this.pivotOf.get(row) ?? -1)) return false;
    }
    for (const row of rows) this.set(row, cell, 0);
    return true;
  }
}

/**
 * The pattern after elimination: 1 for hidden cells, those that are always hidden and those added to protect them.
 * `order` lists the open cells, the first to be shown first. A protected cell that follows from known ones alone is beyond
 * any pattern: the attack finds it.
 */
export function eliminate(system: CellSystem, order: Int32Array, prime: number = PRIME): Uint8Array {
  const hidden = alwaysHidden(system);
  const guarded = guardedCells(system);
  const isProtected = (cell: number): boolean => guarded[cell] === 1;
  const rank = new Int32Array(system.size).fill(-1);
  order.forEach((cell, i) => (rank[cell] = i));
  const lateness = (cell: number): number => (hidden[cell] === 1 ? system.size : (rank[cell] ?? -1));
  const hideFirst = (a: number, b: number): number => lateness(b) - lateness(a);
  const echelon = new Echelon(prime);
  for (const equation of system.equations) {
    const unknown = [...equation].flatMap((cell, i) =>
      system.kind[cell] !== KIND.known ? [[cell, i === 0 ? 1 : prime - 1] as const] : [],
    );
    echelon.add(unknown, hideFirst);
  }
  for (const cell of order) {
    if (!echelon.show(cell, isProtected)) hidden[cell] = 1;
  }
  return hidden;
}

/** Cells that must not follow from shown ones: few persons, or children at any size. A zero exposes nobody. */
function guardedCells(system: CellSystem): Uint8Array {
  return Uint8Array.from(system.kind, (kind, cell) => {
    const value = system.value[cell] ?? 0;
    if (kind < KIND.primary || value <= 0) return 0;
    return kind === KIND.primary || kind === KIND.children || value < (system.threshold[cell] ?? 0) ? 1 : 0;
  });
}
