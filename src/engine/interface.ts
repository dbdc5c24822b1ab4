// What the SQL page asks of an engine: a statement in, typed columns and exact cells out. `node.ts` answers the
// build's own questions instead, in plain numbers.

/** A cell. 64-bit integers are `bigint`, DECIMAL, dates, times and nested values exact text. */
export type Value = null | boolean | number | bigint | string;

export interface ResultColumn {
  readonly name: string;
  /** DuckDB's name of the type, such as `VARCHAR`, `BIGINT`, `DECIMAL(38,0)`. */
  readonly type: string;
}

export interface QueryResult {
  readonly columns: readonly ResultColumn[];
  readonly rowCount: number;
  /** How many rows have at least one empty cell. */
  readonly rowsWithNull: number;
  /** The rows from index `from` up to, not including, `to`; cells in the order of `columns`. */
  rows(from?: number, to?: number): Iterable<readonly Value[]>;
}

export interface Engine {
  /** Runs one or more statements; the result is the last one's. Rejects with DuckDB's own message. */
  query(sql: string): Promise<QueryResult>;
  close(): Promise<void>;
}
