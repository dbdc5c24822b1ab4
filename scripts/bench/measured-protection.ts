// One piece of protection in a process of its own, so that its wall time and peak memory are its own. Called by the
// benchmark as `measured-protection.ts WORK EXPORTS SCRATCH`; prints one line of JSON. `aggregate` comes first: it leaves
// the raw tables in the scratch folder's database, from which the others start.
import { join } from 'node:path';
import { aggregate } from '../3-aggregate/aggregate.ts';
import { loadLists, loadRows, pickRows } from '../4-protect/load.ts';
import { protectSystem } from '../4-protect/protect-system.ts';
import { loadLimits, numberCells, protect } from '../4-protect/protect-tables.ts';
import { openPool } from '../4-protect/solver-pool.ts';
import { SYSTEMS } from '../4-protect/systems.ts';
import type { BuildOptions } from '../command/options.ts';
import { buildOptions } from '../command/options.ts';
import { runCommand } from '../command/error.ts';
import type { Database } from '../database.ts';
import { asideFor, reopenDatabase } from '../database.ts';
import { OUTPUT_TABLES } from '../../src/schema/outputs.ts';
import { STATE } from '../4-protect/block.ts';
import { readAndValidate } from '../pipeline.ts';

/** Cells that count persons, those hidden for their own sake and for others', and what it took. */
export interface MeasuredProtection {
  readonly cells: number;
  readonly primary: number;
  readonly secondary: number;
  readonly seconds: number;
  readonly peakMiB: number;
}

type Counts = Pick<MeasuredProtection, 'cells' | 'primary' | 'secondary'>;

async function aggregated(options: BuildOptions): Promise<Counts> {
  const { database } = await readAndValidate(options);
  await aggregate(database);
  database.close();
  return { cells: 0, primary: 0, secondary: 0 };
}

/** All tables, as in a build. */
async function whole(database: Database, { work, thresholds, previous }: BuildOptions): Promise<Counts> {
  const { suppression } = await protect(database, { work, thresholds, previous, release: '' });
  const tables = Object.values(suppression);
  const sum = (of: keyof Counts): number => tables.reduce((all, table) => all + table[of], 0);
  return { cells: sum('cells'), primary: sum('primary'), secondary: sum('secondary') };
}

/** Persons served alone, of all tasks, by region, year and group. */
async function people(database: Database, { thresholds, previous }: BuildOptions): Promise<Counts> {
  const rules = SYSTEMS.find(({ name }) => name === 'people');
  if (!rules) throw new Error('unknown system: people');
  const alone = { ...rules, measures: ['people'], links: [], looseLinks: [], partial: -1 };
  const lists = await loadLists(database);
  const limits = await loadLimits(database, lists, thresholds);
  await numberCells(database, OUTPUT_TABLES.outcomes, { folder: previous, releases: [] }, lists, limits);
  const { ids, rows } = await loadRows(database, lists, alone);
  await database.run('DROP TABLE cells_outcomes; DROP TABLE earlier_outcomes; DROP TABLE kept_outcomes');
  const places = [...ids.keys()].filter(
    (row) =>
      lists.tasks.keys[rows.task[row] ?? 0] === 'all' &&
      lists.periods.types[rows.period[row] ?? 0] === 'year',
  );
  const picked = pickRows(rows, places);
  const pool = openPool(lists);
  const pattern = await asideFor(database, () =>
    protectSystem(
      { ids: Int32Array.from(places, (row) => ids[row] ?? 0), rows: picked },
      lists,
      alone,
      limits,
      pool,
      null,
    ),
  );
  await pool.close();
  if (pattern.lost.length > 0) throw new Error(`invalid: ${pattern.lost.length} cells are not protected`);
  const counts = { cells: 0, primary: 0, secondary: 0 };
  for (const row of places.keys()) {
    if (picked.states[0]?.[row] !== STATE.ok) continue;
    counts.cells += 1;
    if (pattern.primary[0]?.[row] === 1) counts.primary += 1;
    else if (pattern.hidden[0]?.[row] === 1) counts.secondary += 1;
  }
  return counts;
}

const WORKS = { aggregate: null, protect: whole, people };

/** What can be measured. */
export type ProtectionWork = keyof typeof WORKS;

const [work = '', exports = '', scratch = ''] = process.argv.slice(2);
if (work in WORKS) {
  await runCommand(async () => {
    const options = buildOptions([
      ...['--exports', exports, '--work', join(scratch, 'work'), '--out', join(scratch, 'out')],
    ]);
    const protection = WORKS[work as ProtectionWork];
    const database = protection === null ? null : await reopenDatabase(options.work);
    const started = performance.now();
    const counts =
      protection === null || database === null
        ? await aggregated(options)
        : await protection(database, options);
    const measured: MeasuredProtection = {
      ...counts,
      seconds: (performance.now() - started) / 1000,
      peakMiB: Math.round(process.resourceUsage().maxRSS / 1024),
    };
    database?.close();
    process.stdout.write(`${JSON.stringify(measured)}\n`);
    return 0;
  });
}
