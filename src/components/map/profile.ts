// Below the map, the same region over time and by task: its indicator in each full period beside the region above, and
// the activities of the four tasks in the chosen period.
import { bar } from '../../charts/bar.ts';
import { scaleTo } from '../../charts/scale.ts';
import { trend } from '../../charts/trend.ts';
import { escaped } from '../../charts/svg.ts';
import { spoken, STATE_MEANINGS, summed, type Cell } from '../../format/cell.ts';
import { text } from '../../format/language.ts';
import type { MapRegion } from '../../format/map-files.ts';
import { full, percent } from '../../format/numbers.ts';
import { isFull, periodName, periodTick, type Period } from '../../format/periods.ts';
import { shortName } from '../../format/short-names.ts';
import type { Level, PeriodType } from '../../schema/values.ts';
import { regionLink, valueHtml, type Table } from '../table-html.ts';
import type { MapData } from './data.ts';
import { mapIndicator, type MapIndicator } from './indicators.ts';
import { queryOf, type Size } from './picture.ts';
import { subtitleOf } from './picture-words.ts';
import { periodOf, type MapSetting } from './setting.ts';
import { isOffered, type MapState } from './state.ts';
import type { Recorded } from './unit-table.ts';

/** A figure of the profile as it is shown. */
export interface ProfilePart {
  readonly title: string;
  readonly subtitle: string;
  /** The drawing, or a sentence where there is nothing to draw. */
  readonly html: string;
  /** The same numbers; null where there are none. */
  readonly table: Table | null;
  readonly note: string;
  /** What its CSV file has a row of each. */
  readonly records: readonly Recorded[];
}

/** The region that is selected, or whose units are shown. */
function subjectOf({ selected, region }: MapState, data: MapData): MapRegion {
  const subject = data.region(selected ?? region);
  if (!subject) throw new Error(`unknown region: ${selected ?? region}`);
  return subject;
}

/** The level under which a region's own row stands in the plan; townships' running counts add up to their county. */
const levelIn = ({ level }: MapState, region: MapRegion): Level =>
  level === 'township' ? level : region.level;

/** The full periods of a kind in which a region's value is published. */
function fullPeriods(state: MapState, setting: MapSetting, level: Level, type: PeriodType): Period[] {
  return setting.periods.filter(
    (period) =>
      period.period_type === type &&
      isFull(period) &&
      isOffered(setting, { ...state, level, period: period.period }),
  );
}

/** The periods of the line: of the chosen kind, else the first kind of which there are two to compare. */
function periodsOfTrend(state: MapState, setting: MapSetting, region: MapRegion): Period[] {
  const own = periodOf(setting, state.period).period_type;
  const lists = [...new Set<PeriodType>([own, 'quarter', 'year'])].map((type) =>
    fullPeriods(state, setting, levelIn(state, region), type),
  );
  return lists.find((periods) => periods.length > 1) ?? [];
}

/** The region above, where its value may stand beside a region's: shares only, and no running count of its own. */
function aboveOf(state: MapState, data: MapData, region: MapRegion): MapRegion | undefined {
  if (state.indicator.kind !== 'share' || region.parent === null) return undefined;
  return state.level === 'township' && region.level !== 'township' ? undefined : data.region(region.parent);
}

interface Point {
  readonly period: Period;
  readonly own: Cell;
  readonly above: Cell | null;
}

function pointsOf(state: MapState, setting: MapSetting, data: MapData, region: MapRegion): Point[] {
  const above = aboveOf(state, data, region);
  return periodsOfTrend(state, setting, region).map((period) => {
    const query = { ...queryOf(state, setting), period };
    const of = (code: string): Cell => state.indicator.of(data, code, query);
    return { period, own: of(region.code), above: above ? of(above.code) : null };
  });
}

const SIZES = { wide: { width: 572, height: 260, names: 8 }, narrow: { width: 340, height: 230, names: 4 } };

/** The line of a region's indicator. */
export function trendPart(state: MapState, setting: MapSetting, data: MapData, size: Size): ProfilePart {
  const { lang } = setting;
  const t = text(lang);
  const region = subjectOf(state, data);
  const points = pointsOf(state, setting, data, region);
  const above = aboveOf(state, data, region);
  const { indicator } = state;
  const title = t(
    `${region.name}${indicator.label.zh}，各期`,
    `${region.name}: ${indicator.label.en} over time`,
  );
  const isKind = points[0]?.period.period_type === periodOf(setting, state.period).period_type;
  const note = [
    ...(points.length > 0 && !isKind
      ? [
          t(
            `所选的时期没有前后期可比，这里画${points[0]?.period.period_type === 'year' ? '各年' : '各季度'}。`,
            'The chosen period has none to compare with; others are drawn.',
          ),
        ]
      : []),
    ...(state.level === 'township'
      ? [t('从第一个月累计到每期末。', 'Summed from the first month to the end of each period.')]
      : []),
    t('只画满期；断开的地方没有数。', 'Full periods only; where the line breaks there is no number.'),
  ].join(lang === 'zh' ? '' : ' ');
  const said = (cell: Cell): string => spoken(cell, indicator.format, lang);
  const { width, height, names } = SIZES[size];
  const values = (of: (point: Point) => Cell | null) => points.map((point) => of(point)?.value ?? null);
  const isShown = points.some(({ own }) => own.state === 'ok');
  const state0 = points.at(-1)?.own.state;
  const html = isShown
    ? trend(
        { name: shortName(region.name), values: values(({ own }) => own) },
        above ? { name: shortName(above.name), values: values((point) => point.above) } : null,
        {
          id: `map-trend-${size}`,
          title,
          description: points
            .map(({ period, own }) => `${periodName(period.period, lang)} ${said(own)}`)
            .join(t('；', '; ')),
          width,
          height,
          ticks: points.map(({ period }) => periodTick(period.period, lang)),
          format: (value) => (indicator.kind === 'share' ? percent(value) : indicator.short(value, lang)),
          every: Math.ceil(points.length / names),
        },
      )
    : `<p class="small">${
        state0 && state0 !== 'ok'
          ? t(
              `各期都没有数：${STATE_MEANINGS[state0].zh}。`,
              `No number in any period: ${STATE_MEANINGS[state0].en}.`,
            )
          : t('没有可以比的时期。', 'There are no periods to compare.')
      }</p>`;
  return {
    title,
    subtitle: subtitleOf(state, setting),
    html,
    table: points.length > 0 ? trendTable(title, points, region, above, setting, indicator) : null,
    note,
    records: [region, ...(above ? [above] : [])].flatMap((one) =>
      points.map(({ period }) => ({ region: one, state: { ...state, period: period.period } })),
    ),
  };
}

function trendTable(
  caption: string,
  points: readonly Point[],
  region: MapRegion,
  above: MapRegion | undefined,
  { lang }: MapSetting,
  indicator: MapIndicator,
): Table {
  const format = indicator.kind === 'share' ? percent : indicator.format;
  const named = ({ name }: MapRegion) => ({
    html: `${regionLink(name, null, lang).html}${escaped(text(lang)(`（${indicator.unit.zh}）`, ` (${indicator.unit.en})`))}`,
  });
  return {
    caption,
    columns: [
      { label: text(lang)('时期', 'Period') },
      { label: named(region), numeric: true },
      ...(above ? [{ label: named(above), numeric: true }] : []),
    ],
    rows: points.map(({ period, own, above: other }) => ({
      head: periodName(period.period, lang),
      cells: [valueHtml(own, format, lang), ...(other ? [valueHtml(other, format, lang)] : [])],
    })),
  };
}

/** The activities of the four tasks in the chosen period, and what part of their sum each is. */
export function mixPart(state: MapState, setting: MapSetting, data: MapData): ProfilePart {
  const { lang } = setting;
  const t = text(lang);
  const region = subjectOf(state, data);
  const when = periodName(state.period, lang);
  const area = state.indicator.table === 'coverage' ? state.area : 'all';
  const title = t(`${region.name}的四类任务，${when}`, `${region.name}: the four tasks, ${when}`);
  const subtitle = subtitleOf({ ...state, indicator: ACTIVITIES, task: 'all', area, group: 'all' }, setting);
  const four = setting.tasks.filter(({ parent }) => parent === 'all');
  const isPublished =
    region.level !== 'township' &&
    four.every((task) =>
      isOffered(setting, {
        ...state,
        level: region.level,
        indicator: ACTIVITIES,
        task: task.code,
        area,
        group: 'all',
      }),
    );
  if (!isPublished)
    return {
      title,
      subtitle,
      html: `<p class="small">${t('四类任务的活动不按这一级、这一期公布。', 'Activities by task are not published for this level and period.')}</p>`,
      table: null,
      note: '',
      records: [],
    };
  const query = { ...queryOf(state, setting), isRunning: false, area, group: 'all' };
  const cells = four.map((task) => data.coverage(region.code, { ...query, task: task.code }, 'activities'));
  const sum = summed(cells);
  const { top } = scaleTo(Math.max(0, ...cells.map(({ value }) => value ?? 0)), 4);
  const rows = four.map(({ code, name }, index) => {
    const cell = cells[index] as Cell;
    const isPart = cell.state === 'ok' && sum.state === 'ok' && sum.value > 0;
    return {
      head: { html: `<i class="sw task-${code}" aria-hidden="true"></i>${escaped(t(name))}` },
      cells: [
        valueHtml(cell, full, lang),
        cell.state === 'ok' ? { html: bar(cell.value, { width: 120, top, className: `c${code}` }) } : '',
        isPart ? percent(cell.value / sum.value) : '—',
      ],
    };
  });
  return {
    title,
    subtitle,
    html: '',
    table: {
      caption: title,
      columns: [
        { label: t('任务', 'Task') },
        { label: t('活动（场）', 'Activities'), numeric: true },
        { label: { html: `<span class="vh">${t('条形', 'Bar')}</span>` } },
        { label: t('占四类之和（%）', 'Of the four (%)'), numeric: true },
      ],
      rows,
    },
    note: t(
      '有一类没有数时不算占比。敏感的小类不在内。',
      'Shares are worked out only where each task has a number. Sensitive kinds are not included.',
    ),
    records: four.map(({ code }) => ({
      region,
      state: { ...state, level: region.level, indicator: ACTIVITIES, task: code, area, group: 'all' },
    })),
  };
}

const ACTIVITIES = ((): MapIndicator => {
  const found = mapIndicator('activities');
  if (!found) throw new Error('missing indicator: activities');
  return found;
})();
