// A comparison as a table, as lines for a spreadsheet, and as a CSV file of published rows.
import { statusFrom, STATE_TAGS } from '../../format/cell.ts';
import { csv } from '../../format/csv.ts';
import { text, type Lang } from '../../format/language.ts';
import { percent, rounded } from '../../format/numbers.ts';
import { isFull, periodName, type Period } from '../../format/periods.ts';
import { LEVELS, NATION } from '../../schema/values.ts';
import { measuresOf } from '../../schema/column.ts';
import { OUTPUT_TABLES } from '../../schema/outputs.ts';
import type { Sheet } from '../../tabulate/sheet.ts';
import type { MapData } from '../map/data.ts';
import { regionPage } from '../map/setting.ts';
import { dimension, measureNames } from '../map/unit-table.ts';
import { markup, regionLink, valueHtml, type Content, type Table } from '../table-html.ts';
import type { Line, Panel, Place } from './panels.ts';
import type { CompareSetting } from './setting.ts';
import type { CompareState } from './state.ts';

/** A column: a line of one panel, or of all where they share it. */
interface LineColumn {
  readonly line: Line;
  readonly panel: Panel;
  /** What it is called beside a region's name: `2022年`, `城市社区（居委会）`, `上一级`; empty for a compared region. */
  readonly note: string;
}

/** The compared lines first, then those of the regions above, then the nation's; each once. */
function columnsOf(panels: readonly Panel[], state: CompareState, lang: Lang): LineColumn[] {
  const t = text(lang);
  const above = { own: '', parent: t('上一级', 'region above'), nation: '' };
  const columns = (['own', 'parent', 'nation'] as const).flatMap((role) =>
    panels.flatMap((panel) =>
      panel.lines
        .filter((line) => line.role === role)
        .map((line): LineColumn => ({
          line,
          panel,
          note: [above[role], panel.isRegion ? '' : panel.name].filter(Boolean).join(t('，', ', ')),
        })),
    ),
  );
  if (state.kind !== 'regions') return columns;
  // A region that is compared is not told a second time as the region above another.
  return columns.filter(
    ({ line }, index) => columns.findIndex((other) => other.line.code === line.code) === index,
  );
}

/** The rows' names: a period, or its place in a year where periods of several years stand side by side. */
function rowName({ tick, period }: Place, state: CompareState, lang: Lang): string {
  return state.kind === 'periods' || period === null ? tick : periodName(period.period, lang);
}

const partialTag = (period: Period | null, lang: Lang): string =>
  period && !isFull(period) ? ` <span class="tag part">${text(lang)('未满期', 'partial')}</span>` : '';

/** The comparison's numbers, a row a period; the columns' heads link to the pages of the regions. */
export function compareTable(
  title: string,
  panels: readonly Panel[],
  state: CompareState,
  setting: CompareSetting,
  data: MapData,
): Table {
  const { lang } = setting;
  const columns = columnsOf(panels, state, lang);
  const [first] = panels;
  const format = state.indicator.kind === 'share' ? percent : state.indicator.format;
  const isOfPeriods = state.kind === 'periods';
  const head = ({ line, note }: LineColumn): Content => {
    const address = data.region(line.code)?.hasPage ? regionPage(setting, line.code) : null;
    const code = line.code === NATION ? '' : `<br><small>${line.code}</small>`;
    return {
      html: `${regionLink(line.name, address, lang).html}${code}${note ? `<br>${markup(note)}` : ''}`,
    };
  };
  return {
    caption: title,
    columns: [
      { label: text(lang)('时期', 'Period') },
      ...columns.map((column) => ({ label: head(column), numeric: true })),
    ],
    rows: (first?.places ?? []).map((place, index) => ({
      id: `at-${index}`,
      head: {
        html: markup(rowName(place, state, lang)) + (isOfPeriods ? '' : partialTag(place.period, lang)),
      },
      cells: columns.map(({ line, panel }): Content => {
        const cell = line.cells[index];
        const period = panel.places[index]?.period ?? null;
        const value = cell ? valueHtml(cell, format, lang).html : '';
        return { html: value + (isOfPeriods ? partialTag(period, lang) : '') };
      }),
    })),
  };
}

/** The same for a spreadsheet: numbers as numbers, the hidden as words. */
export function compareSheet(panels: readonly Panel[], state: CompareState, { lang }: CompareSetting): Sheet {
  const t = text(lang);
  const columns = columnsOf(panels, state, lang);
  const places = panels[0]?.places ?? [];
  const isShare = state.indicator.kind === 'share';
  const decimals = isShare || state.indicator.id === 'hours' ? 1 : 0;
  const partial = (period: Period | null | undefined) =>
    period && !isFull(period) ? t('（未满期）', ' (partial)') : '';
  return {
    heads: [
      [
        t('时期', 'Period'),
        ...columns.map(({ line, note }) =>
          [line.code === NATION ? line.name : `${line.name} ${line.code}`, note].filter(Boolean).join(' '),
        ),
      ],
    ],
    rowCount: places.length,
    headColumns: 1,
    row: (index) => [
      `${rowName(places[index] as Place, state, lang)}${state.kind === 'periods' ? '' : partial(places[index]?.period)}`,
      ...columns.map(({ line, panel }) => {
        const cell = line.cells[index];
        if (!cell || cell.state !== 'ok') return cell ? STATE_TAGS[cell.state][lang] : '';
        const note = state.kind === 'periods' ? partial(panel.places[index]?.period) : '';
        if (note) return `${state.indicator.format(cell.value)}${note}`;
        return { value: isShare ? rounded(cell.value * 100, 4) : cell.value, decimals };
      }),
    ],
  };
}

/** The comparison's rows as the published tables have them, in their order. */
export function compareCsv(panels: readonly Panel[], state: CompareState, data: MapData): string {
  const { table } = state.indicator;
  const isCoverage = table === 'coverage';
  const last = isCoverage ? 'area' : 'group';
  const measures = measuresOf(OUTPUT_TABLES[table]).filter(({ name }) =>
    [...measureNames(table), 'communities'].includes(name),
  );
  const seen = new Set<string>();
  const rows = panels.flatMap((panel) =>
    panel.lines.flatMap(({ code, area }) =>
      panel.places.flatMap(({ period }) => {
        const region = data.region(code);
        const key = `${code} ${period?.period} ${area}`;
        if (!period || !region || seen.has(key)) return [];
        seen.add(key);
        const query = { isRunning: false, period, task: state.task, area, group: state.group };
        const cells = Object.fromEntries(
          measures.map(({ name }) => [
            name,
            name === 'communities' ? data.communities(code, area) : data[table](code, query, name),
          ]),
        );
        return {
          region_code: code,
          region_name: region.name,
          level: region.level,
          parent_code: region.parent,
          period: period.period,
          period_type: period.period_type,
          task: state.task,
          [last]: isCoverage ? area : state.group,
          ...Object.fromEntries(Object.entries(cells).map(([name, { value }]) => [name, value])),
          status: statusFrom(cells),
        };
      }),
    ),
  );
  const order = (row: (typeof rows)[number]) =>
    [
      LEVELS.indexOf(row.level),
      row.region_code,
      row.period,
      row[last as keyof typeof row] === 'rural' ? 1 : 0,
    ].join(' ');
  const dimensions = [
    'region_code',
    'region_name',
    'level',
    'parent_code',
    'period',
    'period_type',
    'task',
    last,
  ];
  return csv(
    [...dimensions.map((name) => dimension(table, name)), ...measures, dimension(table, 'status')],
    rows.sort((a, b) => (order(a) < order(b) ? -1 : 1)),
  );
}
