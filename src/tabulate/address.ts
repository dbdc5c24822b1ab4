// A choice as the query of the page's address, short and readable, and back:
// `?d=coverage&r=431100.counties&p=2022Q1-2022Q4&m=communities_covered&t=1,4&a=rural`.
import type { Text } from '../schema/column.ts';
import type { RegionTree } from '../search/region-index.ts';
import { BREAKDOWNS, membersIn, tableOf, type Breakdown, type Catalog } from './catalog.ts';
import {
  choiceOfTable,
  TOTALS,
  usualMembers,
  type Choice,
  type Compare,
  type Share,
  type TotalOver,
} from './choice.ts';
import { codesOfPick } from './regions-chosen.ts';

/** The address' names of the breakdowns. */
export const KEYS: Readonly<Record<Breakdown, string>> = { task: 't', group: 'g', area: 'a', category: 'k' };
const COMPARES: readonly Compare[] = ['none', 'before', 'year'];
const SHARES: readonly Share[] = ['none', 'task', 'region'];
const TOTAL_KEYS: Readonly<Record<TotalOver, string>> = { region: 'r', period: 'p', task: 't' };

/** What an address said that is not known here. */
export interface AddressProblem {
  readonly name: string;
  readonly value: string;
}

export interface AddressedChoice {
  readonly choice: Choice;
  readonly problems: readonly AddressProblem[];
  /** The release that the link was made for, where it says so. */
  readonly release: string | null;
}

/** Keys in the order of the release, three or more in a row as a range. */
export function periodsWritten(keys: readonly string[], catalog: Pick<Catalog, 'periods'>): string {
  const order = catalog.periods.map(({ period }) => period);
  const typeAt = (index: number) => catalog.periods[index]?.period_type;
  const places = keys.map((key) => order.indexOf(key)).sort((a, b) => a - b);
  const runs: number[][] = [];
  for (const place of places) {
    const run = runs.at(-1);
    const last = run?.at(-1) ?? -2;
    if (run && last === place - 1 && typeAt(last) === typeAt(place)) run.push(place);
    else runs.push([place]);
  }
  return runs
    .flatMap((run) =>
      run.length > 2 ? [`${order[run[0] ?? 0]}-${order[run.at(-1) ?? 0]}`] : run.map((place) => order[place]),
    )
    .join(',');
}

/** The periods of one entry: a key, or two keys of one kind with a hyphen; undefined where one is not known. */
function periodsRead(entry: string, catalog: Catalog): string[] | undefined {
  const order = catalog.periods.map(({ period }) => period);
  if (order.includes(entry)) return [entry];
  const [, from = '', to = ''] = /^(\d{4}(?:Q\d|-\d\d)?)-(\d{4}(?:Q\d|-\d\d)?)$/.exec(entry) ?? [];
  const [first, last] = [order.indexOf(from), order.indexOf(to)];
  if (first < 0 || last < first) return undefined;
  const run = catalog.periods.slice(first, last + 1);
  return run.every(({ period_type }) => period_type === run[0]?.period_type)
    ? run.map(({ period }) => period)
    : undefined;
}

/** The query of a choice, without `?`; commas stay readable. */
export function queryFromChoice(choice: Choice, catalog: Catalog): string {
  const table = tableOf(catalog, choice.table);
  const parts: [string, string][] = [
    ['d', choice.table],
    ['r', choice.regions.join(',')],
    ['p', periodsWritten(choice.periods, catalog)],
    ['m', choice.measures.join(',')],
  ];
  for (const breakdown of table.breakdowns) {
    const chosen = choice.by[breakdown].join(',');
    if (chosen !== usualMembers(catalog, table, breakdown).join(',')) parts.push([KEYS[breakdown], chosen]);
  }
  if (choice.compare !== 'none') parts.push(['c', choice.compare]);
  if (choice.share !== 'none') parts.push(['s', choice.share]);
  if (choice.totals.length > 0) parts.push(['z', choice.totals.map((over) => TOTAL_KEYS[over]).join(',')]);
  if (choice.swapped) parts.push(['x', '1']);
  return parts.map(([key, value]) => `${key}=${encodeURIComponent(value).replaceAll('%2C', ',')}`).join('&');
}

/** What an address asks for; what it leaves out is as in `start`, what is not known is told and left out. */
export function choiceFromQuery(
  query: string,
  catalog: Catalog,
  tree: RegionTree,
  start: Choice,
): AddressedChoice {
  const params = new URLSearchParams(query);
  const problems: AddressProblem[] = [];
  /** The entries that `read` knows; null where the address has none of them. */
  const entries = (key: string, read: (entry: string) => readonly string[] | undefined): string[] | null => {
    const given = params.get(key)?.split(',').filter(Boolean) ?? [];
    const known = given.flatMap((entry) => {
      const found = read(entry);
      if (!found) problems.push({ name: key, value: entry });
      return found ?? [];
    });
    return known.length > 0 ? [...new Set(known)] : null;
  };
  const one = <Value extends string>(key: string, values: readonly Value[], usual: Value): Value => {
    const given = params.get(key);
    if (given === null) return usual;
    const found = values.find((value) => value === given);
    if (found === undefined) problems.push({ name: key, value: given });
    return found ?? usual;
  };
  const name = one(
    'd',
    catalog.tables.map((known) => known.name),
    start.table,
  );
  const base = params.has('d') ? choiceOfTable(catalog, name, { ...start, by: emptyBy() }) : start;
  const table = tableOf(catalog, name);
  const inList = (list: readonly string[]) => (entry: string) => (list.includes(entry) ? [entry] : undefined);
  const by = BREAKDOWNS.map((breakdown) => {
    const codes = table.breakdowns.includes(breakdown)
      ? membersIn(catalog, table, breakdown).map(({ code }) => code)
      : [];
    const chosen = entries(KEYS[breakdown], inList(codes));
    return [breakdown, chosen ? codes.filter((code) => chosen.includes(code)) : base.by[breakdown]];
  });
  const measures = table.measures.map((measure) => measure.name);
  const totals = entries('z', (entry) => {
    const found = TOTALS.find((over) => TOTAL_KEYS[over] === entry);
    return found && [found];
  });
  const choice: Choice = {
    table: name,
    regions: entries('r', (pick) => codesOfPick(pick, tree) && [pick]) ?? base.regions,
    periods: entries('p', (entry) => periodsRead(entry, catalog)) ?? base.periods,
    measures: entries('m', inList(measures)) ?? base.measures,
    by: Object.fromEntries(by) as Choice['by'],
    compare: one('c', COMPARES, base.compare),
    share: one('s', SHARES, base.share),
    totals: TOTALS.filter((over) => (totals ?? base.totals).includes(over)),
    swapped: one('x', ['1', '0'], base.swapped ? '1' : '0') === '1',
  };
  return { choice, problems, release: params.get('v') };
}

function emptyBy(): Choice['by'] {
  return { task: [], group: [], area: [], category: [] };
}

/** What a reader is told about a problem. */
export function problemText({ name, value }: AddressProblem): Text {
  return {
    zh: `网址里的“${name}=${value}”本站不认识，没有采用。`,
    en: `“${name}=${value}” in the address is not known here and was left out.`,
  };
}
