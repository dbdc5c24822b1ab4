// What a reader has chosen, as the page's address has it, and how an address becomes a picture that is published: an
// unknown value, or a combination that the release plan does not have, is replaced and said.
import { isPlanned, rankOfTask } from '../../format/release-plan.ts';
import { text, type Say } from '../../format/language.ts';
import { periodAround, periodName } from '../../format/periods.ts';
import { isOutOfScope } from '../../format/regions.ts';
import { AREA_LABELS, AREAS, LEVEL_LABELS, NATION, type Level } from '../../schema/values.ts';
import type { MapData } from './data.ts';
import { MAP_INDICATORS, mapIndicator, type MapIndicator } from './indicators.ts';
import { periodOf, type MapSetting } from './setting.ts';

export interface MapState {
  /** The region whose units are shown. */
  readonly region: string;
  /** The level of the units. */
  readonly level: Level;
  readonly indicator: MapIndicator;
  readonly task: string;
  readonly area: string;
  readonly group: string;
  readonly period: string;
  /** Null: a map where one can be drawn, tiles for the nation. */
  readonly view: 'tiles' | 'map' | null;
  /** One of the units, or none. */
  readonly selected: string | null;
}

/** The parameters of the address. */
export const ASKED = ['r', 'lv', 'm', 't', 'a', 'g', 'p', 'v', 's'] as const;
export type Asked = Readonly<Partial<Record<(typeof ASKED)[number], string>>>;

export function askedFrom(search: string): Asked {
  const params = new URLSearchParams(search);
  return Object.fromEntries(
    ASKED.flatMap((name) => (params.has(name) ? [[name, params.get(name) ?? '']] : [])),
  );
}

/** The address' parameters for a state, those of the default left out; empty for the page as it opens. */
export function searchFrom(state: MapState, setting: MapSetting, data: MapData): string {
  const told: Record<(typeof ASKED)[number], string | false | null> = {
    r: state.region !== NATION && state.region,
    lv: state.level !== levelBelow(state.region, data) && state.level,
    m: state.indicator !== MAP_INDICATORS[0] && state.indicator.id,
    t: state.task !== 'all' && state.task,
    a: state.area !== 'all' && state.area,
    g: state.group !== 'all' && state.group,
    p: state.period !== setting.current && state.period,
    v: state.view,
    s: state.selected,
  };
  const params = new URLSearchParams(
    Object.entries(told).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  return params.size ? `?${params.toString()}` : '';
}

/** The level of the units just below a region. */
export function levelBelow(code: string, data: MapData): Level {
  const level = data.region(code)?.level;
  if (code === NATION) return 'province';
  if (level === 'county') return 'township';
  return level === 'province' && data.hasPrefectures(code) ? 'prefecture' : 'county';
}

/** The levels that a reader may choose for a region, the nearest first. */
export function levelsOf(code: string, data: MapData): readonly Level[] {
  const nearest = levelBelow(code, data);
  return nearest === 'prefecture' ? [nearest, 'county'] : [nearest];
}

type Choice = Pick<MapState, 'level' | 'indicator' | 'task' | 'area' | 'group' | 'period'>;

/** Townships are no rows of the plan: communities ever reached, by area; by task for all months together. */
function isOfTownships({ indicator, task, group }: Choice, type: string): boolean {
  return (
    indicator.id === 'coverage' &&
    group === 'all' &&
    (task === 'all' || (rankOfTask(task) === 'task' && type === 'total'))
  );
}

/** Whether a choice is published, and can be drawn. */
export function isOffered(setting: MapSetting, choice: Choice): boolean {
  const type = periodOf(setting, choice.period).period_type;
  if (choice.level === 'township') return isOfTownships(choice, type);
  if (choice.indicator.kind === 'share' && !setting.breaks[type]) return false;
  const { table } = choice.indicator;
  return isPlanned(setting.plan, { ...choice, table, periodType: type });
}

/** A task and those that hold it, from near to far. */
function tasksAround(task: string): string[] {
  return [...new Set([task, ...(rankOfTask(task) === 'kind' ? [task.slice(0, 1)] : []), 'all'])];
}

/** A period and those that hold it, from near to far. */
export function periodsAround(setting: MapSetting, key: string): string[] {
  const own = periodOf(setting, key);
  const around = (['quarter', 'year', 'total'] as const).flatMap(
    (type) => periodAround(setting.periods, own, type)?.period ?? [],
  );
  return [...new Set([key, ...around])];
}

/** The nearest choice that is published; the choice itself where it is. Throws where there is none at all. */
export function nearest<Chosen extends Choice>(setting: MapSetting, choice: Chosen): Chosen {
  for (const indicator of new Set([choice.indicator, ...MAP_INDICATORS]))
    for (const period of periodsAround(setting, choice.period))
      for (const task of tasksAround(choice.task))
        for (const group of new Set([choice.group, 'all']))
          for (const area of new Set([choice.area, 'all'])) {
            const candidate = { ...choice, indicator, period, task, group, area };
            if (isOffered(setting, candidate)) return candidate;
          }
  throw new Error(`unknown combination: ${choice.level}, ${choice.indicator.id}, ${choice.period}`);
}

/** Names of a choice's parts. */
export function nameOfTask(setting: MapSetting, code: string): string {
  const t = text(setting.lang);
  return t(setting.tasks.find((task) => task.code === code)?.name ?? { zh: '全部任务', en: 'all tasks' });
}
export function nameOfGroup(setting: MapSetting, code: string): string {
  const t = text(setting.lang);
  return t(setting.groups.find((group) => group.code === code)?.name ?? { zh: '全部对象', en: 'all groups' });
}
export function nameOfArea(setting: MapSetting, code: string): string {
  return AREA_LABELS[code as (typeof AREAS)[number]][setting.lang];
}

/** What changed on the way from one choice to the published one. */
function changesOf(setting: MapSetting, asked: MapState, shown: MapState): string[] {
  const t = text(setting.lang);
  return [
    ...(asked.indicator === shown.indicator ? [] : [t(shown.indicator.label)]),
    ...(asked.period === shown.period ? [] : [periodName(shown.period, setting.lang)]),
    ...(asked.task === shown.task ? [] : [nameOfTask(setting, shown.task)]),
    ...(asked.group === shown.group ? [] : [nameOfGroup(setting, shown.group)]),
    ...(asked.area === shown.area ? [] : [nameOfArea(setting, shown.area)]),
  ];
}

/** The published choice nearest to a state, and a sentence where it is another. */
export function published(setting: MapSetting, state: MapState): { state: MapState; problems: string[] } {
  const t = text(setting.lang);
  const shown = nearest(setting, state);
  const changes = changesOf(setting, state, shown);
  const level = LEVEL_LABELS[state.level];
  return {
    state: shown,
    problems: changes.length
      ? [
          t(
            `${level.zh}没有公布所选的组合，改看${changes.join('、')}。`,
            `What was chosen is not published for this level (${level.en}); shown instead: ${changes.join(', ')}.`,
          ),
        ]
      : [],
  };
}

function unknownValue(t: Say, what: [string, string], value: string, instead: string): string {
  return t(
    `网址里的${what[0]}“${value}”查不到，改看${instead}。`,
    `The ${what[1]} “${value}” in the address is not known; shown instead: ${instead}.`,
  );
}

export interface Settled {
  readonly state: MapState;
  /** Sentences that say what of the address could not be shown; none where all of it is. */
  readonly problems: readonly string[];
}

/** The picture that an address asks for, or the one nearest to it. `data` holds the scope of its region. */
export function settled(asked: Asked, setting: MapSetting, data: MapData): Settled {
  const t = text(setting.lang);
  const problems: string[] = [];
  /** The asked value where it is known, else the default, and a problem. */
  const known = <Value>(
    name: keyof Asked,
    what: [string, string],
    find: (value: string) => Value | undefined,
    fallback: Value,
    nameOf: (value: Value) => string,
  ): Value => {
    const value = asked[name];
    if (value === undefined) return fallback;
    const found = find(value);
    if (found === undefined) problems.push(unknownValue(t, what, value, nameOf(fallback)));
    return found ?? fallback;
  };
  const openable = (code: string) => {
    const region = data.region(code);
    return region && !isOutOfScope(code) && region.level !== 'township' ? code : undefined;
  };
  const region = known('r', ['地区', 'region'], openable, NATION, () => t('全国', 'the nation'));
  const levels = levelsOf(region, data);
  const level = known(
    'lv',
    ['级别', 'level'],
    (value) => levels.find((each) => each === value),
    levelBelow(region, data),
    (value) => t(LEVEL_LABELS[value]),
  );
  const first = MAP_INDICATORS[0] as MapIndicator;
  const state: MapState = {
    region,
    level,
    indicator: known('m', ['指标', 'indicator'], mapIndicator, first, ({ label }) => t(label)),
    task: known(
      't',
      ['任务', 'task'],
      (value) => (value === 'all' ? value : setting.tasks.find(({ code }) => code === value)?.code),
      'all',
      (value) => nameOfTask(setting, value),
    ),
    area: known(
      'a',
      ['城乡', 'area'],
      (value) => AREAS.find((area) => area === value) as string | undefined,
      'all',
      (value) => nameOfArea(setting, value),
    ),
    group: known(
      'g',
      ['服务对象', 'group'],
      (value) => (value === 'all' ? value : setting.groups.find(({ code }) => code === value)?.code),
      'all',
      (value) => nameOfGroup(setting, value),
    ),
    period: known(
      'p',
      ['时期', 'period'],
      (value) => setting.periods.find(({ period }) => period === value)?.period,
      setting.current,
      (value) => periodName(value, setting.lang),
    ),
    view: known<MapState['view']>(
      'v',
      ['画法', 'view'],
      (value) => (['tiles', 'map'] as const).find((view) => view === value),
      null,
      () => t('默认的画法', 'the usual one'),
    ),
    selected: null,
  };
  const fitting = published(setting, state);
  const codes = new Set(data.units(region, level).map(({ code }) => code));
  const selected = known<string | null>(
    's',
    ['所选单位', 'selected unit'],
    (value) => (codes.has(value) ? value : undefined),
    null,
    () => t('全部单位', 'all units'),
  );
  return { state: { ...fitting.state, selected }, problems: [...problems, ...fitting.problems] };
}
