// Rows that should be there and are not: an absent row says zero or few, which a hidden cell must not say.
import type { Campaign } from './cells.ts';
import type { Finding } from './finding.ts';
import type { Published } from './published.ts';
import { SHAPES } from './published.ts';

/** Missing rows that are named for one region and period. */
const MOST = 5;

/** The nation and the provinces have the same rows; it alone would show nothing of what it lacks. */
const rowsOf = (level: string): string => (level === 'nation' ? 'province' : level);

/**
 * Compares each region's rows with those of its level: what one has in a period of a type, all have in all periods of
 * that type. Regions that another counting table names have rows in each.
 */
export function completenessFindings(campaign: Campaign): Finding[] {
  const everywhere = new Set(campaign.tables.flatMap((table) => [...new Set(table.region)]));
  return campaign.tables.flatMap((table) => missingRows(campaign, table, everywhere));
}

function missingRows(
  { lists, regions }: Campaign,
  table: Published,
  everywhere: ReadonlySet<number>,
): Finding[] {
  const { periods, tasks, groups, periodTypes } = lists;
  const typeOf = (period: number): string => periodTypes.get(periods.codes[period] ?? '') ?? '';
  const levelOf = (region: number): string => rowsOf(regions.list[region]?.level ?? '');
  const plan = new Map<string, Set<number>>();
  const file = `${table.table}.parquet`;
  const found: Finding[] = [];
  for (let row = 0; row < table.rows; row += 1) {
    const [region, period, task, group] = [table.region, table.period, table.task, table.group].map(
      (column) => column[row] as number,
    ) as [number, number, number, number];
    if (period < 0 || task < 0 || group < 0) continue;
    const key = `${levelOf(region)} ${typeOf(period)}`;
    const combinations = plan.get(key) ?? new Set();
    plan.set(key, combinations.add(task * groups.codes.length + group));
  }
  for (const region of [...everywhere].sort((a, b) => a - b)) {
    for (let period = 0; period < periods.codes.length; period += 1) {
      const missing = [...(plan.get(`${levelOf(region)} ${typeOf(period)}`) ?? [])]
        .map((combination): [number, number] => [
          Math.floor(combination / groups.codes.length),
          combination % groups.codes.length,
        ])
        .filter(([task, group]) => table.rowAt(region, period, task, group) < 0);
      for (const [task, group] of missing.slice(0, MOST)) {
        const { task: byTask, group: byGroup } = SHAPES[table.table];
        const place = [
          regions.list[region]?.code,
          periods.codes[period],
          ...(byTask === 'task' ? [`task=${tasks.codes[task]}`] : []),
          ...(byGroup === '"group"' ? [`group=${groups.codes[group]}`] : []),
        ];
        const more = missing.length > MOST ? ` (${missing.length})` : '';
        found.push({
          file,
          cell: `${table.table} ${place.join(' ')}`,
          why: {
            zh: `缺这一行：缺行等于说是零或很少${more}`,
            en: `the row is missing, which says zero or few${more}`,
          },
        });
      }
    }
  }
  return found;
}
