// A state as a figure: title, unit, legend, drawing, notes, for one width.
import { choropleth, outlineDefinitions } from '../../charts/choropleth.ts';
import type { Breaks } from '../../charts/classes.ts';
import { legend } from '../../charts/legend.ts';
import { shownUnits } from '../../charts/shown-units.ts';
import { tileMap } from '../../charts/tile-map.ts';
import { tileRows } from '../../charts/tile-rows.ts';
import type { Cell } from '../../format/cell.ts';
import { text } from '../../format/language.ts';
import type { MapRegion } from '../../format/map-files.ts';
import { day, periodName } from '../../format/periods.ts';
import { unitsBelow } from '../../format/regions.ts';
import { shortName } from '../../format/short-names.ts';
import { NATION } from '../../schema/values.ts';
import type { MapData, MapQuery } from './data.ts';
import { periodOf, type MapSetting } from './setting.ts';
import { nameOfArea, nameOfGroup, nameOfTask, type MapState } from './state.ts';

export type Size = 'wide' | 'narrow';
const WIDTHS = { wide: 632, narrow: 340 } as const;

export interface UnitCell {
  readonly region: MapRegion;
  readonly cell: Cell;
}

export interface Picture {
  readonly title: string;
  /** Unit and scope. */
  readonly subtitle: string;
  readonly notes: readonly string[];
  readonly units: readonly UnitCell[];
  readonly view: 'tiles' | 'map';
  /** Why there is no map; null where there is one. */
  readonly withoutMap: string | null;
  readonly legend: string;
  /** Outlines for the page's definitions, which the drawing uses. */
  readonly outlines: string;
  readonly svg: string;
  /** The unit of each mark of the drawing (`g` of tiles, `use.land` of maps), in its order; null for none. */
  readonly marks: readonly (string | null)[];
}

export function queryOf(state: MapState, setting: MapSetting): MapQuery {
  const { level, task, area, group } = state;
  return { period: periodOf(setting, state.period), task, area, group, isRunning: level === 'township' };
}

/** The bounds of a state's classes; townships count from the beginning, so theirs are the total's. */
export function breaksOf({ indicator, level, period }: MapState, setting: MapSetting): Breaks | null {
  if (indicator.kind === 'count') return null;
  const type = level === 'township' ? 'total' : periodOf(setting, period).period_type;
  return setting.breaks[type] ?? null;
}

/** The period in words; townships count from the beginning to its end. */
export function whenOf({ level, period }: MapState, setting: MapSetting): string {
  const { lang } = setting;
  if (level !== 'township') return periodName(period, lang);
  const until = day(periodOf(setting, period).last_day, lang);
  return lang === 'zh' ? `累计到${until}` : `up to ${until}`;
}

function titleOf(state: MapState, setting: MapSetting, data: MapData): string {
  const t = text(setting.lang);
  const region = data.region(state.region);
  const levels = new Set(data.units(state.region, state.level).map(({ level }) => level));
  const units =
    state.level === 'county' && region?.level === 'province' && data.hasPrefectures(state.region)
      ? { zh: '各县（市、区）', en: 'Counties' }
      : unitsBelow(state.region, region?.level ?? 'nation', levels.has('prefecture') && levels.has('county'));
  const { label } = state.indicator;
  const place = state.region === NATION ? '' : (region?.name ?? '');
  const when = whenOf(state, setting);
  return t(
    `${place}${units.zh}${label.zh}，${when}`,
    `${units.en}${place && ` of ${place}`}: ${label.en}, ${when}`,
  );
}

/** What the figure is of, after its title. */
export function subtitleOf(state: MapState, setting: MapSetting): string {
  const t = text(setting.lang);
  const { indicator } = state;
  const parts = [
    nameOfTask(setting, state.task),
    indicator.table === 'coverage' ? nameOfArea(setting, state.area) : nameOfGroup(setting, state.group),
  ];
  const scope = parts.join(t('，', ', '));
  const started = scope.slice(0, 1).toUpperCase() + scope.slice(1);
  return `${t('单位：', 'Unit: ')}${t(indicator.unit)}${t('。', '. ')}${started}${t('。', '.')}`;
}

function withoutMap(state: MapState, setting: MapSetting, data: MapData): string | null {
  const t = text(setting.lang);
  if (setting.imprint === null) return t('本站没有配置底图。', 'This site has no base map.');
  if (state.level === 'township')
    return t('乡镇（街道）没有边界数据。', 'There are no boundaries of townships.');
  if (state.indicator.kind === 'count')
    return t(
      '数量不画在地图上：面积大的地方看起来总是多。',
      'Counts are not drawn on maps: large areas would always look like more.',
    );
  if (data.outlines(state.region, state.level) === null)
    return t('底图里没有这里的边界。', 'The base map has no boundaries here.');
  return null;
}

function notesOf(
  state: MapState,
  setting: MapSetting,
  unmapped: readonly MapRegion[],
  joined: readonly string[],
) {
  const t = text(setting.lang);
  const notes: string[] = [];
  if (state.level === 'township')
    notes.push(
      t(
        '有过活动的社区（村）÷全部社区（村），从有数据的第一个月累计；只报到乡镇或县的活动不计入。',
        'Communities ever reached ÷ all of them, from the first month with data; activities reported only to a township or county are not counted.',
      ),
    );
  else if (state.indicator.kind === 'share')
    notes.push(
      t(
        '社区覆盖率＝有活动的社区（村）÷全部社区（村）。分组各时期不变，按未四舍五入的数值。',
        'Coverage = communities and villages with at least one activity ÷ all of them. Classes stay the same over time and use unrounded values.',
      ),
    );
  if (state.indicator.id === 'organisations')
    notes.push(t('社会组织去重，不能相加。', 'Organisations are distinct and do not add up.'));
  if (state.indicator.id === 'people')
    notes.push(
      t('按活动累计：参加两场计两次，不等于人数。', 'Summed over activities: not a number of persons.'),
    );
  if (state.task === 'all' || state.task === '3')
    notes.push(
      t('不含四个敏感小类和四类敏感对象。', 'Four sensitive kinds and four sensitive groups are left out.'),
    );
  if (unmapped.length)
    notes.push(
      t(
        `未落图：${unmapped.map(({ name }) => name).join('、')}，数值见表。`,
        `Not on the map: ${unmapped.map(({ name }) => name).join(', ')}; see the table.`,
      ),
    );
  if (joined.length)
    notes.push(
      t(`${joined.join('；')}合画一块，占比合并计算。`, `Drawn and counted as one: ${joined.join('; ')}.`),
    );
  return notes;
}

/** What the drawing says to people who hear it, before they walk through it. */
function descriptionOf(units: readonly UnitCell[], { indicator }: MapState, setting: MapSetting): string {
  const t = text(setting.lang);
  const values = units.flatMap(({ cell }) => (cell.state === 'ok' ? [cell.value] : []));
  const others = units.length - values.length;
  if (values.length === 0)
    return t(`${units.length}个单位，都没有数值。`, `${units.length} units, none with a value.`);
  const [least, most] = [Math.min(...values), Math.max(...values)].map(indicator.format);
  return t(
    `${units.length}个单位，${values.length}个有数值，在${least}到${most}之间；${others}个没有数值，原因见表。`,
    `${units.length} units, ${values.length} with values from ${least} to ${most}; ${others} without, for reasons that the table gives.`,
  );
}

/** Draws a state; the files that it needs are in `data`. */
export function picture(state: MapState, setting: MapSetting, data: MapData, size: Size): Picture {
  const { lang } = setting;
  const query = queryOf(state, setting);
  const breaks = breaksOf(state, setting);
  const units = data.units(state.region, state.level).map((region) => ({
    region,
    cell: state.indicator.of(data, region.code, query),
  }));
  const title = titleOf(state, setting, data);
  const missing = withoutMap(state, setting, data);
  const wanted = state.view ?? (state.region === NATION ? 'tiles' : 'map');
  const outlines = data.outlines(state.region, state.level);
  const view = missing === null && wanted === 'map' && outlines ? 'map' : 'tiles';
  const described = { id: `map-${size}`, title, description: descriptionOf(units, state, setting) };
  const common = { title, subtitle: subtitleOf(state, setting), units, view, withoutMap: missing } as const;
  const format = (value: number) => state.indicator.short(value, lang);
  const tiles = { ...described, breaks, lang, format, size };
  const plain = { outlines: '', legend: legend({ lang, breaks, cells: units.map(({ cell }) => cell) }) };
  if (view === 'map' && outlines && breaks) {
    const shorts = new Map(setting.grid.cells.map(({ code, short }) => [code, short]));
    const { regionsIn, shown, cellOf } = shownUnits(
      units.map(({ region }) => ({
        region,
        covered: data.coverage(region.code, query, 'communities_covered'),
        communities: data.communities(region.code, query.area),
      })),
      ({ code, name }) => shorts.get(code) ?? shortName(name),
    );
    const { main, inset } = outlines;
    const all = [...main.units, ...(inset?.units ?? [])].map(({ properties }) => properties);
    const mapped = new Set(all.flatMap(regionsIn).map(({ code }) => code));
    const unmapped = units.flatMap(({ region }) => (mapped.has(region.code) ? [] : [region]));
    const joined = all.flatMap((properties) =>
      properties.codes
        ? [
            regionsIn(properties)
              .map(({ name }) => name)
              .join(lang === 'zh' ? '、' : ', '),
          ]
        : [],
    );
    return {
      ...common,
      notes: notesOf(state, setting, unmapped, joined),
      legend: legend({ lang, breaks, cells: all.map(cellOf) }),
      outlines: outlineDefinitions(main, 'm') + (inset ? outlineDefinitions(inset, 'i') : ''),
      svg: choropleth(main, shown, {
        ...described,
        prefix: 'm',
        width: WIDTHS[size],
        breaks,
        lang,
        labels: size === 'wide' && state.region !== NATION ? 'values' : 'names',
        imprint: setting.imprint ?? [],
        inset: inset ?? undefined,
      }),
      marks: all.map((properties) => regionsIn(properties)[0]?.code ?? null),
    };
  }
  const notes = notesOf(state, setting, [], []);
  if (state.region === NATION) {
    const byCode = new Map(units.map(({ region, cell }) => [region.code, cell]));
    const placed = setting.grid.cells.flatMap((place) => {
      const cell = byCode.get(place.code);
      return cell ? [{ ...place, column: place.col, cell }] : [];
    });
    return {
      ...common,
      ...plain,
      notes,
      svg: tileMap(placed, { ...tiles, columns: setting.grid.columns, rows: setting.grid.rows }),
      marks: placed.map(({ code }) => code),
    };
  }
  return {
    ...common,
    ...plain,
    notes,
    svg: tileRows(
      units.map(({ region, cell }) => ({
        name: state.level === 'township' ? region.name : shortName(region.name),
        cell,
      })),
      tiles,
    ),
    marks: units.map(({ region }) => region.code),
  };
}
