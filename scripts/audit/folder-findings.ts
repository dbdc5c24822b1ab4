// Looks at a published folder as an attacker would, who has nothing but its files: rebuilds the sums that they show,
// attacks every hidden cell, and looks for what is shown and must not be. It knows the columns and the rules of
// publication, and nothing of how the tables were protected.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectGarbage } from '../command/memory.ts';
import { attackCampaign } from './attack-campaign.ts';
import type { Campaign } from './cells.ts';
import { completenessFindings } from './completeness.ts';
import { copyFindings } from './copies.ts';
import { changeFindings, isBefore, readRelease, releasesIn, rememberRelease } from './earlier.ts';
import type { AuditOptions, Finding } from './finding.ts';
import { inOrder } from './finding.ts';
import type { HiddenSpans } from './hidden-spans.ts';
import { hiddenSpans } from './hidden-spans.ts';
import { readIdle } from './idle.ts';
import { layoutFindings } from './layout.ts';
import { readLists } from './lists.ts';
import { otherFileFindings } from './other-files.ts';
import type { Setting } from './persons.ts';
import type { Published } from './published.ts';
import { COUNT_TABLES, readPublished, Regions } from './published.ts';
import type { Reader } from './reader.ts';
import { openReader } from './reader.ts';
import { reopenedFindings } from './reopened.ts';
import { sensitiveFindings } from './sensitive.ts';
import { shownFindings } from './shown.ts';
import type { RunningSum } from './running-sums.ts';
import { runningSums } from './running-sums.ts';
import type { Earlier } from './system.ts';
import { thresholdsFor } from './thresholds.ts';

/**
 * Everything that a published data folder shows, or gives away, and must not; in order, and the same each time. Throws
 * where one of the counting tables or of the lists is missing.
 */
export async function findingsIn(data: string, options: AuditOptions = {}): Promise<Finding[]> {
  const { found, attack } = await readAll(data, options);
  // What was read is given back before the attack, which takes memory itself.
  collectGarbage();
  return inOrder([...found, ...((await attack?.()) ?? [])]);
}

/** What a folder's files tell by themselves, and the attack that is left to do; null where they cannot be read. */
interface Told {
  readonly found: readonly Finding[];
  readonly attack: (() => Promise<readonly Finding[]>) | null;
}

async function readAll(data: string, options: AuditOptions): Promise<Told> {
  const reader = await openReader();
  try {
    return await tellAll(reader, data, options);
  } finally {
    reader.close();
  }
}

/** Today's release by the catalogue; null where there is none. */
function releaseOf(data: string): string | null {
  const path = join(data, 'tables.json');
  if (!existsSync(path)) return null;
  return (JSON.parse(readFileSync(path, 'utf8')) as { release?: string }).release ?? null;
}

/** The lists and the counting tables of a data folder. */
export async function readCampaign(reader: Reader, data: string): Promise<Campaign> {
  const lists = await readLists(reader, data);
  const regions = new Regions();
  const tables: Published[] = [];
  for (const table of COUNT_TABLES) tables.push(await readPublished(reader, data, table, lists, regions));
  return { lists, regions, tables, ...(await readIdle(reader, data, lists, regions)) };
}

async function tellAll(reader: Reader, data: string, options: AuditOptions): Promise<Told> {
  for (const name of [...COUNT_TABLES, 'sensitive', 'periods', 'tasks', 'groups']) {
    if (!existsSync(join(data, `${name}.parquet`)))
      throw new Error(`missing published table: ${join(data, name)}.parquet`);
  }
  const layout = await layoutFindings(reader, data, '');
  // Where columns are missing, nothing further can be read.
  if (layout.some(({ why }) => why.en === 'the column is missing')) return { found: layout, attack: null };
  const today = await readCampaign(reader, data);
  const setting: Setting = { ...today, thresholds: thresholdsFor(data) };
  const release = releaseOf(data);
  const found = [
    layout,
    shownFindings(today, setting, ''),
    completenessFindings(today),
    await copyFindings(reader, data, release),
    await otherFileFindings(reader, options.root ?? data, data, today),
  ];
  const known = new Map<number, Earlier>();
  const sums: RunningSum[] = [];
  const hidden: HiddenSpans[] = [];
  const closed: { id: string; closed: ReadonlySet<string> }[] = [];
  for (const id of releasesIn(data)) {
    if (id === release) continue;
    const old = await readRelease(reader, data, id, today);
    found.push(shownFindings({ ...today, tables: old.tables }, setting, `releases/${id}/`));
    const isEarlier = release === null || isBefore(id, release);
    rememberRelease(today, old, known, isEarlier);
    if (isEarlier) {
      sums.push(...runningSums(today, old));
      hidden.push(...hiddenSpans(today, old));
      found.push(reopenedFindings(today, setting, old));
    }
    closed.push({ id, closed: old.closed });
  }
  found.push(
    changeFindings(today, setting, known),
    await sensitiveFindings(reader, data, setting.thresholds, closed),
  );
  return {
    found: found.flat(),
    attack: () => attackCampaign(today, setting, { shown: known, sums, hidden }, options),
  };
}
