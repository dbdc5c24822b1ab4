// The four tasks and their kinds, the sensitive ones included, with the notice's priorities.
import type { Text } from '../schema/column.ts';
import { type TaskListRow, taskList } from '../queries/task-rows.ts';
import { ask } from './published.ts';

export interface Task {
  readonly code: string;
  /** The task that a kind belongs to; null for the four tasks. */
  readonly parent: string | null;
  readonly name: Text;
  /** Only in the sensitive table. */
  readonly sensitive: boolean;
  readonly ruralOnly: boolean;
  readonly priorityUrban: boolean;
  readonly priorityRural: boolean;
}

export interface TaskList {
  readonly all: readonly Task[];
  readonly tasks: readonly Task[];
  /** Throws on an unknown code. */
  of(code: string): Task;
  kindsOf(code: string): readonly Task[];
}

let cached: Promise<TaskList> | undefined;

export function tasksOfBuild(): Promise<TaskList> {
  cached ??= ask(taskList()).then(taskListFrom);
  return cached;
}

function taskListFrom(rows: readonly TaskListRow[]): TaskList {
  const all = rows.map((row) => ({
    code: row.task,
    parent: row.parent_task === 'all' ? null : row.parent_task,
    name: { zh: row.name_zh, en: row.name_en },
    sensitive: row.sensitive === 1,
    ruralOnly: row.rural_only === 1,
    priorityUrban: row.priority_urban === 1,
    priorityRural: row.priority_rural === 1,
  }));
  return {
    all,
    tasks: all.filter(({ parent }) => parent === null),
    of: (code) => {
      const task = all.find((one) => one.code === code);
      if (!task) throw new Error(`unknown task: ${code}`);
      return task;
    },
    kindsOf: (code) => all.filter(({ parent }) => parent === code),
  };
}
