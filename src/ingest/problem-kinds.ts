// What a problem of a file or row is: how grave, and the sentences about it in both languages.
import type { Text } from '../schema/column.ts';

/**
 * `file`: nothing of the file is read, and the publication stops; `rejected`: the row does not count; `held`: it does not
 * count unless a person decides that it may; `warning`: it counts.
 */
export type Severity = 'file' | 'rejected' | 'held' | 'warning';

export interface Problem {
  readonly severity: Severity;
  /** A heading for a group of rows with this problem. */
  readonly title: Text;
  /** What is wrong. `{value}` stands for the cell's text, `{column}` for the column's label, `{more}` for a detail. */
  readonly what: Text;
  /** What to do about it; the same for every case. */
  readonly mend: Text;
}

/** Chinese and English side by side: title, what is wrong, what to do. */
export type Sentences = readonly [title: string, what: string, mend: string];

const problem =
  (severity: Severity) =>
  (zh: Sentences, en: Sentences): Problem => ({
    severity,
    title: { zh: zh[0], en: en[0] },
    what: { zh: zh[1], en: en[1] },
    mend: { zh: zh[2], en: en[2] },
  });

export const file = problem('file');
export const rejected = problem('rejected');
export const held = problem('held');
export const warning = problem('warning');
