// The release plan and the tiers of groups, before anything is counted: an operator may narrow both, never widen them.
// A plan that shows more than the project's own is refused, because its cells would have no protection.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { CommandError } from '../command/error.ts';
import { ROOT } from '../command/options.ts';
import type { ReferenceFiles } from '../reference.ts';
import { rowsOf } from '../reference.ts';

type Row = Record<string, string>;

const ownRows = (name: string): Row[] =>
  Papa.parse<Row>(readFileSync(join(ROOT, 'data/reference', name), 'utf8').trim(), {
    header: true,
    skipEmptyLines: true,
  }).data;

const COLUMNS = ['levels', 'period_types', 'tasks', 'groups', 'areas'] as const;

/** Each combination of a plan's lines as one text: table, level, period type, depth of task, group, area. */
export function combinationsOf(rows: readonly Row[]): Set<string> {
  const found = new Set<string>();
  for (const row of rows) {
    let combined = [[row['table'] ?? '']];
    for (const column of COLUMNS) {
      const values = (row[column] ?? '').split('|');
      combined = combined.flatMap((head) => values.map((value) => [...head, value]));
    }
    for (const combination of combined) found.add(combination.join(' '));
  }
  return found;
}

/** The strictest tier last; a group may be moved towards the end, not to the sensitive groups or from them. */
const STRICTER = ['T1', 'T2', 'T2c'];

/** Throws a CommandError where the plan or the tiers of the reference folder show more than the project's own. */
export function checkPlan(reference: ReferenceFiles): void {
  const own = combinationsOf(ownRows('release-plan.csv'));
  const wider = [...combinationsOf(rowsOf(reference, 'release-plan.csv'))].filter((cell) => !own.has(cell));
  if (wider.length > 0) {
    const list = wider.slice(0, 5).join('; ');
    throw new CommandError(1, {
      zh: `没有发布：release-plan.csv 要公布的比规定的多，无法保护：${list}。发布计划只能删减，请去掉这些组合。`,
      en: `Not published: release-plan.csv publishes more than can be protected: ${list}. A plan can only be narrowed: take these combinations out.`,
    });
  }
  const tiers = new Map(
    rowsOf(reference, 'groups.csv').map((row) => [row['group'] ?? '', row['tier'] ?? '']),
  );
  for (const row of ownRows('groups.csv')) {
    const group = row['group'] ?? '';
    const before = row['tier'] ?? '';
    const now = tiers.get(group) ?? '';
    const isStricter = STRICTER.indexOf(now) >= STRICTER.indexOf(before) && STRICTER.includes(before);
    if (now === before || isStricter) continue;
    throw new CommandError(1, {
      zh: `没有发布：groups.csv 把 ${group}（${row['name_zh']}）从 ${before} 改成了“${now}”。级别只能改严（${STRICTER.join('→')}），敏感对象不能改。`,
      en: `Not published: groups.csv changes ${group} (${row['name_en']}) from ${before} to "${now}". A tier can only be made stricter (${STRICTER.join(' → ')}); sensitive groups stay as they are.`,
    });
  }
}
