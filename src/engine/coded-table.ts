// Rows of a published table as a page keeps them: texts as numbers into a list, measures as numbers, so that a choice
// of cells is a plain loop over rows.
import type { PlainColumn } from './arrow-from-columns.ts';

/** A column of texts: `values[codes[row]]`. */
export interface CodedColumn {
  readonly values: readonly string[];
  readonly codes: Uint16Array;
}

export interface CodedTable {
  readonly rowCount: number;
  readonly texts: Readonly<Record<string, CodedColumn>>;
  /** NaN where there is no value; the row's status says why. */
  readonly numbers: Readonly<Record<string, Float64Array>>;
}

/** Texts as codes; null becomes an empty text. Throws beyond 65,536 different ones. */
export function codedColumn(values: ArrayLike<unknown>): CodedColumn {
  const places = new Map<string, number>();
  const codes = Uint16Array.from({ length: values.length }, (_, row) => {
    const text = String(values[row] ?? '');
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, places.size);
    return places.size - 1;
  });
  if (places.size > 65_536) throw new Error(`invalid column: ${places.size} different texts`);
  return { values: [...places.keys()], codes };
}

/** Columns of one kind of row, turn after turn, as one table. */
export function codedTable(turns: readonly (readonly PlainColumn[])[]): CodedTable {
  const texts: Record<string, CodedColumn> = {};
  const numbers: Record<string, Float64Array> = {};
  const rowCount = turns.reduce((sum, turn) => sum + (turn[0]?.values.length ?? 0), 0);
  for (const [index, { name, type }] of (turns[0] ?? []).entries()) {
    const pieces = turns.map((turn) => turn[index]?.values ?? []);
    if (type.kind === 'VARCHAR') {
      texts[name] = codedColumn(
        pieces.length === 1 ? (pieces[0] ?? []) : pieces.flatMap((piece) => Array.from(piece)),
      );
      continue;
    }
    const column = new Float64Array(rowCount);
    let row = 0;
    for (const piece of pieces) {
      for (let at = 0; at < piece.length; at += 1, row += 1) {
        const value = piece[at];
        column[row] = value === null || value === undefined ? Number.NaN : Number(value);
      }
    }
    numbers[name] = column;
  }
  return { rowCount, texts, numbers };
}
