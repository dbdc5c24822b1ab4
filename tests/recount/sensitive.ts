// Which kinds and groups are counted apart from all others.
import { join } from 'node:path';
import { listRows } from './exports.ts';

export interface SensitiveLists {
  readonly kinds: ReadonlySet<string>;
  /** Group → the kind under which its outcomes count. */
  readonly groups: ReadonlyMap<string, string>;
}

/** `reference` is the folder of the task and group lists. */
export function sensitiveLists(reference: string): SensitiveLists {
  const kinds = listRows(join(reference, 'tasks.csv')).filter((row) => row['sensitive'] === '1');
  const groups = listRows(join(reference, 'groups.csv')).filter((row) => row['tier'] === 'T3');
  return {
    kinds: new Set(kinds.map((row) => row['task'] ?? '')),
    groups: new Map(groups.map((row) => [row['group'] ?? '', row['sensitive_task'] ?? ''])),
  };
}
