// Who helps in a region: those who take part, and by which kinds of organisation, ways and means.
import { ratio, type Cell } from '../format/cell.ts';
import type { Period } from '../format/periods.ts';
import type { Text } from '../schema/column.ts';
import { categoriesOf, DIMENSIONS, type Dimension } from './categories.ts';
import type { Periods } from './periods.ts';
import { measure, type ScopeData } from './scope-data.ts';

export interface Participants {
  readonly period: Period;
  readonly organisations: Cell;
  /** By activity, as Party members: who takes part twice counts twice. */
  readonly volunteers: Cell;
  readonly partyMembers: Cell;
  readonly hours: Cell;
}

export interface Profile extends Dimension {
  readonly categories: readonly {
    readonly name: Text;
    readonly activities: Cell;
    /** Of all activities; over the categories of a dimension with several these add up to more than one. */
    readonly share: Cell;
  }[];
}

export interface Helpers {
  /** The period that pages open on, the year and the total, as far as they differ. */
  readonly participants: readonly Participants[];
  /** In the year of the page. */
  readonly profiles: readonly Profile[];
}

/** Who helps in a region, in the periods of its page. */
export function helpersOf(data: ScopeData, code: string, { current, year, total }: Periods): Helpers {
  const all = measure(data.coverage(code, year.period), 'activities');
  return {
    participants: [...new Set([current, year, total])].map((period) => {
      const row = data.coverage(code, period.period);
      return {
        period,
        organisations: measure(row, 'organisations'),
        volunteers: measure(row, 'volunteers'),
        partyMembers: measure(row, 'party_members'),
        hours: measure(row, 'hours'),
      };
    }),
    profiles: DIMENSIONS.map((dimension) => ({
      ...dimension,
      categories: categoriesOf(dimension.code).map((name) => {
        const activities = measure(data.profile(code, dimension.code, name.zh), 'activities');
        return { name, activities, share: ratio(activities, all) };
      }),
    })),
  };
}
