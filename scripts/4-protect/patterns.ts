// The patterns of all systems: which cells of the published tables are hidden.
import { CommandError } from '../command/error.ts';
import { progress } from '../command/progress.ts';
import type { Database } from '../database.ts';
import { asideFor } from '../database.ts';
import type { BlockRows } from './block.ts';
import { INNER } from './block.ts';
import type { Limits } from './cell-system.ts';
import type { Previous } from './earlier.ts';
import type { Lists } from './lists.ts';
import type { LoadedSystem } from './load-systems.ts';
import { loadSystems } from './load-systems.ts';
import type { EndedPattern, SystemPattern } from './protect-system.ts';
import { protectSystem } from './protect-system.ts';
import { withRunning } from './running.ts';
import type { ProtectedPeople } from './served-search.ts';
import type { SolverPool } from './solver-pool.ts';
import { openPool } from './solver-pool.ts';
import type { SystemRows } from './untold.ts';
import { withoutTelling } from './untold.ts';

/**
 * Finds the patterns of all systems, in threads. Throws a CommandError where a cell cannot be protected; `previous`: the earlier releases.
 */
export async function patternsOf(
  database: Database,
  lists: Lists,
  limits: Limits,
  previous: Previous,
): Promise<SystemPattern[]> {
  const pool = openPool(lists);
  try {
    const loaded = await loadSystems(database, lists, limits, previous);
    // By rows: a block takes the longer the more it has, and most come twice where there are counts that no table has. What
    // is looked at together comes on top.
    const bar = progress(
      '保密处理 protect',
      loaded.reduce((sum, { rows, inner }) => sum + rows.rows.count * (inner === null ? 1 : 2), 0),
    );
    let done = 0;
    const counting: SolverPool = {
      ...pool,
      solve: async (job) => {
        const pattern = await pool.solve(job);
        bar.at((done += ownRows(job.rows)));
        return pattern;
      },
    };
    const systems = await asideFor(database, () => allProtected(loaded, lists, limits, counting));
    bar.end();
    for (const { pattern, loaded: own } of systems) assertProtected(pattern, own.rows, lists);
    return withoutTelling(systems, lists);
  } finally {
    await pool.close();
  }
}

/** The patterns of all systems, with their rows; that of ratings comes after that of the people who were served. */
async function allProtected(
  loaded: readonly LoadedSystem[],
  lists: Lists,
  limits: Limits,
  pool: SolverPool,
): Promise<SystemRows[]> {
  const found = new Map<string, Promise<EndedPattern>>();
  const protectedPeople = async (): Promise<ProtectedPeople> => {
    const [own, pattern] = [loaded.find(({ rules }) => rules.name === 'people'), await found.get('people')];
    if (!own || !pattern) throw new Error('missing system: people');
    return { ...pattern.ended, inner: own.inner };
  };
  const people = { protect: protectedPeople, repair: pool.repairServed };
  for (const { rules, ended, inner } of loaded) {
    const beside = rules.isRating ? people : null;
    found.set(rules.name, protectSystem(ended, lists, rules, limits, pool, inner, beside));
  }
  return Promise.all(
    loaded.map(async ({ rules, rows }) => {
      const pattern = await found.get(rules.name);
      if (!pattern) throw new Error(`missing system: ${rules.name}`);
      return { pattern: withRunning(pattern, rows, lists, limits), loaded: rows };
    }),
  );
}

/** How many of the rows are those of a table. */
const ownRows = ({ count, inner }: BlockRows): number => {
  const first = inner?.findIndex((is) => is !== INNER.no) ?? -1;
  return first < 0 ? count : first;
};

const MOST_NAMED = 5;

function assertProtected({ rules, lost }: SystemPattern, rows: BlockRows, lists: Lists): void {
  if (lost.length === 0) return;
  const named = lost
    .slice(0, MOST_NAMED)
    .map(([measure, row]) =>
      [
        `${rules.table}.${rules.measures[measure] ?? ''}`,
        lists.regions.codes[rows.region[row] ?? 0],
        lists.periods.keys[rows.period[row] ?? 0],
        `task=${lists.tasks.keys[rows.task[row] ?? 0]}`,
        `group=${lists.groups.keys[rows.group[row] ?? 0]}`,
      ].join(' '),
    );
  throw new CommandError(1, {
    zh: `没有发布：有${lost.length}个格子无法保护，再隐去哪些格子，也能从必须公布的数和以往公布的数推算出来。例如：${named.join('；')}。请在 release-plan.csv 中去掉这一层级或时期，或把这类对象在 groups.csv 中改为更严的一级。`,
    en: `Not published: ${lost.length} cells cannot be protected: whatever else is hidden, they follow from what must be shown and what earlier releases showed. For example: ${named.join('; ')}. Leave that level or period out in release-plan.csv, or give the group a stricter tier in groups.csv.`,
  });
}
