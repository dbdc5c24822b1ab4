// What a comparison says in words: title, unit, how it stands in the latest period, notes, and one sentence a point.
import { NO_CELL, spoken, STATE_MEANINGS, type Cell } from '../../format/cell.ts';
import { text, type Lang } from '../../format/language.ts';
import { full } from '../../format/numbers.ts';
import { periodName, type Period } from '../../format/periods.ts';
import { NATION } from '../../schema/values.ts';
import type { MapData } from '../map/data.ts';
import { nameOfArea, nameOfGroup, nameOfTask } from '../map/state.ts';
import { periodWords, TYPE_NAMES } from '../map/words.ts';
import { areLinesAbove, isPartial, latestOf, partialName, type Line, type Panel } from './panels.ts';
import type { CompareSetting } from './setting.ts';
import type { CompareState } from './state.ts';

/** How many regions a title names; of more it names the first and says how many. */
const NAMED = 3;

function placeName(state: CompareState, data: MapData): string {
  return data.region(state.regions[0] ?? NATION)?.name ?? '';
}

/** `2021年第三季度至2022年第四季度`. */
function rangeOf(panels: readonly Panel[], lang: Lang): string {
  const periods = panels.flatMap(({ places }) => places.flatMap(({ period }) => period ?? []));
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return '';
  if (first === last) return periodName(first.period, lang);
  const [from, to] = [periodName(first.period, lang), periodName(last.period, lang)];
  return text(lang)(`${from}至${to}`, `${from} to ${to}`);
}

/** What is compared, in a phrase: the figure's and the table's title. */
export function titleOf(
  state: CompareState,
  { lang }: CompareSetting,
  data: MapData,
  panels: readonly Panel[],
): string {
  const t = text(lang);
  const { label } = state.indicator;
  const place = placeName(state, data);
  const capital = label.en.slice(0, 1).toUpperCase() + label.en.slice(1);
  if (state.kind === 'periods') {
    const names = state.spans.map((span) => periodName(span, lang)).join(t('、', ', '));
    return t(`${place}的${label.zh}，${names}`, `${capital} of ${place}: ${names}`);
  }
  const range = rangeOf(panels, lang);
  if (state.kind === 'areas')
    return t(
      `${place}城市和农村的${label.zh}，${range}`,
      `${capital} of ${place}, urban and rural: ${range}`,
    );
  const all = panels.map(({ name }) => name);
  const names =
    all.length <= NAMED
      ? all.join(t('、', ', '))
      : t(`${all[0]}等${all.length}个地区`, `${all[0]} and ${all.length - 1} other regions`);
  return t(`${names}的${label.zh}，${range}`, `${capital} of ${names}: ${range}`);
}

/** Unit, task, area or group, and what a point is. */
export function subtitleOf(state: CompareState, setting: CompareSetting): string {
  const t = text(setting.lang);
  const { indicator } = state;
  const parts = [
    nameOfTask(setting, state.task),
    ...(indicator.table === 'coverage' && state.kind !== 'areas' ? [nameOfArea(setting, state.area)] : []),
    ...(indicator.table === 'outcomes' ? [nameOfGroup(setting, state.group)] : []),
    t(`按${TYPE_NAMES[state.type].zh}`, `by ${TYPE_NAMES[state.type].en.toLowerCase()}`),
  ].join(t('，', ', '));
  const scope = parts.slice(0, 1).toUpperCase() + parts.slice(1);
  return `${t('单位：', 'Unit: ')}${t(indicator.unit)}${t('。', '. ')}${scope}${t('。', '.')}`;
}

/** A number with its unit, `1,703场`, or what `other` says of a cell without one. */
function withUnit(
  cell: Cell,
  { indicator }: CompareState,
  lang: Lang,
  other: (cell: Cell) => string = (cell) => spoken(cell, indicator.format, lang),
): string {
  if (cell.state !== 'ok' || cell.value === 0) return other(cell);
  const number = indicator.format(cell.value);
  if (indicator.kind === 'share') return number;
  return text(lang)(`${number}${indicator.unit.zh}`, `${number} ${indicator.unit.en}`);
}

/** What stands in words above the panels: how they are arranged, and the latest values in the same order. */
export function wordsOf(
  state: CompareState,
  setting: CompareSetting,
  data: MapData,
  panels: readonly Panel[],
): string {
  const { lang } = setting;
  const t = text(lang);
  const place = placeName(state, data);
  const value = (cell: Cell) =>
    withUnit(cell, state, lang, (each) => (each.state === 'ok' ? '0' : STATE_MEANINGS[each.state][lang]));
  const arranged = {
    regions: t('一格一个地区，按代码排列。', 'One panel a region, in the order of codes. '),
    periods: t(
      `${place}的各个时期，一格一个，按时间排列。`,
      `Periods of ${place}, a panel each, in the order of time. `,
    ),
    areas: t(
      `${place}的城市社区（居委会）和农村社区（村委会），各一格。`,
      `Urban communities and villages of ${place}, a panel each. `,
    ),
  }[state.kind];
  const latest = latestOf(panels, state, setting, data);
  const [first] = latest;
  if (!first) return arranged.trim();
  const isOfPeriods = state.kind === 'periods';
  const when = isOfPeriods ? t('全期的数', 'Each as a whole') : periodName(first.period.period, lang);
  const values = latest.map(({ panel, period, cell }) => {
    const name = isOfPeriods ? partialName(period, lang) : panel.name;
    return t(`${name}${isOfPeriods ? '：' : ''}${value(cell)}`, `${name} ${value(cell)}`);
  });
  return `${arranged}${when}${t('：', ': ')}${values.join(isOfPeriods ? t('；', '; ') : t('、', ', '))}${t('。', '.')}`;
}

/** What must be known to read the figure; `top` is the end of its scale. */
export function notesOf(
  state: CompareState,
  setting: CompareSetting,
  panels: readonly Panel[],
  top: string,
): string[] {
  const t = text(setting.lang);
  const { indicator } = state;
  const hasPartial = panels.some(({ places }) => places.some(isPartial));
  const hasBlank = panels.some(({ places }) => places.some(({ period }) => period === null));
  return [
    t(
      `各格的纵轴相同，从0到${top}；没有数的时期断开，不连线，也不画成0。`,
      `All panels have the same scale, from 0 to ${top}; a line breaks where there is no number, and is never drawn as 0 there.`,
    ),
    ...(areLinesAbove(state)
      ? []
      : [
          t(
            '数量只画地区自己的线：上一级和全国的数大得多，放在同一纵轴上就看不清了，见表。',
            'Counts are drawn for the region alone: those of the region above and of the nation are much greater and would flatten every line; they stand in the table.',
          ),
        ]),
    ...(hasPartial
      ? [
          t(
            '未满期只有一部分月份的数，画成空心点，不和满期的连线比较。',
            'Partial periods have only some of their months: hollow points, not joined to full periods and not compared with them.',
          ),
        ]
      : []),
    ...(hasBlank
      ? [
          t(
            '空着没有标记的地方，这次发布没有那个时期。',
            'Where nothing is marked, this release has no such period.',
          ),
        ]
      : []),
    ...(indicator.kind === 'share'
      ? [
          t(
            '社区覆盖率＝有活动的社区（村）÷全部社区（村），不管报没报：上一级和全国的分母里也有没有报送的地方。',
            'Coverage = communities and villages with at least one activity ÷ all of them, reported or not: those above and of the nation include places that did not report.',
          ),
        ]
      : []),
    ...(indicator.id === 'organisations'
      ? [t('社会组织去重，不能相加。', 'Organisations are distinct and do not add up.')]
      : []),
    ...(indicator.id === 'people' || indicator.id === 'visits'
      ? [t('按活动累计：参加两场计两次，不等于人数。', 'Summed over activities: not a number of persons.')]
      : []),
    ...(state.kind === 'areas'
      ? [
          t(
            '城乡按社区的组织类型分；只报到乡镇或县的活动不分城乡。',
            'Urban and rural by the kind of community; activities reported only to a township or county are in neither.',
          ),
        ]
      : []),
    ...(state.task === 'all' || state.task === '3'
      ? [
          t(
            '不含四个敏感小类和四类敏感对象。',
            'Four sensitive kinds and four sensitive groups are left out.',
          ),
        ]
      : []),
  ];
}

/** `，1,703个社区（村）中146个有活动`; empty where one of the two has no value. */
function behind(line: Line, period: Period, state: CompareState, data: MapData, lang: Lang): string {
  if (state.indicator.id !== 'coverage') return '';
  const query = { isRunning: false, period, task: state.task, area: line.area, group: 'all' };
  const covered = data.coverage(line.code, query, 'communities_covered');
  const all = data.communities(line.code, line.area);
  if (covered.state !== 'ok' || all.state !== 'ok') return '';
  return text(lang)(
    `${full(all.value)}个社区（村）中${full(covered.value)}个有活动`,
    `${full(covered.value)} of ${full(all.value)} communities and villages with activities`,
  );
}

/** One sentence on a place of a panel: what a pointer, a finger and the keyboard all get, seen or heard. */
export function sentenceOf(
  panel: Panel,
  index: number,
  state: CompareState,
  setting: CompareSetting,
  data: MapData,
): string {
  const { lang } = setting;
  const t = text(lang);
  const [own, ...others] = panel.lines;
  const place = panel.places[index];
  if (!own || !place) return '';
  const { period } = place;
  if (!period)
    return t(
      `${panel.name}，${place.tick}：这次发布没有这个时期`,
      `${panel.name}, ${place.tick}: not in this release`,
    );
  const said = (line: Line) => withUnit(line.cells[index] ?? NO_CELL, state, lang);
  return [
    own.name,
    state.kind === 'areas' ? panel.name : '',
    `${periodWords(setting, period.period)}${t('：', ': ')}${said(own)}`,
    behind(own, period, state, data, lang),
    ...others.map((line) => t(`${line.name}${said(line)}`, `${line.name} ${said(line)}`)),
  ]
    .filter(Boolean)
    .join(t('，', ', '));
}

/** What a panel says to people who hear it, before they walk through it. */
export function descriptionOf({ places, lines: [own] }: Panel, state: CompareState, lang: Lang): string {
  return places
    .flatMap(({ period }, index) => {
      const cell = own?.cells[index];
      if (!period || !cell) return [];
      return [`${partialName(period, lang)} ${spoken(cell, state.indicator.format, lang)}`];
    })
    .join(text(lang)('；', '; '));
}
