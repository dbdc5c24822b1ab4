// What an earlier release hid stays hidden. That release's pattern is known to protect its counts; if some of it were shown,
// a count could be left without protection, as what might be hidden instead may have been shown by then. And readers find
// the same cells hidden from month to month.
import type { OutputTable } from '../../src/schema/column.ts';
import { dimensionsOf, measuresOf } from '../../src/schema/column.ts';
import type { Database } from '../database.ts';
import { identifier } from '../database.ts';

/** Counts may be shown again where what they are part of is so many times what it was, or as small a part of it. */
const MUCH = 2;

/**
 * Creates `kept_<table>`: by id of `cells_<table>`, for each measure `<measure>_stays`: whether a count stays hidden, as
 * `earlier_<table>` tells of those of `growing`, or because the latest release hid it; not where its line's total has become
 * much larger or smaller since, or, where that was not shown, the activities of its region and period, so that what was
 * reported late or corrected is not hidden for ever. Without earlier releases it is empty; else `cells_coverage` and
 * `earlier_coverage` have to be there.
 */
export async function keepHidden(
  database: Database,
  table: OutputTable,
  { hasEarlier, growing }: { readonly hasEarlier: boolean; readonly growing: readonly string[] },
): Promise<void> {
  const { name } = table;
  const measures = measuresOf(table).map((measure) => measure.name);
  const stays = measures.map((measure) => {
    const [own, value, was, hid] = [
      identifier(`${measure}_stays`),
      `total.${identifier(measure)}`,
      `line.${identifier(measure)}`,
      `earlier.${identifier(`${measure}_hid`)}`,
    ];
    if (!hasEarlier) return `false AS ${own}`;
    const isMuch = `CASE WHEN ${was} IS NULL THEN ${isMuchOther('today.activities', 'before.activities')} ELSE ${isMuchOther(value, was)} END`;
    const isKept = `(coalesce(${hid}, false) AND NOT coalesce(${isMuch}, false))`;
    return `${growing.includes(measure) ? `coalesce(earlier.${own}, false) OR ${isKept}` : isKept} AS ${own}`;
  });
  const keys = dimensionsOf(table).map((key) => key.name);
  const line = keys.filter((key) => key !== 'group').map(identifier);
  await database.run(`
    CREATE TABLE kept_${name} AS SELECT cells.id, ${stays.join(', ')} FROM cells_${name} AS cells ${
      hasEarlier
        ? `JOIN earlier_${name} AS earlier ON earlier.id = cells.id
      JOIN (SELECT * FROM cells_${name} WHERE ${keys.includes('group') ? `"group" = 'all'` : 'true'}) AS total USING (${line.join(', ')})
      LEFT JOIN earlier_${name} AS line ON line.id = total.id
      LEFT JOIN (SELECT * FROM cells_coverage WHERE task = 'all' AND area = 'all') AS today
        ON today.region_code = cells.region_code AND today.period = cells.period
      LEFT JOIN earlier_coverage AS before ON before.id = today.id`
        : 'LIMIT 0'
    }`);
}

/** Whether a number (SQL) is much more or much less than it was; null where one of them is not known. */
const isMuchOther = (now: string, was: string): string =>
  `(${now} >= ${MUCH} * ${was} OR ${MUCH} * ${now} <= ${was})`;
