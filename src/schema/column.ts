// What a column is: the one description from which parsing, DuckDB types, CSV writing, labels, the dictionary
// pages and the Data Package come.

/** A text in both languages of the site. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type Lang = keyof Text;

/** The kind of a cell in an office's file; `src/ingest/cells.ts` has the rule of each. */
export type CellKind =
  | 'key'
  | 'text'
  | 'date'
  | 'timestamp'
  | 'month'
  | 'region'
  | 'task'
  | 'group'
  | 'category'
  | 'categories'
  | 'need_status'
  | 'org_code'
  | 'count'
  | 'hours';

/** A column of a table that offices hand in. */
export interface InputColumn {
  readonly name: string;
  readonly kind: CellKind;
  readonly required: boolean;
  readonly label: Text;
  readonly description: Text;
  /** What two good rows have in this column, as an office would write it: the filled example is made of them. */
  readonly examples: readonly [string, string];
  /** For `category` and `categories`: the dimension of `categories.csv` whose values are allowed. */
  readonly dimension?: string;
}

/** A column that offices may write beside another; it is compared with it and not kept. */
export interface CompanionColumn {
  readonly name: string;
  readonly label: Text;
  /** Canonical name of the column that it stands beside. */
  readonly of: string;
}

/** A table that offices hand in; `key` names the columns that identify a row within an office. */
export interface InputTable {
  readonly name: InputTableName;
  readonly title: Text;
  readonly key: readonly string[];
  readonly columns: readonly InputColumn[];
  readonly companions: readonly CompanionColumn[];
}

export type InputTableName = 'activities' | 'outcomes' | 'needs' | 'targets' | 'returns';

/**
 * Disclosure tier of a measure: T0 no persons; `group` as the row's group (T0 where the group is `all` and the
 * measure counts needs); T1 persons of no special group; T3 the sensitive table's own rule.
 */
export type Tier = 'T0' | 'T1' | 'group' | 'needs' | 'T3';

export type Unit =
  | 'community'
  | 'activity'
  | 'organisation'
  | 'participation'
  | 'hour'
  | 'need'
  | 'person'
  | 'rating'
  | 'unit'
  | 'month';

export type ColumnType = 'VARCHAR' | 'INTEGER' | 'BIGINT' | 'DECIMAL(18,1)' | 'DATE';

/** A column that says which cell a row is, or describes it. */
export interface DimensionColumn {
  readonly role: 'dimension' | 'attribute' | 'status';
  readonly name: string;
  readonly type: ColumnType;
  readonly label: Text;
  readonly description: Text;
  /** The values there are, in their order, where they are few and fixed. */
  readonly values?: readonly string[];
  /** True where the cell may be empty in a row whose status is `ok`. */
  readonly nullable?: boolean;
  /** Free text from exports or registers: escaped in CSV against spreadsheets that would run it. */
  readonly text?: boolean;
}

/** A column that holds a value; its state (hidden, not reported …) stands in the row's `status`. */
export interface MeasureColumn {
  readonly role: 'measure';
  readonly name: string;
  readonly type: ColumnType;
  readonly unit: Unit;
  readonly label: Text;
  readonly description: Text;
  /** Dimensions over which the published values may be added. */
  readonly additive: readonly string[];
  readonly tier: Tier;
}

export type OutputColumn = DimensionColumn | MeasureColumn;

/** A published table. `key` is its sort order too. */
export interface OutputTable {
  readonly name: OutputTableName;
  readonly title: Text;
  /** One sentence: what one row is. */
  readonly row: Text;
  readonly description: Text;
  readonly columns: readonly OutputColumn[];
  /** `country` tables have a part by province; `parts-only-csv` has CSV by province alone; `list` has no parts. */
  readonly form: 'parts' | 'parts-only-csv' | 'list';
}

export type OutputTableName =
  | 'coverage'
  | 'outcomes'
  | 'needs'
  | 'targets'
  | 'profile'
  | 'communities'
  | 'sensitive'
  | 'reporting'
  | 'periods'
  | 'regions'
  | 'tasks'
  | 'groups';

/** The measures of a table, in column order. */
export function measuresOf(table: OutputTable): readonly MeasureColumn[] {
  return table.columns.filter((column): column is MeasureColumn => column.role === 'measure');
}

/** The columns that identify a row, in column order. */
export function dimensionsOf(table: OutputTable): readonly DimensionColumn[] {
  return table.columns.filter((column): column is DimensionColumn => column.role === 'dimension');
}
