// Accepted rows → every number the site publishes, counted one row at a time with Maps and Sets, before any
// protection. A test compares it with what is published.
import { join } from 'node:path';
import type { Accepted } from './accept.ts';
import { listRows } from './exports.ts';
import { periodsOf } from './periods.ts';
import type { Activity } from './rows.ts';
import { sensitiveLists } from './sensitive.ts';

export interface CoverageCell {
  readonly communities: Set<string>;
  readonly organisations: Set<string>;
  activities: number;
  volunteers: number | null;
  party_members: number | null;
  hundredths: number | null;
}

export interface OutcomesCell {
  rows: number;
  people: number | null;
  first_time: number | null;
  /** Rows that carry `first_time`: under 80 % of the rows, the cell's value is not reported. */
  carrying: number;
  visits: number | null;
  resolved: number | null;
  raters: number | null;
  satisfied: number | null;
}

export interface NeedsCell {
  registered: number;
  responded: number;
  resolved: number;
}

export interface SensitiveCell {
  activities: number;
  visits: number;
}

export interface CommunityCell {
  activities: number;
  first: string;
  readonly tasks: Set<string>;
}

/** Cells by their dimensions, parted by a space: region, period, then as the table has them. */
export interface Recount {
  readonly coverage: ReadonlyMap<string, CoverageCell>;
  readonly outcomes: ReadonlyMap<string, OutcomesCell>;
  readonly needs: ReadonlyMap<string, NeedsCell>;
  readonly targets: ReadonlyMap<string, number>;
  readonly profile: ReadonlyMap<string, number>;
  readonly sensitive: ReadonlyMap<string, SensitiveCell>;
  readonly communities: ReadonlyMap<string, CommunityCell>;
}

/** The cell of a key, made where it is missing. */
function at<T>(cells: Map<string, T>, key: string, empty: () => T): T {
  let cell = cells.get(key);
  if (cell === undefined) {
    cell = empty();
    cells.set(key, cell);
  }
  return cell;
}

/** Adds what is reported: nothing at all reported stays null. */
const plus = (sum: number | null, value: number | null): number | null =>
  value === null ? sum : (sum ?? 0) + value;

const tasksOf = (task: string): readonly string[] => ['all', task.slice(0, 1), task];

const noCoverage = (): CoverageCell => ({
  communities: new Set(),
  organisations: new Set(),
  activities: 0,
  volunteers: null,
  party_members: null,
  hundredths: null,
});

function addActivity(cell: CoverageCell, activity: Activity): void {
  if (activity.place.community !== null) cell.communities.add(activity.place.community);
  cell.organisations.add(activity.organisation);
  cell.activities += 1;
  cell.volunteers = plus(cell.volunteers, activity.volunteers);
  cell.party_members = plus(cell.party_members, activity.partyMembers);
  cell.hundredths = plus(cell.hundredths, activity.hundredths);
}

const noOutcomes = (): OutcomesCell => ({
  rows: 0,
  people: null,
  first_time: null,
  carrying: 0,
  visits: null,
  resolved: null,
  raters: null,
  satisfied: null,
});

/** Counts everything. `reference` is the folder of the task and group lists. */
export function recountOf(accepted: Accepted, reference: string): Recount {
  const { kinds: sensitiveKinds, groups: sensitiveGroups } = sensitiveLists(reference);
  const groupList = listRows(join(reference, 'groups.csv'));
  const partOf = new Map(groupList.map((row) => [row['group'] ?? '', row['part_of'] ?? '']));
  const groupsOf = (group: string): readonly string[] => {
    const whole = partOf.get(group) ?? '';
    return whole === '' ? [group] : [group, whole];
  };

  const coverage = new Map<string, CoverageCell>();
  const profile = new Map<string, number>();
  const sensitive = new Map<string, SensitiveCell>();
  const communities = new Map<string, CommunityCell>();
  const addSensitive = (activity: Activity, task: string, count: Partial<SensitiveCell>): void => {
    for (const region of activity.place.regions) {
      const cell = at(sensitive, `${region} ${activity.date.slice(0, 4)} ${task}`, () => ({
        activities: 0,
        visits: 0,
      }));
      cell.activities += count.activities ?? 0;
      cell.visits += count.visits ?? 0;
    }
  };

  const answered = new Set<string>();
  for (const activity of accepted.activities) {
    const { place, date, task } = activity;
    if (activity.need !== null) answered.add(`${activity.office} ${activity.need}`);
    if (sensitiveKinds.has(task)) {
      addSensitive(activity, task, { activities: 1 });
      continue;
    }
    const areas = place.area === null ? ['all'] : ['all', place.area];
    for (const region of place.regions) {
      for (const period of periodsOf(date)) {
        for (const each of tasksOf(task)) {
          for (const area of areas) {
            addActivity(at(coverage, `${region} ${period} ${each} ${area}`, noCoverage), activity);
          }
        }
        for (const category of activity.categories) {
          const key = `${region} ${period} ${category}`;
          profile.set(key, (profile.get(key) ?? 0) + 1);
        }
      }
    }
    if (place.community !== null) {
      const cell = at(communities, place.community, () => ({ activities: 0, first: date, tasks: new Set() }));
      cell.activities += 1;
      cell.tasks.add(task.slice(0, 1));
      if (date < cell.first) cell.first = date;
    }
  }

  const outcomes = new Map<string, OutcomesCell>();
  for (const outcome of accepted.outcomes) {
    const { activity, group, visits } = outcome;
    const apart = sensitiveKinds.has(activity.task) ? activity.task : sensitiveGroups.get(group);
    if (apart !== undefined) {
      addSensitive(activity, apart, { visits: visits ?? 0 });
      continue;
    }
    for (const region of activity.place.regions) {
      for (const period of periodsOf(activity.date)) {
        for (const task of tasksOf(activity.task)) {
          for (const each of ['all', ...groupsOf(group)]) {
            const cell = at(outcomes, `${region} ${period} ${task} ${each}`, noOutcomes);
            cell.rows += 1;
            if (outcome.first_time !== null) cell.carrying += 1;
            cell.people = plus(cell.people, outcome.people);
            cell.first_time = plus(cell.first_time, outcome.first_time);
            cell.visits = plus(cell.visits, visits);
            cell.resolved = plus(cell.resolved, outcome.resolved);
            cell.raters = plus(cell.raters, outcome.raters);
            cell.satisfied = plus(cell.satisfied, outcome.satisfied);
          }
        }
      }
    }
  }

  const needs = new Map<string, NeedsCell>();
  for (const { office, id, date, place, task, group, status } of accepted.needs) {
    if (sensitiveKinds.has(task) || sensitiveGroups.has(group)) continue;
    const responded = status !== '登记' || answered.has(`${office} ${id}`);
    for (const region of place.regions) {
      for (const period of periodsOf(date)) {
        for (const eachTask of tasksOf(task)) {
          for (const each of ['all', ...groupsOf(group)]) {
            const cell = at(needs, `${region} ${period} ${eachTask} ${each}`, () => ({
              registered: 0,
              responded: 0,
              resolved: 0,
            }));
            cell.registered += 1;
            cell.responded += responded ? 1 : 0;
            cell.resolved += status === '办结' ? 1 : 0;
          }
        }
      }
    }
  }

  return {
    coverage,
    outcomes,
    needs,
    targets: targetsOf(accepted, groupsOf),
    profile,
    sensitive,
    communities,
  };
}

/** The latest count within a calendar year of each county and group, added up. */
function targetsOf(
  accepted: Accepted,
  groupsOf: (group: string) => readonly string[],
): ReadonlyMap<string, number> {
  const latest = new Map<string, Accepted['targets'][number]>();
  for (const target of accepted.targets) {
    const key = `${target.place.county} ${target.group} ${target.asOf.slice(0, 4)}`;
    const other = latest.get(key);
    if (other === undefined || target.asOf > other.asOf) latest.set(key, target);
  }
  const targets = new Map<string, number>();
  for (const { place, group, people, asOf } of latest.values()) {
    for (const region of place.regions) {
      for (const each of groupsOf(group)) {
        const key = `${region} ${asOf.slice(0, 4)} ${each}`;
        targets.set(key, (targets.get(key) ?? 0) + people);
      }
    }
  }
  return targets;
}
