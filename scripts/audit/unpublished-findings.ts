// What follows from counts that no table has, though tables add up over them, province by province (see `view-findings.ts`).
import { collectGarbage } from '../command/memory.ts';
import type { Bounds } from './bounds.ts';
import type { Campaign } from './cells.ts';
import type { Finding } from './finding.ts';
import type { HiddenSpans } from './hidden-spans.ts';
import type { Result } from './jobs.ts';
import { doAll } from './jobs.ts';
import type { Setting } from './persons.ts';
import { viewMakers } from './province-view.ts';
import type { System } from './system.ts';

/** Rows from which it is worth while to start threads. */
const MUCH = 20_000;

/**
 * The hidden figures of a system that counts which are published nowhere give away, and those that earlier releases hid of
 * periods that had not ended.
 */
export async function unpublishedFindings(
  campaign: Campaign,
  { lists, regions, thresholds }: Setting,
  hidden: readonly HiddenSpans[],
  system: System,
  bounds: Bounds,
): Promise<Finding[]> {
  collectGarbage();
  const makers = viewMakers(campaign, hidden, system, bounds);
  const found = makers.map((): readonly Finding[] => []);
  const tasks = makers.map((make, at) => ({
    job: () => ({ kind: 'view', view: make(), lists, regions: regions.list, thresholds }) as const,
    then: (result: Result) => {
      if (result.kind === 'findings') found[at] = result.findings;
      return [];
    },
  }));
  const rows = campaign.tables.reduce((sum, table) => sum + table.rows, 0);
  await doAll(tasks, rows > MUCH);
  return found.flat();
}
