// What the SQL page hands to its script: the published tables, where their files are and how large.
import type { Lang, Text } from '../schema/column.ts';

/** A Parquet file: address relative to the data folder. */
export interface CatalogFile {
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
}

export interface CatalogTable {
  readonly name: string;
  readonly title: Text;
  readonly columns: readonly { readonly name: string; readonly label: Text }[];
  /** True where a row's `status` says why a measure is empty. */
  readonly hasStates: boolean;
  readonly whole: CatalogFile;
  /** By province code; empty for tables without parts. */
  readonly parts: Readonly<Record<string, CatalogFile>>;
}

export interface SqlCatalog {
  readonly lang: Lang;
  readonly release: string;
  readonly sample: boolean;
  /** Address of the data folder, with a slash at its end. */
  readonly dataHref: string;
  /** Address of the page that explains empty values. */
  readonly missingHref: string;
  /** Size of the engine once decompressed. */
  readonly engineBytes: number;
  readonly tables: readonly CatalogTable[];
}

/** The scope that means whole tables. */
export const WHOLE = '';

/** The file that a table is read from in a scope: its part for a province where it has one, else the whole. */
export function fileFor(table: CatalogTable, scope: string): CatalogFile {
  return table.parts[scope] ?? table.whole;
}
