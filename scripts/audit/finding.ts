// What the audit found, and the order in which findings are told: by table, level of the region, code.
import type { Text } from '../../src/schema/column.ts';
import { NATION } from '../../src/schema/values.ts';

export interface Finding {
  /** File within the published folder. */
  readonly file: string;
  /** The cell, or the place in the file. */
  readonly cell: string;
  readonly why: Text;
}

const TABLES = ['coverage', 'outcomes', 'needs', 'targets', 'sensitive'];

/** 0 nation, 1 province, 2 prefecture, 3 county or smaller, 4 no region. */
function levelOf(code: string | undefined): number {
  if (code === undefined) return 4;
  if (code === NATION) return 0;
  return code.endsWith('0000') ? 1 : code.endsWith('00') ? 2 : 3;
}

function rank({ file, cell }: Finding): [table: number, file: string, level: number, code: string] {
  const table = TABLES.findIndex((name) => file.split(/[/.]/).includes(name));
  const code = /\b\d{6}\b/.exec(cell)?.[0];
  return [table < 0 ? TABLES.length : table, file, levelOf(code), code ?? ''];
}

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

/** Findings without repetitions, in their order. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const unique = new Map(
    findings.map((finding) => [JSON.stringify([finding.file, finding.cell, finding.why.en]), finding]),
  );
  return [...unique.values()]
    .map((finding) => ({
      finding,
      keys: [...rank(finding), finding.cell, finding.why.en],
    }))
    .sort((a, b) => {
      for (const [at, key] of a.keys.entries()) {
        const order = compare(key, b.keys[at] as string | number);
        if (order !== 0) return order;
      }
      return 0;
    })
    .map(({ finding }) => finding);
}

export interface AuditOptions {
  /** Folder below which other files are looked at; the data folder itself by default. */
  readonly root?: string;
  /** Told the share of the attack that is done. */
  readonly onProgress?: (share: number) => void;
  /** Parts of the reader's system with more unknowns than this are not attacked; none by default. */
  readonly mostUnknowns?: number;
  /** Told how many unknowns were not attacked, where some were not. */
  readonly onLeftOut?: (unknowns: number) => void;
}
