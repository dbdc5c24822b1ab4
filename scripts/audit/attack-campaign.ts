// The attack on a campaign's hidden cells, from the published tables to findings. Cells that were not reported count as
// zero, until sums show that something was counted there.
import type { Bounds } from './bounds.ts';
import { tightenBounds } from './bounds.ts';
import type { Campaign } from './cells.ts';
import { explainContradiction, leakFinding, toldLeak } from './explain.ts';
import type { AuditOptions, Finding } from './finding.ts';
import type { Attacked } from './narrowed.ts';
import { attackSystem } from './narrowed.ts';
import type { Origin } from './origins.ts';
import type { Setting } from './persons.ts';
import type { Family } from './closed-lines.ts';
import { SHAPES } from './published.ts';
import type { AsideLeak, Seen } from './aside-intervals.ts';
import { judgeAside } from './aside-intervals.ts';
import type { Block, SetAside } from './set-aside.ts';
import { blocksIn, setAside } from './set-aside.ts';
import type { Past, System } from './system.ts';
import { buildSystem } from './system.ts';
import type { SystemForm } from './system-forms.ts';
import { SystemForms } from './system-forms.ts';
import { unpublishedFindings } from './unpublished-findings.ts';
import { hintsOf } from './hints.ts';
import { withDoubts, withoutRevised } from './revised.ts';

/** Leaks up to which intervals are made as narrow as they are; of more the bounds at hand will do. */
const MOST_TOLD_EXACTLY = 2000;

const CUT_SHORT: Finding = {
  file: 'data',
  cell: '…',
  why: {
    zh: '推算得出的数太多，其余的没有逐一检查',
    en: 'so much can be worked out that the rest was not examined one by one',
  },
};

/**
 * Attacks every hidden cell, with what earlier releases showed; lines of the `families` that are published as their total only are set aside, which changes the time it takes and nothing else.
 */
export async function attackCampaign(
  campaign: Campaign,
  setting: Setting,
  past: Past,
  { onProgress, onLeftOut, mostUnknowns }: Pick<AuditOptions, 'onProgress' | 'onLeftOut' | 'mostUnknowns'>,
  families: readonly Family[] = closedFamilies(campaign),
): Promise<Finding[]> {
  const free = new Set<number>();
  let known = past;
  for (;;) {
    const { whole, wholeBounds, past: consistent } = consistentSystem(campaign, setting, known, free);
    known = consistent;
    const hints = hintsOf(campaign, whole);
    const blocks = blocksIn(campaign, whole, families);
    const aside = setAside(campaign, whole, blocks, new Map());
    const { system } = aside;
    const bounds = tightenBounds(system.lower, system.upper, system.rows);
    const attacked = await attackSystem(
      { ...system, isAside: aside.isAside, hints: { ...hints, watched: aside.watched } },
      bounds,
      onProgress ?? (() => undefined),
      mostUnknowns,
    );
    const rows = attacked.contradictory.flat();
    const without = withoutRevised(system, known, rows);
    const isFreed = setFree(
      campaign,
      system,
      rows.map((row) => system.origins.at(row)),
      free,
    );
    if (isFreed || without !== known) {
      known = without;
      continue;
    }
    const combined = await unpublishedFindings(campaign, setting, past.hidden, whole, wholeBounds);
    // Where not all is examined, solutions of some parts are missing.
    if (attacked.leftOut > 0) onLeftOut?.(attacked.leftOut + aside.isAside.reduce((sum, is) => sum + is, 0));
    if (attacked.isCutShort || attacked.leftOut > 0)
      return [...findingsOf(campaign, system, bounds, attacked, []), ...combined];
    const { leaks, open } = judgeAside(campaign, aside, seenIn(aside, bounds, attacked.points));
    const isToldExactly = leaks.length <= MOST_TOLD_EXACTLY;
    const told = leaks.filter(({ isExact }) => isExact || !isToldExactly);
    const unsure = [...open, ...leaks.filter(({ isExact }) => !isExact && isToldExactly)];
    return [
      ...findingsOf(campaign, system, bounds, attacked, told),
      ...combined,
      ...(unsure.length > 0 ? await attackRestored(campaign, whole, blocks, unsure) : []),
    ];
  }
}

/** What solutions and bounds of the system that is left say of any cell. */
function seenIn({ system, isAside }: SetAside, bounds: Bounds, points: Attacked['points']): Seen {
  const columnOf = new Map<number, number>();
  system.unknown.forEach((cell, column) => {
    if (isAside[column] === 0) columnOf.set(cell, column);
  });
  const figure = (cell: number, of: (column: number) => number): number => {
    const column = columnOf.get(cell);
    return column === undefined ? (system.known.value[cell] as number) : of(column);
  };
  const most = Math.max(1, ...[...points.values()].map(({ length }) => length));
  return {
    solutions: Array.from({ length: most }, (_, at) => (cell) => {
      return figure(cell, (column) => {
        const seen = points.get(column);
        // Parts of the system are free of each other: of one with fewer solutions the last will do.
        return seen === undefined
          ? (bounds.lower[column] as number)
          : (seen[Math.min(at, seen.length - 1)] as number);
      });
    }),
    least: (cell) => figure(cell, (column) => bounds.lower[column] as number),
    most: (cell) => figure(cell, (column) => bounds.upper[column] as number),
  };
}

/** Attacks forms of lines that were set aside and are still open, with those lines back in the system. */
async function attackRestored(
  campaign: Campaign,
  whole: System,
  blocks: readonly Block[],
  open: readonly { readonly form: SystemForm; readonly block: Block }[],
): Promise<Finding[]> {
  const { regions } = campaign;
  const restored = new Map<Block, Set<number>>();
  for (const { form, block } of open) {
    const { table, row } = whole.cells.place(form.cells[0] as number);
    const chain = restored.get(block) ?? new Set();
    restored.set(block, chain);
    for (
      let at = table.region[row] as number;
      at !== block.region;
      at = regions.at(regions.list[at]?.parent ?? '')
    ) {
      chain.add(at);
    }
  }
  const forms = new SystemForms(open.map(({ form }) => form));
  const { system, isAside } = setAside(campaign, { ...whole, forms }, blocks, restored);
  const bounds = tightenBounds(system.lower, system.upper, system.rows);
  const attacked = await attackSystem(
    { ...system, isAside, hints: hintsOf(campaign, whole) },
    bounds,
    () => undefined,
  );
  return findingsOf(campaign, { ...system, contradictions: [] }, bounds, attacked, []);
}

/** Measures that are published as totals only in many lines: counts of needs, each part of the one before. */
function closedFamilies({ tables }: Campaign): Family[] {
  const family = (name: string, measures: readonly string[]): Family[] => {
    const at = tables.findIndex(({ table }) => table === name);
    const table = tables[at];
    if (table === undefined) return [];
    return [
      {
        table: at,
        measures: measures.map((measure) => SHAPES[table.table].measures.indexOf(measure)),
      },
    ];
  };
  return [...family('needs', ['registered', 'responded', 'resolved']), ...family('outcomes', ['resolved'])];
}

/** The system of a campaign, after what was not reported is set free where sums do not come out without it. */
function consistentSystem(
  campaign: Campaign,
  setting: Setting,
  earlier: Past,
  free: Set<number>,
): { whole: System; wholeBounds: Bounds; past: Past } {
  let past = earlier;
  for (;;) {
    const system = buildSystem(campaign, setting, past, free);
    const bounds = tightenBounds(system.lower, system.upper, system.rows);
    const without = withoutRevised(system, past, bounds.broken);
    const origins = [
      ...system.contradictions.map(({ origin }) => origin),
      ...bounds.broken.map((row) => system.origins.at(row)),
    ];
    const isFreed = setFree(campaign, system, origins, free);
    if (isFreed || without !== past) {
      past = without;
      continue;
    }
    const doubted = withDoubts(system, past, bounds);
    if (doubted === past) return { whole: system, wholeBounds: bounds, past };
    past = doubted;
  }
}

/**
 * Sets free what was not reported in the regions of some sums, and below these, of which they are sums in turn; false
 * where there is nothing more to set free.
 */
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
    const wholes = regions[at];
    if (!wholes || wholes.size === 0) return;
    for (let row = 0; row < table.rows; row += 1) {
      if (!campaign.regions.isWithin(table.region[row] as number, wholes)) continue;
      table.values.forEach((_, measure) => {
        const cell = system.cells.at(at, measure, row);
        if (system.cells.isNotReported(cell)) free.add(cell);
      });
    }
  });
  return free.size > before;
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
    ...bounds.broken.map((row) => [system.origins.at(row)]),
    ...attacked.contradictory.map((rows) => rows.map((row) => system.origins.at(row))),
  ];
  return [
    ...attacked.leaks.map((leak) => leakFinding(campaign, system, toldLeak(system, bounds, leak))),
    ...aside.map((leak) => leakFinding(campaign, system, { ...leak, columns: [] })),
    ...contradictions.map((origins) => explainContradiction(campaign, system, origins)),
    ...(attacked.isCutShort ? [CUT_SHORT] : []),
  ];
}
