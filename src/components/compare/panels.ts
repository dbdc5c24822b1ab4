// A comparison's numbers: one panel for each region, period or area, each with its own line, that of the region above
// and the nation's, over the same number of places.
import { NO_CELL, type Cell } from '../../format/cell.ts';
import { text, type Lang } from '../../format/language.ts';
import { isFull, periodName, periodTick, type Period } from '../../format/periods.ts';
import { isPlanned } from '../../format/release-plan.ts';
import { shortName } from '../../format/short-names.ts';
import { AREA_LABELS, NATION } from '../../schema/values.ts';
import type { MapData } from '../map/data.ts';
import { periodsOf, type CompareState } from './state.ts';
import type { CompareSetting } from './setting.ts';

/** A place on the axis. */
export interface Place {
  /** As on the axis. */
  readonly tick: string;
  /** Null where the release has no such period: the months of 2021 before the campaign. */
  readonly period: Period | null;
}

export type Role = 'own' | 'parent' | 'nation';

export interface Line {
  readonly role: Role;
  readonly code: string;
  /** In full, as the register has it. */
  readonly name: string;
  readonly short: string;
  readonly area: string;
  /** One a place. */
  readonly cells: readonly Cell[];
}

export interface Panel {
  /** A region's code, a period's key, or an area. */
  readonly key: string;
  readonly name: string;
  /** Whether the name is a region's, which is Chinese on English pages too. */
  readonly isRegion: boolean;
  readonly places: readonly Place[];
  /** Its own line first. */
  readonly lines: readonly Line[];
}

/** The calendar's months or quarters in a year or quarter, whether the release has them or not. */
function keysWithin(span: string, type: 'month' | 'quarter'): string[] {
  const [year = '', quarter] = span.split('Q');
  const count = type === 'quarter' ? 4 : quarter === undefined ? 12 : 3;
  const first = quarter === undefined ? 1 : (Number(quarter) - 1) * 3 + 1;
  return Array.from({ length: count }, (_, index) =>
    type === 'quarter' ? `${year}Q${index + 1}` : `${year}-${String(first + index).padStart(2, '0')}`,
  );
}

/** A month or quarter within its year, as on the axis: `3月`, `1季`; `Mar`, `Q1`. */
function tickWithin(key: string, lang: Lang): string {
  const whole = periodTick(key, lang);
  return lang === 'zh' ? whole.replace(/^\d+年/, '') : whole.replace(/ \d+$/, '');
}

/** The places of a panel; those of several regions are the same. */
function placesOf(state: CompareState, setting: CompareSetting, span: string | null): Place[] {
  const { lang } = setting;
  if (span === null)
    return periodsOf(setting, state.type).map((period) => ({
      tick: periodTick(period.period, lang),
      period,
    }));
  return keysWithin(span, state.type === 'month' ? 'month' : 'quarter').map((key) => ({
    tick: tickWithin(key, lang),
    period: setting.periods.find(({ period }) => period === key) ?? null,
  }));
}

/** A region's cell of a period; not applicable where the release has no such period. */
export function cellOf(
  { indicator, task, group }: CompareState,
  data: MapData,
  code: string,
  area: string,
  period: Period | null,
): Cell {
  return period === null
    ? NO_CELL
    : indicator.of(data, code, { isRunning: false, period, task, area, group });
}

/** The lines of a region in an area: its own, that of the region above, the nation's, as far as they are others. */
function linesOf(
  state: CompareState,
  data: MapData,
  code: string,
  area: string,
  places: readonly Place[],
): Line[] {
  const region = data.region(code);
  if (!region) throw new Error(`unknown region: ${code}`);
  const nation = data.region(NATION);
  const parent = region.parent === null ? undefined : data.region(region.parent);
  const line = (role: Role, of: typeof region): Line => ({
    role,
    code: of.code,
    name: of.name,
    short: of.code === NATION ? of.name : shortName(of.name),
    area,
    cells: places.map(({ period }) => cellOf(state, data, of.code, area, period)),
  });
  return [
    line('own', region),
    ...(parent && parent.code !== NATION ? [line('parent', parent)] : []),
    ...(nation && code !== NATION ? [line('nation', nation)] : []),
  ];
}

/** The panels of a comparison, in the order of codes or of time. */
export function panelsOf(state: CompareState, setting: CompareSetting, data: MapData): Panel[] {
  const { lang } = setting;
  const [first = NATION] = state.regions;
  if (state.kind === 'periods')
    return state.spans.map((span) => {
      const places = placesOf(state, setting, span);
      const lines = linesOf(state, data, first, state.area, places);
      return { key: span, name: periodName(span, lang), isRegion: false, places, lines };
    });
  const places = placesOf(state, setting, null);
  if (state.kind === 'areas')
    return (['urban', 'rural'] as const).map((area) => ({
      key: area,
      name: upper(AREA_LABELS[area][lang]),
      isRegion: false,
      places,
      lines: linesOf(state, data, first, area, places),
    }));
  return state.regions.map((code) => ({
    key: code,
    name: data.region(code)?.name ?? code,
    isRegion: true,
    places,
    lines: linesOf(state, data, code, state.area, places),
  }));
}

function upper(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** Whether the lines of the region above and of the nation stand on the scale: counts would dwarf every region. */
export function areLinesAbove({ indicator }: CompareState): boolean {
  return indicator.kind === 'share';
}

/** Whether a place's period is covered in part; false where there is none. */
export function isPartial({ period }: Place): boolean {
  return period !== null && !isFull(period);
}

/** What a panel shows as one number: its value in the last full period, or of the year or quarter that it is. */
export interface Latest {
  readonly period: Period;
  readonly panel: Panel;
  readonly cell: Cell;
}

/** The latest value of each panel; none where a year's or quarter's own number is not published for this choice. */
export function latestOf(
  panels: readonly Panel[],
  state: CompareState,
  setting: CompareSetting,
  data: MapData,
): Latest[] {
  const level = data.region(state.regions[0] ?? NATION)?.level ?? 'nation';
  return panels.flatMap((panel): Latest[] => {
    const [own] = panel.lines;
    if (!own) return [];
    if (state.kind === 'periods') {
      const period = setting.periods.find(({ period: key }) => key === panel.key);
      const planned =
        period &&
        isPlanned(setting.plan, {
          table: state.indicator.table,
          level,
          periodType: period.period_type,
          task: state.task,
          group: state.group,
          area: own.area,
        });
      return planned ? [{ period, panel, cell: cellOf(state, data, own.code, own.area, period) }] : [];
    }
    const period = panel.places.findLast((place) => place.period && !isPartial(place))?.period;
    return period ? [{ period, panel, cell: cellOf(state, data, own.code, own.area, period) }] : [];
  });
}

/** A sentence's way to say a period: `2022年（未满期，7个月）`. */
export function partialName(period: Period, lang: Lang): string {
  const name = periodName(period.period, lang);
  const { months_covered: months } = period;
  return isFull(period)
    ? name
    : text(lang)(`${name}（未满期，${months}个月）`, `${name} (partial, ${months} months)`);
}
