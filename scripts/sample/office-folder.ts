// Writes one office's folder: day by day its needs, activities and outcomes, then its targets and returns.
import { activityMaker, type Activity } from './activities.ts';
import { CALENDAR, dayIndex, DAYS, LAST_DAY, MONTHS } from './calendar.ts';
import { habitsOfOffice, type Habits } from './habits.ts';
import type { KindMix } from './kind-mix.ts';
import { needMaker } from './needs.ts';
import { DAY_WEIGHTS } from './occasions.ts';
import { officeCells, type OfficeCells } from './office-cells.ts';
import { createOfficeRows, type OfficeRows } from './office-rows.ts';
import type { Office } from './offices.ts';
import { organisationsOfCounty, type Organisation } from './organisations.ts';
import { outcomeMaker } from './outcomes.ts';
import { placesOfOffice } from './places.ts';
import { isChance, lognormal, multinomial, randomFromKey, type Random } from './random.ts';
import type { Communities, Register } from './register.ts';
import { returnsOfOffice } from './returns.ts';
import type { Tally } from './tally.ts';
import { TARGET_GROUPS, targetsOfCounties, type Targets } from './targets.ts';

export interface OfficeJob {
  readonly out: string;
  readonly seed: number;
  /** The national number, which the registers' sizes follow. */
  readonly activities: number;
  readonly register: Register;
  readonly communities: Communities;
  readonly mix: KindMix;
  readonly tally: Tally;
  readonly onActivities: (count: number) => void;
}

/** What the writers of one office share. */
interface Desk {
  readonly office: Office;
  readonly random: Random;
  readonly habits: Habits;
  readonly cells: OfficeCells;
  readonly targets: Targets;
  readonly rows: OfficeRows;
}

const NEEDS_PER_ACTIVITY = 0.4;
const ANSWERS_NEED = 0.42;
const REPEATED_ACTIVITIES = 0.003;
const REPEATED_OUTCOMES = 0.001;
const COUNTIES_WITHOUT_TARGETS = 0.03;

/** Writes the folder and adds to the tally. An office that is always silent has no folder. */
export function writeOfficeFolder(office: Office, job: OfficeJob): void {
  if (office.months.every((state) => state === 'silent')) return;
  const random = randomFromKey(job.seed, office.area, 'rows');
  const habits = habitsOfOffice(job.seed, office.area);
  const desk: Desk = {
    office,
    random,
    habits,
    cells: officeCells(random, habits, job.register),
    targets: targetsOfCounties(job.seed, office.counties, job.activities),
    rows: createOfficeRows(job.out, office, job.seed, habits, random, job.tally),
  };
  const held = addDays(desk, job);
  addTargets(desk);
  if (habits.handsInReturns) {
    for (const { day, cells } of returnsOfOffice(random, office, held, desk.cells)) {
      desk.rows.add('returns', day, cells);
    }
  }
  desk.rows.close();
}

/** Adds needs, activities and outcomes day by day; returns the activities of each month. */
function addDays(desk: Desk, job: OfficeJob): Int32Array {
  const { office, random, habits, cells, rows } = desk;
  const { kinds } = job.register;
  const places = placesOfOffice(job.register, job.seed, office, job.communities);
  const needs = needMaker(random, office.area, cells, kinds, job.mix, places);
  const outcomes = outcomeMaker(random, habits, cells, desk.targets);
  const organisationsOf = organisationsByCounty(job, office);
  const activities = activityMaker({
    random,
    office: office.area,
    habits,
    cells,
    kinds,
    mix: job.mix,
    places,
    organisationsOf,
  });

  function addActivity(activity: Activity, isNeeded: boolean): void {
    const isSound = rows.add('activities', activity.day, activity.cells, isNeeded);
    if (isSound && isChance(random, REPEATED_ACTIVITIES)) {
      rows.addAgain('activities', activities.again(activity));
    }
    for (const row of outcomes.rows(activity)) {
      const isSoundRow = rows.add('outcomes', activity.day, row);
      if (isSound && isSoundRow && isChance(random, REPEATED_OUTCOMES)) {
        rows.addAgain('outcomes', outcomes.again(row));
      }
    }
  }

  const days = daysOfOffice(random, office);
  for (let day = 0; day < DAYS; day += 1) {
    for (let left = days.needs[day]!; left > 0; left -= 1) {
      const need = needs.make(day);
      if (rows.add('needs', day, need.cells)) needs.keep(need);
    }
    const held = days.activities[day]!;
    for (let index = 0; index < held; index += 1) {
      const need = isChance(random, ANSWERS_NEED) ? needs.answerable(day) : null;
      addActivity(activities.make(day, need), day === LAST_DAY && index === 0);
    }
    if (held > 0) job.onActivities(held);
  }
  return days.byMonth;
}

function addTargets({ office, random, habits, cells, targets, rows }: Desk): void {
  for (const day of habits.targetDays.map(dayIndex)) {
    for (const county of office.counties) {
      if (isChance(random, COUNTIES_WITHOUT_TARGETS)) continue;
      for (const group of TARGET_GROUPS) {
        const people = Math.round(targets.personsOf(county.code, group) * lognormal(random, 1, 0.02));
        rows.add('targets', day, [county.code, cells.group(group), String(people), cells.date(day)]);
      }
    }
  }
}

/** How many activities and needs the office has on each day; one activity is kept for the campaign's last day. */
function daysOfOffice(random: Random, office: Office) {
  const weights = DAY_WEIGHTS.map((weight, day) =>
    office.months[CALENDAR[day]!.monthIndex] === 'active' ? weight * lognormal(random, 1, 0.45) : 0,
  );
  const hasLast = office.months[MONTHS - 1] === 'active' && office.activities > 0;
  const activities = multinomial(random, office.activities - (hasLast ? 1 : 0), weights);
  if (hasLast) activities[LAST_DAY] = activities[LAST_DAY]! + 1;
  const byMonth = new Int32Array(MONTHS);
  activities.forEach((count, day) => {
    const { monthIndex } = CALENDAR[day]!;
    byMonth[monthIndex] = byMonth[monthIndex]! + count;
  });
  const needs = multinomial(random, Math.round(office.activities * NEEDS_PER_ACTIVITY), weights);
  return { activities, needs, byMonth };
}

/** The organisations of a county of the office, made when first asked for. */
function organisationsByCounty({ seed, register }: OfficeJob, office: Office) {
  const known = new Map<string, readonly Organisation[]>();
  const weight = office.counties.reduce((sum, county) => sum + county.weight, 0);
  return (code: string): readonly Organisation[] => {
    let list = known.get(code);
    if (list === undefined) {
      const county = office.counties.find((one) => one.code === code)!;
      const name = register.nameOf.get(code) ?? '';
      list = organisationsOfCounty(seed, code, name, (office.activities * county.weight) / weight);
      known.set(code, list);
    }
    return list;
  };
}
