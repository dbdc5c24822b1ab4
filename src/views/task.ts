// What a task's page shows: its numbers for the nation over time, for the provinces, for its kinds.
import type { Tile } from '../charts/tile-map.ts';
import { type Cell, ratio } from '../format/cell.ts';
import { NATION } from '../schema/values.ts';
import {
  type SensitiveRow,
  type TaskCoverageRow,
  type TaskOutcomeRow,
  sensitiveRows,
  taskCoverage,
  taskOutcomes,
} from '../queries/task-rows.ts';
import { type Periods, periods } from './periods.ts';
import { ask } from './published.ts';
import { type Region, regions } from './regions.ts';
import { measure } from './scope-data.ts';
import { type Task, tasksOfBuild } from './task-list.ts';
import { tileGrid } from './tile-grid.ts';

/** A task's measures in one region and period. */
export interface TaskNumbers {
  readonly rate: Cell;
  readonly covered: Cell;
  readonly activities: Cell;
  readonly organisations: Cell;
  readonly hours: Cell;
  readonly people: Cell;
  readonly visits: Cell;
}

export interface TaskView {
  readonly task: Task;
  readonly parent: Task | null;
  readonly kinds: readonly Task[];
  readonly periods: Periods;
  /** The nation and its provinces, in code order. */
  readonly nation: Region;
  readonly provinces: readonly Region[];
  /** `area` only for the nation. */
  numbers(region: string, period: string, area?: 'all' | 'urban' | 'rural', task?: string): TaskNumbers;
  readonly tiles: readonly Tile[];
  readonly grid: { readonly columns: number; readonly rows: number };
}

interface Data {
  coverage(region: string, period: string, task: string, area: string): TaskCoverageRow | undefined;
  outcome(region: string, period: string, task: string): TaskOutcomeRow | undefined;
}

let cached: Promise<Data> | undefined;

async function load(): Promise<Data> {
  const { quarters, year, total, previous, current } = await periods();
  const keys = new Set(
    [...quarters, year, total, current, ...(previous ? [previous] : [])].map(({ period }) => period),
  );
  const [coverage, outcomes] = await Promise.all([ask(taskCoverage([...keys])), ask(taskOutcomes())]);
  const coverageOf = new Map(
    coverage.map((row) => [[row.region_code, row.period, row.task, row.area].join('|'), row]),
  );
  const outcomeOf = new Map(outcomes.map((row) => [[row.region_code, row.period, row.task].join('|'), row]));
  return {
    coverage: (...key) => coverageOf.get(key.join('|')),
    outcome: (...key) => outcomeOf.get(key.join('|')),
  };
}

export async function taskView(code: string): Promise<TaskView> {
  cached ??= load();
  const [data, list, spans, tree] = await Promise.all([cached, tasksOfBuild(), periods(), regions()]);
  const task = list.of(code);
  const numbers: TaskView['numbers'] = (region, period, area = 'all', of = code) => {
    const row = data.coverage(region, period, of, area);
    const outcome = area === 'all' ? data.outcome(region, period, of) : undefined;
    return {
      rate: ratio(measure(row, 'communities_covered'), measure(row, 'communities')),
      covered: measure(row, 'communities_covered'),
      activities: measure(row, 'activities'),
      organisations: measure(row, 'organisations'),
      hours: measure(row, 'hours'),
      people: measure(outcome, 'people'),
      visits: measure(outcome, 'visits'),
    };
  };
  const grid = tileGrid();
  return {
    task,
    parent: task.parent === null ? null : list.of(task.parent),
    kinds: list.kindsOf(code),
    periods: spans,
    nation: tree.of(NATION),
    provinces: tree.below(NATION),
    numbers,
    grid,
    tiles: grid.cells.map(({ code: region, short, name, col, row }) => ({
      code: region,
      short,
      name,
      column: col,
      row,
      cell: numbers(region, spans.current.period).rate,
    })),
  };
}

export interface SensitiveView {
  readonly years: readonly string[];
  readonly regions: readonly { readonly region: Region; readonly cells: readonly SensitiveCells[] }[];
}

export interface SensitiveCells {
  readonly activities: Cell;
  readonly visits: Cell;
}

/** A sensitive kind: the nation and the provinces, by year. */
export async function sensitiveView(code: string): Promise<SensitiveView> {
  const [rows, tree] = await Promise.all([ask(sensitiveRows()), regions()]);
  const own = rows.filter(({ task }) => task === code);
  const years = [...new Set(own.map(({ period }) => period))].sort();
  const cellsOf = (region: string, year: string): SensitiveCells => {
    const row: SensitiveRow | undefined = own.find(
      (one) => one.region_code === region && one.period === year,
    );
    return { activities: measure(row, 'activities'), visits: measure(row, 'visits') };
  };
  return {
    years,
    regions: [tree.of(NATION), ...tree.below(NATION)].map((region) => ({
      region,
      cells: years.map((year) => cellsOf(region.code, year)),
    })),
  };
}
