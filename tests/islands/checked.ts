// Makes results of checks for tests, with nothing found where nothing is given.
import type { CheckedFile, CheckedFiles } from '../../src/ingest/check-files.ts';
import type { FileReading } from '../../src/ingest/file.ts';

export interface GivenResult extends Partial<FileReading> {
  readonly path: string;
  readonly superseded?: number;
}

function fileFrom({ path, superseded = 0, ...given }: GivenResult): CheckedFile {
  const reading: FileReading = {
    table: 'activities',
    encoding: 'utf-8',
    delimiter: ',',
    columns: [],
    unknownColumns: [],
    read: 1,
    rejected: 0,
    reasons: {},
    problems: {},
    rewrites: {},
    passedOver: { header: 1 },
    kept: [],
    decided: [],
    error: null,
    ...given,
  };
  return {
    path,
    office: '',
    reading,
    superseded,
    accepted: reading.read - reading.rejected - superseded,
  };
}

export const checked = (
  files: readonly GivenResult[],
  unjudged: CheckedFiles['unjudged'] = [],
): CheckedFiles => ({ files: files.map(fileFrom), unjudged });
