// The attack on a campaign's hidden cells, from the published tables to findings. Cells that were not reported count as
// zero, until sums show that something was counted there.
import type { Bounds } from './bounds.ts';
import { tightenBounds } from './bounds.ts';
import type { Campaign } from './cells.ts';
import { explainContradiction, leakFinding, toldLeak } from './explain.ts';
import type { Finding } from './finding.ts';
import type { Attacked } from './narrowed.ts';
import { attackSystem } from './narrowed.ts';
import type { Setting } from './persons.ts';
import type { Family } from './closed-lines.ts';
import { SHAPES } from './published.ts';
import type { AsideLeak } from './set-aside.ts';
import { setAside } from './set-aside.ts';
import type { Earlier, Origin, System } from './system.ts';
import { buildSystem } from './system.ts';

const CUT_SHORT: Finding = {
  file: 'data',
  cell: '…',
  why: {
    zh: '推算得出的数太多，其余的没有逐一检查',
    en: 'so much can be worked out that the rest was not examined one by one',
  },
};

/** Attacks every hidden cell. `earlier` is what earlier releases showed, by cell. */
export async function attackCampaign(
  campaign: Campaign,
  setting: Setting,
  earlier: ReadonlyMap<number, Earlier>,
  onProgress: (share: number) => void,
): Promise<Finding[]> {
  const free = new Set<number>();
  let known = earlier;
  for (;;) {
    const whole = consistentSystem(campaign, setting, known, free);
    const { system, isAside, leaks } = setAside(campaign, whole, closedFamilies(campaign));
    const bounds = tightenBounds(system.lower, system.upper, system.rows);
    const attacked = await attackSystem({ ...system, isAside }, bounds, onProgress);
    const rows = attacked.contradictory.flat();
    const without = withoutFloors(system, known, rows);
    const isFreed = setFree(
      campaign,
      system,
      rows.map((row) => system.origins[row] as Origin),
      free,
    );
    if (isFreed || without.size < known.size) {
      known = without;
      continue;
    }
    return findingsOf(campaign, system, bounds, attacked, leaks);
  }
}

/** Measures that are published as totals only in many lines: counts of needs, each part of the one before. */
function closedFamilies({ tables }: Campaign): Family[] {
  const family = (name: string, measures: readonly string[]): Family[] => {
    const at = tables.findIndex(({ table }) => table === name);
    const table = tables[at];
    if (table === undefined) return [];
    return [
      { table: at, measures: measures.map((measure) => SHAPES[table.table].measures.indexOf(measure)) },
    ];
  };
  return [...family('needs', ['registered', 'responded', 'resolved']), ...family('outcomes', ['resolved'])];
}

/** The system of a campaign, after what was not reported is set free where sums do not come out without it. */
function consistentSystem(
  campaign: Campaign,
  setting: Setting,
  earlier: ReadonlyMap<number, Earlier>,
  free: Set<number>,
): System {
  for (;;) {
    const system = buildSystem(campaign, setting, earlier, free);
    const bounds = tightenBounds(system.lower, system.upper, system.rows);
    const origins = [
      ...system.contradictions.map(({ origin }) => origin),
      ...bounds.broken.map((row) => system.origins[row] as Origin),
    ];
    if (!setFree(campaign, system, origins, free)) return system;
  }
}

/** Sets free what was not reported in the regions of some sums; false where there is nothing more to set free. */
function setFree(campaign: Campaign, system: System, origins: readonly Origin[], free: Set<number>): boolean {
  const before = free.size;
  const regions = campaign.tables.map(() => new Set<number>());
  for (const origin of origins) {
    if (origin.kind !== 'sum') continue;
    const { whole, start, parts } = system.equations[origin.table] as System['equations'][number];
    const rows = [
      whole[origin.equation] as number,
      ...parts.subarray(start[origin.equation], start[origin.equation + 1]),
    ];
    for (const row of rows) {
      const cell = system.cells.at(origin.table, origin.measure, row);
      if (!system.cells.isNotReported(cell) || free.has(cell)) continue;
      regions[origin.table]?.add(campaign.tables[origin.table]?.region[row] as number);
    }
  }
  campaign.tables.forEach((table, at) => {
    if (regions[at]?.size === 0) return;
    for (let row = 0; row < table.rows; row += 1) {
      if (!regions[at]?.has(table.region[row] as number)) continue;
      table.values.forEach((_, measure) => {
        const cell = system.cells.at(at, measure, row);
        if (system.cells.isNotReported(cell)) free.add(cell);
      });
    }
  });
  return free.size > before;
}

/** What earlier releases showed, without figures of open periods in parts of the system that have no solution: those
 * were revised downwards since. */
function withoutFloors(
  system: System,
  earlier: ReadonlyMap<number, Earlier>,
  rows: readonly number[],
): ReadonlyMap<number, Earlier> {
  if (rows.length === 0) return earlier;
  const kept = new Map(earlier);
  for (const row of rows) {
    for (let entry = system.rows.start(row); entry < system.rows.start(row + 1); entry += 1) {
      const cell = system.unknown[system.rows.column(entry)] as number;
      if (kept.get(cell)?.isClosed === false) kept.delete(cell);
    }
  }
  return kept;
}

function findingsOf(
  campaign: Campaign,
  system: System,
  bounds: Bounds,
  attacked: Attacked,
  aside: readonly AsideLeak[],
): Finding[] {
  const contradictions = [
    ...system.contradictions.map(({ origin }) => [origin]),
    ...bounds.broken.map((row) => [system.origins[row] as Origin]),
    ...attacked.contradictory.map((rows) => rows.map((row) => system.origins[row] as Origin)),
  ];
  return [
    ...attacked.leaks.map((leak) => leakFinding(campaign, system, toldLeak(system, bounds, leak))),
    ...aside.map((leak) => leakFinding(campaign, system, { ...leak, columns: [] })),
    ...contradictions.map((origins) => explainContradiction(campaign, system, origins)),
    ...(attacked.isCutShort ? [CUT_SHORT] : []),
  ];
}
