// Tasks and groups with their names, from the published lists.
import type { Text } from '../schema/column.ts';
import { allGroups, allTasks } from '../queries/reference-lists.ts';
import { ask } from './published.ts';

export interface Named {
  readonly code: string;
  readonly name: Text;
}

export interface Taxonomy {
  /** The four tasks. */
  readonly tasks: readonly Named[];
  /** The kinds of a task that stand in the ordinary tables: without the sensitive ones. */
  readonly kindsOf: (task: string) => readonly Named[];
  /** The groups that stand in the ordinary tables; `partOf` is the group that counts them too. */
  readonly groups: readonly (Named & { readonly partOf: string | null })[];
}

let cached: Promise<Taxonomy> | undefined;

async function load(): Promise<Taxonomy> {
  const [tasks, groups] = await Promise.all([ask(allTasks()), ask(allGroups())]);
  const named = tasks.map((row) => ({
    code: row.task,
    parent: row.parent_task,
    sensitive: Boolean(row.sensitive),
    name: { zh: row.name_zh, en: row.name_en },
  }));
  return {
    tasks: named.filter(({ parent }) => parent === 'all'),
    kindsOf: (task) => named.filter(({ parent, sensitive }) => parent === task && !sensitive),
    groups: groups
      .filter(({ tier }) => tier !== 'T3')
      .map((row) => ({ code: row.group, name: { zh: row.name_zh, en: row.name_en }, partOf: row.part_of })),
  };
}

/** Tasks and groups of this build. */
export function taxonomy(): Promise<Taxonomy> {
  cached ??= load();
  return cached;
}
