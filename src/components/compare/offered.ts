// Which comparisons there are: what the release plan has for every level that is compared, and what is nearest to it.
import { isPlanned, rankOfTask } from '../../format/release-plan.ts';
import type { Level } from '../../schema/values.ts';
import type { MapData } from '../map/data.ts';
import { MAP_INDICATORS } from '../map/indicators.ts';
import type { CompareSetting } from './setting.ts';
import { POINT_TYPES, type CompareState, type PointType } from './state.ts';

/** Whether periods of a kind are points within what is compared: months and quarters in a year, months in a quarter. */
function isWithin(type: PointType, { kind, spans }: Pick<CompareState, 'kind' | 'spans'>): boolean {
  if (kind !== 'periods') return true;
  return type === 'month' || (type === 'quarter' && !spans.some((key) => key.includes('Q')));
}

/** Whether a choice is published for every level in `levels`, and can be drawn. */
export function isOffered(setting: CompareSetting, state: CompareState, levels: readonly Level[]): boolean {
  const { indicator, task, group, type, kind } = state;
  if (!isWithin(type, state)) return false;
  if (kind === 'areas' && indicator.table !== 'coverage') return false;
  const areas = kind === 'areas' ? ['urban', 'rural'] : [state.area];
  return levels.every((level) =>
    areas.every((area) =>
      isPlanned(setting.plan, { table: indicator.table, level, periodType: type, task, group, area }),
    ),
  );
}

function tasksAround(task: string): string[] {
  return [...new Set([task, ...(rankOfTask(task) === 'kind' ? [task.slice(0, 1)] : []), 'all'])];
}

/** The nearest choice that is published; the choice itself where it is. Throws where there is none at all. */
export function nearest(
  setting: CompareSetting,
  state: CompareState,
  levels: readonly Level[],
): CompareState {
  for (const indicator of new Set([state.indicator, ...MAP_INDICATORS]))
    for (const type of new Set([state.type, ...POINT_TYPES]))
      for (const task of tasksAround(state.task))
        for (const group of new Set([state.group, 'all']))
          for (const area of new Set([state.area, 'all'])) {
            const candidate = { ...state, indicator, type, task, group, area };
            if (isOffered(setting, candidate, levels)) return candidate;
          }
  throw new Error(`unknown combination: ${state.kind}, ${state.indicator.id}, ${state.type}`);
}

/** The levels of a state's regions. */
export function levelsOf(regions: readonly string[], data: MapData): Level[] {
  return [...new Set(regions.flatMap((code) => data.region(code)?.level ?? []))];
}
