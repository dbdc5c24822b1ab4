// What a reader compares, as the page's address has it, and how an address becomes a comparison that is published: an
// unknown value, or a combination that the release plan does not have, is replaced and said.
import { isPlanned, rankOfTask } from '../../format/release-plan.ts';
import { text, type Text } from '../../format/language.ts';
import { periodName, type Period } from '../../format/periods.ts';
import { isOutOfScope } from '../../format/regions.ts';
import { AREAS, NATION, type Level, type PeriodType } from '../../schema/values.ts';
import type { MapData } from '../map/data.ts';
import { MAP_INDICATORS, mapIndicator, type MapIndicator } from '../map/indicators.ts';
import { nameOfArea, nameOfTask } from '../map/state.ts';
import { TYPE_NAMES } from '../map/words.ts';
import type { CompareSetting } from './setting.ts';

/** How many regions or periods stand side by side at most. */
export const MOST = 6;

/** Several regions over time; one region's years or quarters; the urban and rural communities of one region. */
export const KINDS = ['regions', 'periods', 'areas'] as const;
export type Kind = (typeof KINDS)[number];
export const KIND_NAMES: Readonly<Record<Kind, Text>> = {
  regions: { zh: '几个地区', en: 'Regions' },
  periods: { zh: '一个地区的几个时期', en: 'Periods of one region' },
  areas: { zh: '一个地区的城市和农村', en: 'Urban and rural of one region' },
};

/** The kinds of period that make points of a line, the usual one first. */
export const POINT_TYPES = ['quarter', 'month', 'year'] as const;
export type PointType = (typeof POINT_TYPES)[number];

export interface CompareState {
  readonly kind: Kind;
  /** In code order; one unless several regions are compared. */
  readonly regions: readonly string[];
  readonly indicator: MapIndicator;
  readonly task: string;
  /** `all` where urban and rural are compared. */
  readonly area: string;
  readonly type: PointType;
  /** The years or quarters that are compared, in order, all of one kind; none unless periods are. */
  readonly spans: readonly string[];
  /** The region for which similar ones are listed: one of `regions`. */
  readonly like: string;
}

export const ASKED = ['c', 'r', 'm', 't', 'a', 'p', 'y', 's'] as const;
export type Asked = Readonly<Partial<Record<(typeof ASKED)[number], string>>>;

export function askedFrom(search: string): Asked {
  const params = new URLSearchParams(search);
  return Object.fromEntries(
    ASKED.flatMap((name) => (params.has(name) ? [[name, params.get(name) ?? '']] : [])),
  );
}

/** The codes of an address' list. */
export const listed = (value = ''): string[] => [...new Set(value.split(',').filter(Boolean))];

/**
 * The address' parameters for a state, those of the default left out; empty for the page as it opens. Regions and
 * periods are told as soon as anything is: those that a page opens with are others in a later release.
 */
export function searchFrom(state: CompareState, setting: CompareSetting): string {
  const others: Partial<Record<(typeof ASKED)[number], string | false>> = {
    m: state.indicator !== MAP_INDICATORS[0] && state.indicator.id,
    t: state.task !== 'all' && state.task,
    a: state.area !== 'all' && state.area,
    p: state.type !== POINT_TYPES[0] && state.type,
    y: state.kind === 'periods' && state.spans.join(),
    s: state.like !== state.regions[0] && state.like,
  };
  const isAsOpened =
    state.kind === 'regions' &&
    state.regions.join() === setting.start.join() &&
    !Object.values(others).some(Boolean);
  if (isAsOpened) return '';
  const told = { c: state.kind !== 'regions' && state.kind, r: state.regions.join(), ...others };
  const parts = Object.entries(told).flatMap(([name, value]) =>
    value ? [`${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`] : [],
  );
  return `?${parts.join('&')}`;
}

/** The periods of a kind, in order. */
export function periodsOf(setting: CompareSetting, type: PeriodType): readonly Period[] {
  return setting.periods.filter(({ period_type }) => period_type === type);
}

/** The years of the release, the last six; its quarters where there is one year alone. */
export function usualSpans(setting: CompareSetting): readonly string[] {
  const years = periodsOf(setting, 'year');
  const spans = years.length > 1 ? years : periodsOf(setting, 'quarter');
  return spans.slice(-MOST).map(({ period }) => period);
}

/** Whether periods of a kind are points within what is compared: months and quarters in a year, months in a quarter. */
function isWithin(type: PointType, { kind, spans }: Pick<CompareState, 'kind' | 'spans'>): boolean {
  if (kind !== 'periods') return true;
  return type === 'month' || (type === 'quarter' && !spans.some((key) => key.includes('Q')));
}

/** Whether a choice is published for every level in `levels`, and can be drawn. */
export function isOffered(setting: CompareSetting, state: CompareState, levels: readonly Level[]): boolean {
  const { indicator, task, type, kind } = state;
  if (!isWithin(type, state)) return false;
  if (kind === 'areas' && indicator.table !== 'coverage') return false;
  const areas = kind === 'areas' ? ['urban', 'rural'] : [state.area];
  return levels.every((level) =>
    areas.every((area) =>
      isPlanned(setting.plan, { table: indicator.table, level, periodType: type, task, group: 'all', area }),
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
        for (const area of new Set([state.area, 'all'])) {
          const candidate = { ...state, indicator, type, task, area };
          if (isOffered(setting, candidate, levels)) return candidate;
        }
  throw new Error(`unknown combination: ${state.kind}, ${state.indicator.id}, ${state.type}`);
}

/** The levels of a state's regions. */
export function levelsOf(regions: readonly string[], data: MapData): Level[] {
  return [...new Set(regions.flatMap((code) => data.region(code)?.level ?? []))];
}

/** What changed on the way from one choice to the published one, in a sentence; none where nothing did. */
function changesOf(setting: CompareSetting, asked: CompareState, shown: CompareState): string[] {
  const t = text(setting.lang);
  const changes = [
    ...(asked.indicator === shown.indicator ? [] : [t(shown.indicator.label)]),
    ...(asked.type === shown.type
      ? []
      : [t(`按${TYPE_NAMES[shown.type].zh}`, `by ${TYPE_NAMES[shown.type].en.toLowerCase()}`)]),
    ...(asked.task === shown.task ? [] : [nameOfTask(setting, shown.task)]),
    ...(asked.area === shown.area ? [] : [nameOfArea(setting, shown.area)]),
  ];
  return changes.length
    ? [
        t(
          `这些地区没有都公布所选的组合，改看${changes.join('、')}。`,
          `What was chosen is not published for all of these regions; shown instead: ${changes.join(', ')}.`,
        ),
      ]
    : [];
}

export interface Settled {
  readonly state: CompareState;
  /** Sentences that say what of the address could not be shown; none where all of it is. */
  readonly problems: readonly string[];
}

/** Whether a region can be compared: the nation down to the county, in scope. `data` holds its scope. */
export function isComparable(code: string, data: MapData): boolean {
  const region = data.region(code);
  return region !== undefined && region.level !== 'township' && !isOutOfScope(code);
}

/** The comparison that an address asks for, or the one nearest to it. `data` holds the scopes of its regions. */
export function settled(asked: Asked, setting: CompareSetting, data: MapData): Settled {
  const t = text(setting.lang);
  const problems: string[] = [];
  const unknown = (what: Text, value: string, instead: string) =>
    problems.push(
      t(
        `网址里的${what.zh}“${value}”查不到，${instead === '' ? '没有采用' : `改看${instead}`}。`,
        `The ${what.en} “${value}” in the address is not known${instead === '' ? ' and was left out' : `; shown instead: ${instead}`}.`,
      ),
    );
  /** The asked value where it is known, else the default, and a problem. */
  const known = <Value>(
    name: keyof Asked,
    what: Text,
    find: (value: string) => Value | undefined,
    fallback: Value,
    nameOf: (value: Value) => string,
  ): Value => {
    const value = asked[name];
    if (value === undefined) return fallback;
    const found = find(value);
    if (found === undefined) unknown(what, value, nameOf(fallback));
    return found ?? fallback;
  };
  const kind = known<Kind>(
    'c',
    { zh: '对比', en: 'kind of comparison' },
    (value) => KINDS.find((each) => each === value),
    'regions',
    (value) => t(KIND_NAMES[value]),
  );

  const codes = listed(asked.r).filter((code) => {
    if (isComparable(code, data)) return true;
    if (isOutOfScope(code))
      problems.push(t(`${code}不在统计范围，没有采用。`, `${code} is out of scope and was left out.`));
    else unknown({ zh: '地区', en: 'region' }, code, '');
    return false;
  });
  const most = kind === 'regions' ? MOST : 1;
  const given = codes.length ? codes : setting.start;
  if (codes.length > most)
    problems.push(
      t(
        `最多${kind === 'regions' ? '并排6个地区' : '看1个地区'}，没有采用：${codes.slice(most).join('、')}。`,
        `${kind === 'regions' ? 'Six regions' : 'One region'} at most; left out: ${codes.slice(most).join(', ')}.`,
      ),
    );
  const regions = given.slice(0, most).sort();

  const spansAsked = listed(kind === 'periods' ? asked.y : undefined).flatMap((key) => {
    const found = setting.periods.find(
      ({ period, period_type: type }) => period === key && (type === 'year' || type === 'quarter'),
    );
    if (!found) unknown({ zh: '时期', en: 'period' }, key, '');
    return found ?? [];
  });
  const ofOneType = spansAsked.filter(({ period_type: type }) => type === spansAsked[0]?.period_type);
  const leftOut = [...spansAsked.filter((span) => !ofOneType.includes(span)), ...ofOneType.slice(MOST)].map(
    ({ period }) => periodName(period, setting.lang),
  );
  if (leftOut.length)
    problems.push(
      t(
        `最多并排6个时期，年和季不能混在一起，没有采用：${leftOut.join('、')}。`,
        `Six periods at most, years or quarters; left out: ${leftOut.join(', ')}.`,
      ),
    );
  const spans = ofOneType.slice(0, MOST).map(({ period }) => period);
  const ordered = setting.periods.map(({ period }) => period).filter((key) => spans.includes(key));

  const usual = kind !== 'periods' ? [] : ordered.length ? ordered : usualSpans(setting);
  const state: CompareState = {
    kind,
    regions,
    indicator: known(
      'm',
      { zh: '指标', en: 'indicator' },
      mapIndicator,
      MAP_INDICATORS[0] as MapIndicator,
      ({ label }) => t(label),
    ),
    task: known(
      't',
      { zh: '任务', en: 'task' },
      (value) => (value === 'all' ? value : setting.tasks.find(({ code }) => code === value)?.code),
      'all',
      (value) => nameOfTask(setting, value),
    ),
    area:
      kind === 'areas'
        ? 'all'
        : known<string>(
            'a',
            { zh: '城乡', en: 'area' },
            (value) => AREAS.find((area) => area === value),
            'all',
            (value) => nameOfArea(setting, value),
          ),
    type: known<PointType>(
      'p',
      { zh: '时期的长短', en: 'kind of period' },
      (value) => POINT_TYPES.find((type) => type === value),
      usual.some((key) => key.includes('Q')) ? 'month' : 'quarter',
      (value) => t(TYPE_NAMES[value]),
    ),
    spans: usual,
    like: known<string>(
      's',
      { zh: '找类似地区的地区', en: 'region to find similar ones for' },
      (value) => regions.find((code) => code === value),
      regions[0] ?? NATION,
      (value) => data.region(value)?.name ?? value,
    ),
  };
  const shown = nearest(setting, state, levelsOf(regions, data));
  return { state: shown, problems: [...problems, ...changesOf(setting, state, shown)] };
}
