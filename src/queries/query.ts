// A question to the published tables: a statement and its parameters. `Row` is what it answers with.

export interface Query<Row> {
  readonly sql: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** Never set; it lets the compiler carry the type of the rows. */
  readonly row?: Row;
}
