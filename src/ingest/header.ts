// Finds the header among a file's first records and says which column of the schema each of its cells names.
import type { InputTable } from '../schema/column.ts';
import { folded } from './cells.ts';

/** Header aliases of a table: normalised alias → canonical name. */
export type HeaderAliases = ReadonlyMap<string, string>;

export interface Header {
  /** Index of the header among the records looked at. */
  readonly record: number;
  /**
   * Where the cells of each column stand, in the order of the table's columns and then of its companions: nowhere, or
   * once, or more often where two header cells name one column.
   */
  readonly places: readonly (readonly number[])[];
  /** How many cells a row must have: those up to the last header cell with a name. */
  readonly width: number;
  /** Header cells that name no column of the table, as they are written. */
  readonly unknown: readonly string[];
  /** Canonical names of required columns that the header lacks. */
  readonly missing: readonly string[];
}

/** A header cell as it is compared: folded, lower case, without white space, marks of required columns and colons. */
export function headerKey(cell: string): string {
  return folded(cell.normalize('NFKC'))
    .replace(/[\s*※★:"]+/g, '')
    .toLowerCase();
}

/** 1. (1) 1、 一、 or ①, which NFKC makes 1. */
const NUMBER_BEFORE =
  /^(?:\(?\d{1,2}(?:[)、]|\.(?!\d)|(?=\p{Script=Han}))|\(?[一二三四五六七八九十]{1,3}[)、])/u;
const BRACKETS_BEHIND = /[([【<][^)\]】>]*[)\]】>]$|\/[^/]+$/;

/** What header cells of a table may say: canonical names, Chinese labels, and the operator's aliases. */
export function headerNames(table: InputTable, aliases: HeaderAliases): ReadonlyMap<string, string> {
  const names = new Map(aliases);
  for (const { name, label } of [...table.companions, ...table.columns]) {
    names.set(headerKey(label.zh), name);
    names.set(headerKey(name), name);
  }
  return names;
}

/** A longer cell is a remark, not a name. */
const LONGEST_NAME = 100;

/** The canonical name that a header cell means: as it stands, or without its number, or without unit or remark. */
function meantBy(cell: string, names: ReadonlyMap<string, string>): string | null {
  const key = headerKey(cell);
  if (key.length > LONGEST_NAME) return null;
  const unnumbered = key.replace(NUMBER_BEFORE, '');
  for (const form of [
    key,
    unnumbered,
    key.replace(BRACKETS_BEHIND, ''),
    unnumbered.replace(BRACKETS_BEHIND, ''),
  ]) {
    const name = names.get(form);
    if (name !== undefined) return name;
  }
  return null;
}

/** Whether a later record repeats the header, as where files were pasted below one another. */
export function repeatsHeader(cells: readonly string[], header: readonly string[]): boolean {
  return (
    header.every((cell, i) => headerKey(cell) === headerKey(cells[i] ?? '')) &&
    header.some((cell) => cell.trim() !== '')
  );
}

/** The header among the first records of a file: the one that names most columns; null where none names two. */
export function findHeader(
  records: readonly (readonly string[])[],
  table: InputTable,
  names: ReadonlyMap<string, string>,
): Header | null {
  let best: { record: number; meant: readonly (string | null)[]; known: number } | null = null;
  for (const [record, cells] of records.entries()) {
    const meant = cells.map((cell) => meantBy(cell, names));
    const known = new Set(meant.filter((name) => name !== null)).size;
    if (known > (best?.known ?? 1)) best = { record, meant, known };
  }
  if (best === null) return null;
  const { record, meant } = best;
  const cells = records[record] ?? [];
  const placesOf = (name: string): number[] => meant.flatMap((other, i) => (other === name ? [i] : []));
  return {
    record,
    places: [...table.columns, ...table.companions].map(({ name }) => placesOf(name)),
    width: cells.findLastIndex((cell) => headerKey(cell) !== '') + 1,
    unknown: cells
      .filter((cell, i) => meant[i] === null && headerKey(cell) !== '')
      .map((cell) => cell.trim()),
    missing: table.columns.filter((c) => c.required && !meant.includes(c.name)).map((c) => c.name),
  };
}
