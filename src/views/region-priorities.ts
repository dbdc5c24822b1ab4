// How much a region does of what the notice asks cities and the countryside to do first, over all months.
import { summed, type Cell } from '../format/cell.ts';
import { PRIORITIES, type Priority } from '../schema/priorities.ts';
import type { Level } from '../schema/values.ts';
import { measure, type ScopeData } from './scope-data.ts';

export interface PriorityCount extends Priority {
  readonly activities: Cell;
}

export interface Priorities {
  /** Whether the counts are of the area alone; kinds of a county are published for both areas together. */
  readonly byArea: boolean;
  readonly urban: readonly PriorityCount[];
  readonly rural: readonly PriorityCount[];
}

/** Activities of each priority; an activity has one kind, so the kinds of a priority add up. */
export function prioritiesOf(data: ScopeData, code: string, level: Level): Priorities {
  const byArea = level !== 'county';
  const counted = (area: 'urban' | 'rural'): PriorityCount[] =>
    PRIORITIES[area].map((priority) => ({
      ...priority,
      activities: summed(
        priority.kinds.map((kind) =>
          measure(data.coverage(code, 'total', kind, byArea ? area : 'all'), 'activities'),
        ),
      ),
    }));
  return { byArea, urban: counted('urban'), rural: counted('rural') };
}
