// A published row's key → what the recount expects of each measure: its value, and whether disclosure control must
// hide it. The rules of hiding are those that the contract and the methods page state, read once more.
import type { Frame } from './frame.ts';
import { periodType } from './periods.ts';
import type { Plan } from './plan.ts';
import type { Recount } from './recount.ts';
import type { Register } from './register.ts';

export interface Expected {
  /** Null: not reported. */
  readonly value: number | null;
  readonly hidden?: boolean;
  readonly notApplicable?: boolean;
}

/** `all` where the whole row has one state. */
export type ExpectedRow = Readonly<Record<string, Expected>> | 'not_reported' | 'not_applicable';

/** Persons: 1 to 9 are hidden, 0 is shown. */
const few = (value: number | null): boolean => value !== null && value >= 1 && value <= 9;

/** Ratings: the pair is hidden where either is a few persons, or where one or two were dissatisfied. */
function pairIsHidden(raters: number | null, satisfied: number | null): boolean {
  const dissatisfied = (raters ?? 0) - (satisfied ?? 0);
  return few(raters) || few(satisfied) || (dissatisfied > 0 && dissatisfied < 3);
}

/** The state of a whole row that nobody reported, or that lies outside the campaign. */
export function stateOfRow(
  frame: Frame,
  region: string,
  period: string,
): 'not_reported' | 'not_applicable' | null {
  if (frame.outOfScope.has(region)) return 'not_applicable';
  const status = frame.reporting.get(`${region} ${period}`)?.status ?? 'not_due';
  return status === 'none' || status === 'not_due' ? 'not_reported' : null;
}

export interface Book {
  readonly recount: Recount;
  readonly frame: Frame;
  readonly plan: Plan;
  readonly register: Register;
}

function coverage({ recount, register }: Book, key: string): Readonly<Record<string, Expected>> {
  const [region = '', period = '', task, area] = key.split(' ');
  const cell = recount.coverage.get(key);
  const notApplicable = task !== 'all' || area !== 'all' || periodType(period) === 'month';
  const volunteers = cell === undefined ? 0 : cell.volunteers;
  const partyMembers = cell === undefined ? 0 : cell.party_members;
  const hundredths = cell === undefined ? 0 : cell.hundredths;
  return {
    communities: { value: register.communities.get(area === 'all' ? region : `${region} ${area}`) ?? 0 },
    communities_covered: { value: cell?.communities.size ?? 0 },
    activities: { value: cell?.activities ?? 0 },
    organisations: { value: cell?.organisations.size ?? 0 },
    volunteers: { value: volunteers, notApplicable, hidden: few(volunteers) },
    party_members: { value: partyMembers, notApplicable, hidden: few(partyMembers) },
    hours: { value: hundredths === null ? null : Math.round(hundredths / 10) / 10 },
  };
}

/** Children's groups are shown for the nation and provinces, and for prefectures by year and total. */
function isChildrens(plan: Plan, region: string, period: string, group: string): boolean {
  if (!plan.childrensGroups.has(group)) return false;
  const level = plan.level(region);
  return level === 'county' || (level === 'prefecture' && ['month', 'quarter'].includes(periodType(period)));
}

/** The 80 % rule: null where too few of the cell's rows carry the value. */
function firstTime(recount: Recount, key: string): number | null {
  const cell = recount.outcomes.get(key);
  if (cell === undefined) return 0;
  return cell.carrying * 10 < cell.rows * 8 ? null : cell.first_time;
}

function outcomes({ recount, plan }: Book, key: string): ExpectedRow {
  const [region = '', period = '', , group = ''] = key.split(' ');
  const cell = recount.outcomes.get(key);
  const child = isChildrens(plan, region, period, group);
  const { people, visits, resolved, raters, satisfied } = cell ?? {
    people: 0,
    visits: 0,
    resolved: 0,
    raters: 0,
    satisfied: 0,
  };
  const first = firstTime(recount, key);
  const pair = child || pairIsHidden(raters, satisfied);
  return {
    people: { value: people, hidden: child || few(people) },
    first_time: { value: first, hidden: child || few(first) },
    visits: { value: visits, hidden: child || few(visits) },
    resolved: { value: resolved, hidden: child || (group !== 'all' && few(resolved)) },
    raters: { value: raters, hidden: pair },
    satisfied: { value: satisfied, hidden: pair },
  };
}

function needs({ recount, plan }: Book, key: string): ExpectedRow {
  const [region = '', period = '', , group = ''] = key.split(' ');
  const { registered, responded, resolved } = recount.needs.get(key) ?? {
    registered: 0,
    responded: 0,
    resolved: 0,
  };
  // The stages of a need are parts of one another, and hidden together.
  const isFew = group !== 'all' && [registered, responded, resolved].some(few);
  const hidden = isChildrens(plan, region, period, group) || isFew;
  return {
    registered: { value: registered, hidden },
    responded: { value: responded, hidden },
    resolved: { value: resolved, hidden },
  };
}

function targets({ recount, plan }: Book, key: string): ExpectedRow {
  const [region = '', year = '', group = ''] = key.split(' ');
  const people = recount.targets.get(key) ?? null;
  const first = firstTime(recount, `${region} ${year} all ${group}`);
  const child = isChildrens(plan, region, year, group);
  return {
    // A register that lacks a group says nothing of who was served.
    target_people: { value: people, hidden: (child && people !== null) || few(people) },
    first_time: { value: first, hidden: child || few(first) },
  };
}

/** Nearest 10, half away from zero; hidden below 30. */
function sensitive({ recount }: Book, key: string): ExpectedRow {
  const { activities, visits } = recount.sensitive.get(key) ?? { activities: 0, visits: 0 };
  const rounded = (value: number): Expected => ({
    value: Math.floor(value / 10 + 0.5) * 10,
    hidden: value < 30,
  });
  return { activities: rounded(activities), visits: rounded(visits) };
}

const TABLES: Readonly<Record<string, (book: Book, key: string) => ExpectedRow>> = {
  coverage,
  outcomes,
  needs,
  targets,
  profile: ({ recount }, key) => ({ activities: { value: recount.profile.get(key) ?? 0 } }),
  sensitive,
};

/** What a table's row of this key must say. */
export function expectedRow(book: Book, table: string, key: string): ExpectedRow {
  const [region = '', period = ''] = key.split(' ');
  const rule = TABLES[table];
  if (rule === undefined) throw new Error(`unknown table: ${table}`);
  const state = stateOfRow(book.frame, region, period);
  if (state === null) return rule(book, key);
  if (table !== 'coverage' || state === 'not_applicable') return state;
  // The register's communities are the same for every period, reported or not.
  const row = coverage(book, key);
  return Object.fromEntries(
    Object.entries(row).map(([name, measure]) => [
      name,
      name === 'communities' ? measure : { ...measure, value: null },
    ]),
  );
}
