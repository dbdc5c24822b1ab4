// What a table's page shows beside the schema: its first rows, how it was reported, its releases.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { OutputTableName } from '../schema/column.ts';
import { type ReportingRow, provinceReporting } from '../queries/province-reporting.ts';
import { type PreviewRow, tablePreview } from '../queries/table-preview.ts';
import { dataPath } from './build-info.ts';
import { ask } from './published.ts';
import { tileGrid } from './tile-grid.ts';

const ROWS_SHOWN = 10;
const QUARTERS_SHOWN = 4;

export function preview(table: OutputTableName): Promise<PreviewRow[]> {
  return ask(tablePreview(table, ROWS_SHOWN));
}

export interface ReportingGrid {
  /** The last quarters, the latest first. */
  readonly quarters: readonly string[];
  /** Provinces in code order; `cells` in the order of `quarters`. */
  readonly provinces: readonly {
    readonly code: string;
    readonly name: string;
    readonly short: string;
    readonly cells: readonly ReportingRow[];
  }[];
}

let cached: Promise<ReportingGrid> | undefined;

/** How completely each province reported in the last quarters. */
export function reportingGrid(): Promise<ReportingGrid> {
  cached ??= ask(provinceReporting()).then(gridFrom);
  return cached;
}

function gridFrom(rows: readonly ReportingRow[]): ReportingGrid {
  const quarters = [...new Set(rows.map(({ period }) => period))].sort().slice(-QUARTERS_SHOWN).reverse();
  const shorts = new Map(tileGrid().cells.map(({ code, short }) => [code, short]));
  const byProvince = Map.groupBy(rows, ({ region_code }) => region_code);
  const provinces = [...byProvince].map(([code, own]) => {
    const name = own[0]?.region_name ?? code;
    const cells = quarters.flatMap((quarter) => own.filter(({ period }) => period === quarter));
    return { code, name, short: shorts.get(code) ?? name.slice(0, 1), cells };
  });
  return { quarters, provinces };
}

export interface Release {
  readonly id: string;
  readonly date: string;
  /** True for `-r2` and later: it corrects an earlier one of the same month. */
  readonly corrects: boolean;
}

/** The releases kept in the data folder, the latest first. */
export function releases(): readonly Release[] {
  const folder = dataPath('releases');
  if (!existsSync(folder)) return [];
  const ids = readdirSync(folder).sort().reverse();
  return ids.map((id) => {
    const report = JSON.parse(readFileSync(dataPath(`releases/${id}/report.json`), 'utf8')) as {
      generated_at: string;
    };
    return { id, date: report.generated_at.slice(0, 10), corrects: /-r\d+$/.test(id) };
  });
}
