// What must have been revised since an earlier release showed it, as sums have no solution with it: a reader who sees that
// doubts whatever the contradiction follows from.
import type { Bounds } from './bounds.ts';
import type { Earlier, Past, System } from './system.ts';

/**
 * What earlier releases showed, without figures and sums of open periods in rows of the system that have no solution. The same
 * where there are none.
 */
export function withoutRevised(system: System, past: Past, rows: readonly number[]): Past {
  const revised = new Set(
    rows.flatMap((row) => columnsOf(system, row)).map((column) => cellOf(system, column)),
  );
  const shown = new Map([...past.shown].filter(([cell, { isClosed }]) => isClosed || !revised.has(cell)));
  const sums = past.sums.filter(({ parts }) => !parts.some((cell) => revised.has(cell)));
  return shown.size === past.shown.size && sums.length === past.sums.length ? past : { ...past, shown, sums };
}

/**
 * What earlier releases showed, where figures of ended periods from which broken bounds follow may have been revised. The same
 * where there are none.
 */
export function withDoubts(system: System, past: Past, bounds: Bounds): Past {
  const doubted = [...premisesOf(system, bounds)]
    .map((column) => cellOf(system, column))
    .flatMap((cell): (readonly [number, Earlier])[] => {
      const old = past.shown.get(cell);
      return old?.isClosed === true && !old.mayBeRevised ? [[cell, { ...old, mayBeRevised: true }]] : [];
    });
  return doubted.length === 0 ? past : { ...past, shown: new Map([...past.shown, ...doubted]) };
}

/** The columns of broken rows, and of the rows from which their bounds came. */
function premisesOf(system: System, { broken, lowerFrom, upperFrom }: Bounds): Set<number> {
  const columns = new Set(broken.flatMap((row) => columnsOf(system, row)));
  const seen = new Set(broken);
  for (const column of columns) {
    for (const row of [lowerFrom[column] as number, upperFrom[column] as number]) {
      if (row < 0 || seen.has(row)) continue;
      seen.add(row);
      for (const other of columnsOf(system, row)) columns.add(other);
    }
  }
  return columns;
}

function columnsOf({ rows }: System, row: number): number[] {
  const columns: number[] = [];
  for (let entry = rows.start(row); entry < rows.start(row + 1); entry += 1) columns.push(rows.column(entry));
  return columns;
}

const cellOf = ({ unknown }: System, column: number): number => unknown[column] as number;
