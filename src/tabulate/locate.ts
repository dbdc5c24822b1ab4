// Where each cell of a choice stands in the loaded rows: one pass over the rows, numbers alone.
import type { CodedTable } from '../engine/coded-table.ts';

/** A side of the choice: the published columns it is about, and the values that each member has in them. */
export interface Axis {
  readonly columns: readonly string[];
  readonly members: readonly (readonly string[])[];
}

export interface Place {
  readonly table: CodedTable;
  readonly row: number;
}

/** For each row of a table its member on an axis, -1 for none. */
function membersOfRows(table: CodedTable, { columns, members }: Axis): (row: number) => number {
  if (columns.length === 0) return () => 0;
  const texts = columns.map((name) => {
    const column = table.texts[name];
    if (!column) throw new Error(`missing column: ${name}`);
    return column;
  });
  const [first, second] = texts;
  if (!first) return () => 0;
  if (!second) {
    const places = new Map(members.map(([value], place) => [value, place]));
    const byCode = Int32Array.from(first.values, (value) => places.get(value) ?? -1);
    return (row) => byCode[first.codes[row] ?? 0] ?? -1;
  }
  const places = new Map(members.map((values, place) => [values.join('\n'), place]));
  return (row) =>
    places.get(`${first.values[first.codes[row] ?? 0]}\n${second.values[second.codes[row] ?? 0]}`) ?? -1;
}

/**
 * Answers with the place of the row that has the given member on every axis, or null where no table has it. Where
 * several tables have the row (every part holds the nation's), they say the same.
 */
export function locator(
  tables: readonly CodedTable[],
  axes: readonly Axis[],
): (at: readonly number[]) => Place | null {
  const size = axes.reduce((product, { members }) => product * Math.max(members.length, 1), 1);
  const rows = new Int32Array(size).fill(-1);
  const inTable = new Uint8Array(size);
  tables.forEach((table, number) => {
    const members = axes.map((axis) => membersOfRows(table, axis));
    for (let row = 0; row < table.rowCount; row += 1) {
      let cell = 0;
      for (let axis = 0; cell >= 0 && axis < axes.length; axis += 1) {
        const member = members[axis]?.(row) ?? -1;
        cell = member < 0 ? -1 : cell * Math.max(axes[axis]?.members.length ?? 1, 1) + member;
      }
      if (cell < 0) continue;
      rows[cell] = row;
      inTable[cell] = number;
    }
  });
  return (at) => {
    let cell = 0;
    for (let axis = 0; axis < axes.length; axis += 1) {
      cell = cell * Math.max(axes[axis]?.members.length ?? 1, 1) + (at[axis] ?? 0);
    }
    const row = rows[cell] ?? -1;
    const table = tables[inTable[cell] ?? 0];
    return row < 0 || !table ? null : { table, row };
  };
}
