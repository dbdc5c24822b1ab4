// How an address becomes a comparison that is published: an unknown value, or a combination that the release plan does
// not have, is replaced and said.
import { text, type Text } from '../../format/language.ts';
import { periodName } from '../../format/periods.ts';
import { isOutOfScope } from '../../format/regions.ts';
import { AREAS, NATION } from '../../schema/values.ts';
import type { MapData } from '../map/data.ts';
import { MAP_INDICATORS, mapIndicator, type MapIndicator } from '../map/indicators.ts';
import { nameOfArea, nameOfGroup, nameOfTask } from '../map/state.ts';
import { TYPE_NAMES } from '../map/words.ts';
import { listed, type Asked } from './address.ts';
import { levelsOf, nearest } from './offered.ts';
import type { CompareSetting } from './setting.ts';
import {
  KIND_NAMES,
  KINDS,
  MOST,
  POINT_TYPES,
  usualSpans,
  type CompareState,
  type Kind,
  type PointType,
} from './state.ts';

/** What changed on the way from one choice to the published one, in a sentence; none where nothing did. */
function changesOf(setting: CompareSetting, asked: CompareState, shown: CompareState): string[] {
  const t = text(setting.lang);
  const changes = [
    ...(asked.indicator === shown.indicator ? [] : [t(shown.indicator.label)]),
    ...(asked.type === shown.type
      ? []
      : [t(`按${TYPE_NAMES[shown.type].zh}`, `by ${TYPE_NAMES[shown.type].en.toLowerCase()}`)]),
    ...(asked.task === shown.task ? [] : [nameOfTask(setting, shown.task)]),
    ...(asked.group === shown.group ? [] : [nameOfGroup(setting, shown.group)]),
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
    group: known(
      'g',
      { zh: '服务对象', en: 'group' },
      (value) => (value === 'all' ? value : setting.groups.find(({ code }) => code === value)?.code),
      'all',
      (value) => nameOfGroup(setting, value),
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
