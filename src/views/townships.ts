// The townships of a county: how many communities each has, and in how many a service is on record.
import { cell, type Cell } from '../format/cell.ts';
import { townshipsInProvince, type TownshipRow } from '../queries/townships-in-province.ts';
import { ask } from './published.ts';
import { regions } from './regions.ts';

export interface Township {
  readonly code: string;
  readonly name: string;
  readonly communities: number;
  /** Communities with a service on record since the campaign began. */
  readonly covered: Cell;
  readonly activities: Cell;
}

let kept: { province: string; rows: Promise<Map<string, TownshipRow>> } | undefined;

function rowsOf(province: string): Promise<Map<string, TownshipRow>> {
  if (kept?.province !== province)
    kept = {
      province,
      rows: ask(townshipsInProvince(province)).then(
        (rows) => new Map(rows.map((row) => [row.township_code, row])),
      ),
    };
  return kept.rows;
}

/** The townships of a county in code order, those without a community too. */
export async function townshipsOf(county: string): Promise<Township[]> {
  const rows = await rowsOf(county.slice(0, 2));
  return (await regions()).below(county).map(({ code, name, communities }) => {
    const row = rows.get(code);
    const status = row?.status ?? 'not_reported';
    return {
      code,
      name,
      communities: row?.communities ?? communities ?? 0,
      covered: cell(row?.communities_covered ?? null, status, 'communities_covered'),
      activities: cell(row?.activities ?? null, status, 'activities'),
    };
  });
}
