// The release's report: what was read, accepted and rejected, and how much is hidden.
import { readFileSync } from 'node:fs';
import type { InputTableName, OutputTableName } from '../schema/column.ts';
import { INPUT_TABLE_NAMES } from '../schema/inputs.ts';
import { dataPath } from './build-info.ts';

export interface Accepted {
  readonly read: number;
  readonly accepted: number;
  readonly superseded: number;
  readonly rejected: number;
  readonly warnings: number;
}

/** How many of a table's cells that count persons are hidden. */
export interface Hidden {
  readonly cells: number;
  /** For their own sake, as they are few. */
  readonly primary: number;
  /** For others' sake, which could be worked out from them. */
  readonly secondary: number;
  /** What the hidden cells hold of the sum of all, in whole percent: their sum up to the next thousand, the share rounded up. */
  readonly hidden_percent: number;
  /** Of `secondary` those of whole lines that were hidden because nothing smaller protected a cell. */
  readonly coarsened: number;
}

/** By tier: fewer persons than this were hidden. */
export type Thresholds = Readonly<Record<'T1' | 'T2' | 'T2c' | 'T3', number>>;

export interface Reason {
  readonly code: string;
  /** Rejected rows by input table. */
  readonly rows: Readonly<Partial<Record<InputTableName, number>>>;
}

export interface QualityReport {
  readonly tables: readonly (Accepted & { readonly name: InputTableName })[];
  readonly files: number;
  /** Files that could not be read, or belong to no table. */
  readonly unread: number;
  /** In the order of their codes. */
  readonly reasons: readonly Reason[];
  /** Tables that have cells which count persons. */
  readonly hidden: readonly (Hidden & { readonly name: OutputTableName })[];
  readonly thresholds: Thresholds;
}

/** `report.json` as the contract has it. */
interface ReportJson {
  readonly tables: Readonly<Partial<Record<InputTableName, Accepted>>>;
  readonly files: readonly {
    readonly table: InputTableName | null;
    readonly reasons: Readonly<Record<string, number>>;
  }[];
  readonly thresholds: Thresholds;
  readonly suppression: Readonly<Partial<Record<OutputTableName, Hidden>>>;
}

let cached: QualityReport | undefined;

export function qualityReport(): QualityReport {
  cached ??= reportFrom(JSON.parse(readFileSync(dataPath('report.json'), 'utf8')) as ReportJson);
  return cached;
}

function reportFrom({ tables, files, thresholds, suppression }: ReportJson): QualityReport {
  const reasons = new Map<string, Partial<Record<InputTableName, number>>>();
  for (const file of files) {
    if (file.table === null) continue;
    for (const [code, rows] of Object.entries(file.reasons)) {
      const known = reasons.get(code) ?? {};
      reasons.set(code, { ...known, [file.table]: (known[file.table] ?? 0) + rows });
    }
  }
  return {
    tables: INPUT_TABLE_NAMES.flatMap((name) => {
      const table = tables[name];
      return table ? [{ name, ...table }] : [];
    }),
    files: files.length,
    unread: files.filter(({ table }) => table === null).length,
    reasons: [...reasons].map(([code, rows]) => ({ code, rows })).sort((a, b) => (a.code < b.code ? -1 : 1)),
    hidden: (Object.entries(suppression) as [OutputTableName, Hidden][])
      .filter(([, { cells }]) => cells > 0)
      .map(([name, hidden]) => ({ name, ...hidden })),
    thresholds,
  };
}
