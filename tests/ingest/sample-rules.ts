// Rules for tests of single files: the project's own lists, and a register of a few townships.
import { referenceFiles, ruleLists } from '../../scripts/reference.ts';
import type { FileBytes } from '../../src/ingest/encoding.ts';
import type { FileReading } from '../../src/ingest/file.ts';
import { readFile } from '../../src/ingest/file.ts';
import type { CellProblem } from '../../src/ingest/problems.ts';
import type { Township } from '../../src/ingest/register.ts';
import { registerText } from '../../src/ingest/register.ts';
import type { Value } from '../../src/ingest/row.ts';
import { valuesOf } from '../../src/ingest/row.ts';
import type { RuleLists, Rules } from '../../src/ingest/rules.ts';
import { rulesFrom } from '../../src/ingest/rules.ts';

export const SAMPLE_TOWNSHIPS: readonly Township[] = [
  {
    code: '430102001',
    name: '文艺路街道',
    communities: [
      { code: '430102001001', name: '识字里社区居委会', area: 'urban' },
      { code: '430102001201', name: '东村村委会', area: 'rural' },
    ],
  },
];

export const SAMPLE_LISTS: RuleLists = ruleLists(referenceFiles([]), {
  from: '2021-06-01',
  to: null,
  today: '2023-01-01',
});

export const sampleRules: Rules = rulesFrom(SAMPLE_LISTS, registerText(SAMPLE_TOWNSHIPS));

/** Bytes in chunks of at most so many. */
export function inChunks(bytes: Uint8Array, size: number): FileBytes {
  return async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };
}

export interface ReadRows {
  readonly reading: FileReading;
  /** The values of a row, in the order of the table's columns: the row itself holds until the next one alone. */
  readonly accepted: readonly { line: number; values: readonly Value[] }[];
  readonly rejected: readonly { line: number; first: CellProblem }[];
}

/** Reads a file and keeps what its rows were. */
export async function readRows(
  name: string,
  bytes: FileBytes,
  rules: Rules = sampleRules,
): Promise<ReadRows> {
  const accepted: { line: number; values: readonly Value[] }[] = [];
  const rejected: { line: number; first: CellProblem }[] = [];
  const reading = await readFile(name, bytes, rules, {
    accepted: (line, row) => void accepted.push({ line, values: valuesOf(row) }),
    rejected: (line, first) => void rejected.push({ line, first }),
  });
  return { reading, accepted, rejected };
}
