// Which cells of a table are hidden, as SQL over its raw columns. This stage hides the small counts themselves
// (primary suppression); it does not yet hide further cells from which they could be computed.
import type { MeasureColumn, OutputTable } from '../../src/schema/column.ts';
import { measuresOf } from '../../src/schema/column.ts';
import { identifier } from '../database.ts';

/** Below this number a sensitive count is hidden, zero included; others are rounded to the nearest ten. */
export const SENSITIVE_THRESHOLD = 30;

const RATINGS = ['raters', 'satisfied'];

/** So few who were not satisfied give them away: their number is the difference of the two. */
const SMALL_SIDE = 2;

/** A condition that is true where a measure of the row counts persons and is too small; null: never hidden. */
function smallCount(measure: MeasureColumn, threshold: number): string | null {
  const value = identifier(measure.name);
  const isSmall = `${value} BETWEEN 1 AND ${threshold - 1}`;
  switch (measure.tier) {
    case 'T0':
      return null;
    case 'T1':
    case 'group':
      return isSmall;
    case 'needs':
      return `"group" <> 'all' AND ${isSmall}`;
    case 'T3':
      return `${value} < ${SENSITIVE_THRESHOLD}`;
  }
}

/** Children's groups: hidden at counties, and at prefectures in periods shorter than a year, whatever their size. */
function childrenCell(table: OutputTable): string | null {
  if (!table.columns.some((column) => column.name === 'group')) return null;
  const short = table.columns.some((column) => column.name === 'period_type')
    ? `OR (level = 'prefecture' AND period_type IN ('month', 'quarter'))`
    : '';
  return `"group" IN (SELECT "group" FROM groups WHERE tier = 'T2c') AND (level = 'county' ${short})`;
}

/** Both numbers of a rating are hidden together: where either is small, or few were not satisfied. */
function ratingCell(threshold: number): string {
  const small = `BETWEEN 1 AND ${threshold - 1}`;
  return `raters ${small} OR satisfied ${small} OR raters - satisfied BETWEEN 1 AND ${SMALL_SIDE}`;
}

/** The condition under which a measure is hidden, null where it never is. */
export function hiddenWhere(table: OutputTable, measure: MeasureColumn, threshold: number): string | null {
  const isRating = RATINGS.includes(measure.name) && measuresOf(table).some((m) => m.name === 'raters');
  const own = isRating ? ratingCell(threshold) : smallCount(measure, threshold);
  if (own === null) return null;
  const children = childrenCell(table);
  return children === null ? `(${own})` : `(${own} OR (${children}))`;
}

/** The value that is published where it is not hidden. */
export function publishedValue(measure: MeasureColumn): string {
  const value = identifier(measure.name);
  return measure.tier === 'T3' ? `(round(${value} / 10.0) * 10)::BIGINT` : value;
}
