// A choice as a statement for the SQL page that answers with the same cells.
import { NATION } from '../schema/values.ts';
import { levelOf, type RegionTree } from '../search/region-index.ts';
import { COLUMNS_OF, membersIn, tableOf, type Catalog } from './catalog.ts';
import type { Choice } from './choice.ts';
import { codesOfPicks } from './regions-chosen.ts';
import { periodsRead, regionsRead } from './result.ts';

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const quoted = (name: string): string => (name === 'group' ? '"group"' : name);
const inList = (name: string, values: readonly string[]): string =>
  values.length === 1
    ? `${quoted(name)} = ${literal(values[0] ?? '')}`
    : `${quoted(name)} IN (${values.map(literal).join(', ')})`;

/** Beyond this many, codes are told by level and beginning instead of one by one. */
const LISTED = 60;

function regionCondition(choice: Choice, tree: RegionTree): string {
  const codes = regionsRead(choice, tree);
  if (codes.length <= LISTED) return inList('region_code', codes);
  // Sets of regions are told by their level; the register knows which units are ordinary ones.
  const parts = choice.regions.map((pick) => {
    const [code = '', set] = pick.split('.');
    if (set === undefined) return `region_code = ${literal(code)}`;
    const [first = ''] = codesOfPicks([pick], tree);
    const digits = code === NATION ? '' : code.replace(/(?:00){1,2}$/, '');
    const inside = digits === '' ? '' : ` AND region_code LIKE ${literal(`${digits}%`)}`;
    const ordinary =
      set === 'counties' ? ' AND region_code IN (SELECT region_code FROM regions WHERE kind IS NULL)' : '';
    return `(level = ${literal(levelOf(first))}${inside}${ordinary})`;
  });
  return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' OR ')})`;
}

/** The statement, and the province whose files it needs; an empty scope means whole tables. */
export function sqlOfChoice(
  choice: Choice,
  catalog: Catalog,
  tree: RegionTree,
): { sql: string; scope: string } {
  const table = tableOf(catalog, choice.table);
  const chosen = table.measures.filter(({ name }) => choice.measures.includes(name));
  const columns = [
    ...new Set(chosen.flatMap(({ name, rate }) => (rate ? [rate.numerator, rate.denominator] : [name]))),
  ];
  const rates = chosen.flatMap(({ name, rate }) =>
    rate ? [`round(100.0 * ${rate.numerator} / nullif(${rate.denominator}, 0), 1) AS ${name}`] : [],
  );
  const dimensions = table.breakdowns.flatMap((breakdown) => COLUMNS_OF[breakdown]);
  const conditions = [
    regionCondition(choice, tree),
    inList('period', periodsRead(choice, catalog)),
    ...table.breakdowns.flatMap((breakdown) => {
      const members = membersIn(catalog, table, breakdown).filter(({ code }) => {
        const wanted = choice.by[breakdown];
        return wanted.includes(code) || (breakdown === 'task' && choice.share === 'task' && code === 'all');
      });
      return COLUMNS_OF[breakdown].map((column, index) =>
        inList(column, [...new Set(members.map(({ values }) => values[index] ?? ''))]),
      );
    }),
  ];
  const provinces = new Set(
    codesOfPicks(choice.regions, tree)
      .filter((code) => code !== NATION)
      .map((code) => `${code.slice(0, 2)}0000`),
  );
  const [only] = provinces;
  const sql = [
    `SELECT region_code, region_name, period, ${[...dimensions.map(quoted), ...columns, ...rates, 'status'].join(', ')}`,
    `FROM ${table.name}`,
    `WHERE ${conditions.join('\n  AND ')}`,
    `ORDER BY ${['region_code', 'period', ...dimensions.map(quoted)].join(', ')};`,
  ].join('\n');
  return { sql, scope: provinces.size === 1 && only !== undefined ? only : '' };
}
