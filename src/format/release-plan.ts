// The release plan as pages read it: which combinations of level, kind of period, task, group and area are published.
import type { Level, PeriodType } from '../schema/values.ts';

/** A line of the plan: every combination of its lists is published. An empty list: the table has no such column. */
export interface PlanLine {
  readonly table: string;
  readonly levels: readonly string[];
  readonly periodTypes: readonly string[];
  /** `all`, `task` (the four) or `kind`. */
  readonly tasks: readonly string[];
  /** `all` or `group`. */
  readonly groups: readonly string[];
  readonly areas: readonly string[];
}

/** One cell's place in the plan: codes as the tables have them. */
export interface PlannedCell {
  readonly table: string;
  readonly level: Level;
  readonly periodType: PeriodType;
  readonly task: string;
  readonly group: string;
  readonly area: string;
}

/** Reads `release-plan.csv`. */
export function planFrom(file: string): PlanLine[] {
  const list = (field = '') => field.split('|').filter(Boolean);
  return file
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','))
    .map(([table = '', levels, periodTypes, tasks, groups, areas]) => ({
      table,
      levels: list(levels),
      periodTypes: list(periodTypes),
      tasks: list(tasks),
      groups: list(groups),
      areas: list(areas),
    }));
}

/** How the plan names a task's code. */
export function rankOfTask(code: string): 'all' | 'task' | 'kind' {
  if (code === 'all') return 'all';
  return code.length === 1 ? 'task' : 'kind';
}

/** Whether the plan publishes a cell. A column that the table does not have takes `all` alone. */
export function isPlanned(plan: readonly PlanLine[], cell: PlannedCell): boolean {
  const has = (list: readonly string[], value: string) =>
    list.length === 0 ? value === 'all' : list.includes(value);
  return plan.some(
    (line) =>
      line.table === cell.table &&
      line.levels.includes(cell.level) &&
      line.periodTypes.includes(cell.periodType) &&
      has(line.tasks, rankOfTask(cell.task)) &&
      has(line.groups, cell.group === 'all' ? 'all' : 'group') &&
      has(line.areas, cell.area),
  );
}
