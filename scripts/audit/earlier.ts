// Earlier releases: what they showed is known for ever. Gives the attack the figures that are hidden today, and finds
// changes between releases that are as few persons as a small cell.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Campaign } from './cells.ts';
import { cellName, Cells } from './cells.ts';
import type { Finding } from './finding.ts';
import { periodsIn } from './lists.ts';
import type { Setting } from './persons.ts';
import { isPersons, tooFew } from './persons.ts';
import type { Published } from './published.ts';
import { COUNT_TABLES, readPublished } from './published.ts';
import type { Reader } from './reader.ts';
import { Revisions } from './revisions.ts';
import type { Earlier } from './system.ts';

/** An earlier release's tables, the periods that it had, and those that had ended by then. */
export interface EarlierRelease {
  readonly id: string;
  readonly tables: readonly Published[];
  readonly periods: ReadonlySet<string>;
  readonly closed: ReadonlySet<string>;
}

const RELEASE = /^(\d{4}-\d{2})(?:-r(\d+))?$/;

/** `2022-12-r2` as something that sorts: month, then correction. */
function orderOf(id: string): [string, number] {
  const [, month = id, correction = '1'] = RELEASE.exec(id) ?? [];
  return [month, Number(correction)];
}

/** Whether a release came before another. */
export function isBefore(a: string, b: string): boolean {
  const [[monthA, correctionA], [monthB, correctionB]] = [orderOf(a), orderOf(b)];
  return monthA === monthB ? correctionA < correctionB : monthA < monthB;
}

/** The ids of the releases in a data folder, oldest first. */
export function releasesIn(data: string): string[] {
  const folder = join(data, 'releases');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((id) => RELEASE.test(id))
    .sort((a, b) => (isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : 0));
}

/** Reads a release of a data folder; tables that it does not have are empty of rows and left out. */
export async function readRelease(
  reader: Reader,
  data: string,
  id: string,
  { lists, regions }: Campaign,
): Promise<EarlierRelease> {
  const folder = join(data, 'releases', id);
  const tables: Published[] = [];
  for (const table of COUNT_TABLES) {
    if (existsSync(join(folder, `${table}.parquet`)))
      tables.push(await readPublished(reader, folder, table, lists, regions));
  }
  const periods = existsSync(join(folder, 'periods.parquet')) ? await periodsIn(reader, folder) : [];
  return {
    id,
    tables,
    periods: new Set(periods.map(({ period }) => period)),
    closed: new Set(periods.filter(({ isClosed }) => isClosed).map(({ period }) => period)),
  };
}

/**
 * Adds what a release showed, and today's tables do not say, to what is known of today's cells; call it for the oldest first:
 * of several releases the latest counts. Of one that came after today's (`isEarlier` false) only periods that have ended do.
 */
export function rememberRelease(
  campaign: Campaign,
  release: EarlierRelease,
  known: Map<number, Earlier>,
  isEarlier: boolean,
): void {
  const cells = new Cells(campaign);
  for (const old of release.tables) {
    const at = campaign.tables.findIndex(({ table }) => table === old.table);
    const today = campaign.tables[at];
    if (today === undefined) continue;
    const hasEnded = (period: number): boolean =>
      release.closed.has(campaign.lists.periods.codes[period] ?? '');
    const revisions = new Revisions(campaign, old, today, hasEnded);
    for (let row = 0; row < old.rows; row += 1) {
      const place = [old.region, old.period, old.task, old.group].map((column) => column[row] as number);
      const now = today.rowAt(...(place as [number, number, number, number]));
      if (now < 0) continue;
      const isClosed = hasEnded(place[1] as number);
      if (!isClosed && !isEarlier) continue;
      old.values.forEach((values, measure) => {
        const value = values[row] as number;
        if (Number.isNaN(value)) return;
        const cell = cells.at(at, measure, now);
        // What today's tables say as well adds nothing; there is much of it.
        if (today.values[measure]?.[now] === value) known.delete(cell);
        else
          known.set(cell, {
            release: release.id,
            value,
            isClosed,
            mayBeRevised: isClosed && revisions.mayBeRevised(now, measure),
          });
      });
    }
  }
}

/** Changes since earlier releases, of cells shown both then and today, that are few persons. */
export function changeFindings(
  campaign: Campaign,
  setting: Setting,
  known: ReadonlyMap<number, Earlier>,
): Finding[] {
  const cells = new Cells(campaign);
  const found: Finding[] = [];
  for (const [cell, { release, value, isClosed }] of known) {
    const { table, row, measure } = cells.place(cell);
    const change = (table.values[measure]?.[row] as number) - value;
    const few = tooFew(setting, table, row);
    if (!(Math.abs(change) >= 1 && Math.abs(change) < few)) continue;
    if (!isPersons(setting, table, row, measure)) continue;
    const signed = change > 0 ? `+${change}` : `−${-change}`;
    found.push({
      file: `${table.table}.parquet`,
      cell: cellName(campaign, { table, row, measure }),
      why: isClosed
        ? {
            zh: `与${release}所公布的相差${signed}`,
            en: `differs from release ${release} by ${signed}`,
          }
        : {
            zh: `自${release}以来的变化是${signed}`,
            en: `the change since release ${release} is ${signed}`,
          },
    });
  }
  return found;
}
