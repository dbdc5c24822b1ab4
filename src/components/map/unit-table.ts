// The same units as a table, in code order or as a reader had them sorted, and as a CSV file.
import { bar } from '../../charts/bar.ts';
import { escaped } from '../../charts/svg.ts';
import { statusFrom, type Cell } from '../../format/cell.ts';
import { csv } from '../../format/csv.ts';
import { text } from '../../format/language.ts';
import type { MapRegion } from '../../format/map-files.ts';
import { full, percent } from '../../format/numbers.ts';
import { measuresOf, type OutputColumn } from '../../schema/column.ts';
import { OUTPUT_TABLES } from '../../schema/outputs.ts';
import { regionLink, valueHtml, type Column, type Content, type Table } from '../table-html.ts';
import type { MapData } from './data.ts';
import { changeOf, isCompared } from './panel.ts';
import { queryOf, type Picture } from './picture.ts';
import { regionPage, type MapSetting } from './setting.ts';
import type { MapState } from './state.ts';

/** A column of numbers by which a reader may sort; `column` is its place in the table. */
export interface Sorting {
  readonly column: number;
  readonly order: 'ascending' | 'descending';
}

interface UnitColumn {
  readonly label: string;
  readonly of: (code: string) => Cell;
  readonly format: (value: number) => string;
}

/** The columns of numbers: the indicator first, then what the same rows have beside it. */
function columnsOf(state: MapState, setting: MapSetting, data: MapData): UnitColumn[] {
  const { lang } = setting;
  const { indicator, level } = state;
  const query = queryOf(state, setting);
  const { table } = indicator;
  const names = level === 'township' ? ['communities_covered'] : measureNames(table);
  const measures = measuresOf(OUTPUT_TABLES[table])
    .filter(({ name }) => names.includes(name) && name !== indicator.id)
    .map(({ name, label, type }): UnitColumn => ({
      label: label[lang],
      of: (code) => data[table](code, query, name),
      format: (value) => full(value, type.startsWith('DECIMAL') ? 1 : 0),
    }));
  const first: UnitColumn = {
    label: `${indicator.label[lang]}${text(lang)(`（${indicator.unit.zh}）`, ` (${indicator.unit.en})`)}`,
    of: (code) => indicator.of(data, code, query),
    format: indicator.kind === 'share' ? percent : indicator.format,
  };
  const communities: UnitColumn = {
    label: text(lang)('社区（村）总数', 'communities'),
    of: (code) => data.communities(code, state.area),
    format: full,
  };
  return [first, ...(table === 'coverage' ? [communities] : []), ...measures];
}

/** The measures of a table that the map has beside the communities. */
export function measureNames(table: 'coverage' | 'outcomes'): readonly string[] {
  return table === 'coverage'
    ? ['communities_covered', 'activities', 'organisations', 'hours']
    : ['people', 'visits'];
}

/** Units by a column of numbers; those without a value come last, in code order. */
function sorted(codes: readonly string[], { of }: UnitColumn, order: Sorting['order']): string[] {
  const value = (code: string) => of(code).value;
  return [...codes].sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
    return order === 'ascending' ? left - right : right - left;
  });
}

/** The codes of a picture's units in the order of the table. */
export function orderOf(
  { units }: Picture,
  sorting: Sorting | null,
  state: MapState,
  setting: MapSetting,
  data: MapData,
): readonly string[] {
  const codes = units.map(({ region }) => region.code);
  const column = sorting && columnsOf(state, setting, data)[sorting.column];
  return column ? sorted(codes, column, sorting.order) : codes;
}

/** The heads of the table. `sorting` is undefined on the page as it is made: there they are no buttons. */
export function unitHeads(
  state: MapState,
  setting: MapSetting,
  data: MapData,
  sorting?: Sorting | null,
): Column[] {
  const t = text(setting.lang);
  const head = ({ label }: UnitColumn, index: number): Column => ({
    label:
      sorting === undefined
        ? label
        : { html: `<button type="button" data-sort="${index}">${escaped(label)}</button>` },
    numeric: true,
    ...(sorting?.column === index ? { sort: sorting.order } : {}),
  });
  const [first, ...others] = columnsOf(state, setting, data).map(head) as [Column, ...Column[]];
  return [
    { label: t('代码、地区', 'Code and region') },
    first,
    ...(state.indicator.kind === 'share'
      ? [{ label: { html: `<span class="vh">${t('条形', 'Bar')}</span>` }, numeric: true }]
      : []),
    ...(isCompared(state, setting)
      ? [{ label: t('比上期（百分点）', 'Change (points)'), numeric: true }]
      : []),
    ...others,
  ];
}

/** The table of a picture's units; `sorting` as in its heads. */
export function unitTable(
  shown: Picture,
  state: MapState,
  setting: MapSetting,
  data: MapData,
  sorting?: Sorting | null,
): Table {
  const { lang } = setting;
  const columns = columnsOf(state, setting, data);
  const own = state.indicator.of(data, state.region, queryOf(state, setting)).value;
  const top = Math.max(own ?? 0, ...shown.units.map(({ cell }) => cell.value ?? 0));
  const hasChange = isCompared(state, setting);
  const [first, ...others] = columns as [UnitColumn, ...UnitColumn[]];
  const regions = new Map(shown.units.map(({ region }) => [region.code, region]));
  return {
    caption: shown.title,
    columns: unitHeads(state, setting, data, sorting),
    rows: orderOf(shown, sorting ?? null, state, setting, data).map((code) => {
      const region = regions.get(code);
      const value = first.of(code);
      const cells: Content[] = [
        valueHtml(value, first.format, lang),
        ...(state.indicator.kind === 'share'
          ? [{ html: value.state === 'ok' ? bar(value.value, { width: 96, top, tick: own }) : '' }]
          : []),
        ...(hasChange ? [changeOf(state, setting, data, code)] : []),
        ...others.map(({ of, format }) => valueHtml(of(code), format, lang)),
      ];
      const address =
        region?.level === 'township'
          ? `${regionPage(setting, state.region)}#${code}`
          : region?.hasPage
            ? regionPage(setting, code)
            : null;
      return {
        id: `unit-${code}`,
        head: { html: `<small>${code}</small> ${regionLink(region?.name ?? '', address, lang).html}` },
        cells,
      };
    }),
  };
}

/** Published columns that say which cell a row is. */
export function dimension(table: 'coverage' | 'outcomes', name: string): OutputColumn {
  const column = OUTPUT_TABLES[table].columns.find((each) => each.name === name);
  if (!column) throw new Error(`unknown column: ${table}.${name}`);
  return column;
}

/** A region in a state: what a row of the map's CSV files is made of. */
export interface Recorded {
  readonly region: MapRegion;
  readonly state: MapState;
}

/** Rows as published, of states that share an indicator and a level. */
export function recordsCsv(records: readonly Recorded[], setting: MapSetting, data: MapData): string {
  const first = records[0]?.state;
  if (!first) throw new Error('missing rows');
  const { table } = first.indicator;
  const township = first.level === 'township';
  const last = table === 'coverage' ? 'area' : 'group';
  // Townships are counted from the beginning to a day, which is no period of the tables.
  const until: OutputColumn = { ...dimension(table, 'period'), name: 'until' };
  const when = township ? [until] : [dimension(table, 'period'), dimension(table, 'period_type')];
  const measures = measuresOf(OUTPUT_TABLES[table]).filter(({ name }) =>
    township
      ? ['communities', 'communities_covered'].includes(name)
      : [...measureNames(table), 'communities'].includes(name),
  );
  const rows = records.map(({ region, state }) => {
    const query = queryOf(state, setting);
    const cells = Object.fromEntries(
      measures.map(({ name }) => [
        name,
        name === 'communities'
          ? data.communities(region.code, state.area)
          : data[table](region.code, query, name),
      ]),
    );
    return {
      region_code: region.code,
      region_name: region.name,
      level: region.level,
      parent_code: region.parent,
      until: query.period.last_day,
      period: state.period,
      period_type: query.period.period_type,
      task: state.task,
      [last]: table === 'coverage' ? state.area : state.group,
      ...Object.fromEntries(Object.entries(cells).map(([name, { value }]) => [name, value])),
      status: statusFrom(cells),
    };
  });
  const columns = [
    ...['region_code', 'region_name', 'level', 'parent_code'].map((name) => dimension(table, name)),
    ...when,
    ...['task', last].map((name) => dimension(table, name)),
    ...measures,
    dimension(table, 'status'),
  ];
  return csv(columns, rows);
}

/** The picture's numbers as the published tables have them, in code order, one row a unit. */
export function unitCsv(shown: Picture, state: MapState, setting: MapSetting, data: MapData): string {
  return recordsCsv(
    shown.units.map(({ region }) => ({ region, state })),
    setting,
    data,
  );
}
