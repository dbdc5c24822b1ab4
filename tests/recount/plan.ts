// The release plan, the lists and the frame → the key of every row that must be published, by table.
import { join } from 'node:path';
import { listRows } from './exports.ts';
import type { Frame } from './frame.ts';
import { periodType } from './periods.ts';
import type { Register } from './register.ts';

export interface Plan {
  /** Row keys by table: the dimensions parted by a space, as in the recount. */
  readonly keys: Readonly<Record<string, ReadonlySet<string>>>;
  readonly childrensGroups: ReadonlySet<string>;
  readonly level: (region: string) => string;
  readonly parent: (region: string) => string;
}

export function planOf(frame: Frame, register: Register, reference: string): Plan {
  const tasks = listRows(join(reference, 'tasks.csv'));
  const groups = listRows(join(reference, 'groups.csv'));
  const kinds = (sensitive: string): string[] =>
    tasks.flatMap((row) =>
      (row['task'] ?? '').length === 3 && row['sensitive'] === sensitive ? [row['task'] ?? ''] : [],
    );
  const words: Readonly<Record<string, readonly string[]>> = {
    all: ['all'],
    task: ['1', '2', '3', '4'],
    kind: kinds('0'),
    group: groups.flatMap((row) => (row['tier'] === 'T3' ? [] : [row['group'] ?? ''])),
    urban: ['urban'],
    rural: ['rural'],
  };
  const values = (cell: string | undefined): readonly string[] =>
    (cell ?? '').split('|').flatMap((word) => words[word] ?? []);
  const categories = listRows(join(reference, 'categories.csv')).map(
    ({ dimension = '', category = '' }) => `${dimension} ${category}`,
  );
  const level = (region: string): string => register.regions.get(region)?.level ?? 'county';
  const parent = (region: string): string =>
    register.regions.get(region)?.parent ??
    (register.regions.has(`${region.slice(0, 4)}00`)
      ? `${region.slice(0, 4)}00`
      : `${region.slice(0, 2)}0000`);

  type Line = Readonly<Record<string, string>>;
  const tasksAnd =
    (column: string) =>
    (line: Line): readonly string[] =>
      values(line['tasks']).flatMap((task) => values(line[column]).map((value) => `${task} ${value}`));
  const cellsOf: Readonly<Record<string, (line: Line) => readonly string[]>> = {
    coverage: tasksAnd('areas'),
    outcomes: tasksAnd('groups'),
    needs: tasksAnd('groups'),
    targets: (line) => values(line['groups']),
    profile: () => categories,
    sensitive: () => kinds('1'),
  };

  const keys: Record<string, Set<string>> = {};
  for (const line of listRows(join(reference, 'release-plan.csv'))) {
    const { table = '', levels = '', period_types = '' } = line;
    const cells = cellsOf[table]?.(line);
    if (cells === undefined) throw new Error(`unknown table: ${table}`);
    const set = (keys[table] ??= new Set());
    for (const region of frame.regions) {
      if (!levels.split('|').includes(level(region))) continue;
      for (const period of frame.periods) {
        if (!period_types.split('|').includes(periodType(period))) continue;
        for (const cell of cells) set.add(`${region} ${period} ${cell}`);
      }
    }
  }
  return {
    keys,
    level,
    parent,
    childrensGroups: new Set(groups.flatMap((row) => (row['tier'] === 'T2c' ? [row['group'] ?? ''] : []))),
  };
}
