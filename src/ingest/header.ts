// Finds the header among a file's first records and says which column of the schema each of its cells names.
import type { InputTable } from '../schema/column.ts';
import { folded } from './cells.ts';

/** Header aliases by table: normalised alias → canonical name. */
export type HeaderAliases = ReadonlyMap<string, string>;

export interface Header {
  /** Index of the header among the records looked at. */
  readonly record: number;
  /** For each cell of the header: the canonical name, or null for a column that is not read. */
  readonly columns: readonly (string | null)[];
  readonly unknown: readonly string[];
  /** Labels (canonical names) of required columns that the header lacks. */
  readonly missing: readonly string[];
}

/** A header cell as it is compared: folded, lower case, without white space. */
export function headerKey(cell: string): string {
  return folded(cell).replace(/\s+/g, '').toLowerCase();
}

/** What header cells of a table may say: canonical names, Chinese labels, and the operator's aliases. */
export function headerNames(table: InputTable, aliases: HeaderAliases): ReadonlyMap<string, string> {
  const names = new Map(aliases);
  for (const column of table.columns) {
    names.set(headerKey(column.label.zh), column.name);
    names.set(headerKey(column.name), column.name);
  }
  return names;
}

/** The header among the first records of a file: the one that names most columns; null where none names two. */
export function findHeader(
  records: readonly (readonly string[])[],
  table: InputTable,
  names: ReadonlyMap<string, string>,
): Header | null {
  let best: { record: number; columns: (string | null)[]; known: number } | null = null;
  for (const [record, cells] of records.entries()) {
    const seen = new Set<string>();
    const columns = cells.map((cell) => {
      const name = names.get(headerKey(cell)) ?? null;
      if (name === null || seen.has(name)) return null;
      seen.add(name);
      return name;
    });
    if (seen.size > (best?.known ?? 1)) best = { record, columns, known: seen.size };
  }
  if (best === null) return null;
  const { record, columns } = best;
  const cells = records[record] ?? [];
  return {
    record,
    columns,
    unknown: cells.filter((cell, i) => columns[i] === null && headerKey(cell) !== ''),
    missing: table.columns.filter((c) => c.required && !columns.includes(c.name)).map((c) => c.name),
  };
}
