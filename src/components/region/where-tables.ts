// The tables of a region's page that say where: headline numbers, trend, areas, the units below, reporting.
import { bar } from '../../charts/bar.ts';
import { scaleTo } from '../../charts/scale.ts';
import type { Cell } from '../../format/cell.ts';
import { href } from '../../format/href.ts';
import { text, type Lang } from '../../format/language.ts';
import { full, percent, signedPoints } from '../../format/numbers.ts';
import { periodName } from '../../format/periods.ts';
import { AREA_LABELS } from '../../schema/values.ts';
import type { RegionView } from '../../views/region.ts';
import type { Region } from '../../views/regions.ts';
import { regionLink, valueHtml, type Html, type Table } from '../table-html.ts';
import { barColumn, head, number, periodHtml, taskHtml } from './columns.ts';

/** Two shares' difference in percentage points; a dash where one has no value. */
function changeText(now: Cell, before: Cell): string {
  return now.state === 'ok' && before.state === 'ok' ? signedPoints(now.value - before.value) : '—';
}

/** A share as a number and a bar with the tick of the region above. */
function barHtml(rate: Cell, top: number, tick: number | null): Html {
  if (rate.state !== 'ok') return { html: '' };
  return { html: bar(rate.value, { width: 96, top, tick }) };
}

function regionHead(region: Region, lang: Lang): Html {
  const { html } = regionLink(
    region.name,
    region.hasPage ? href(`/region/${region.code}/`, lang) : null,
    lang,
  );
  return { html: `<small>${region.code}</small> ${html}` };
}

/** The headline indicators: this quarter, the one before, the region above, the year. */
export function headlineTable(view: RegionView, lang: Lang): Table {
  const t = text(lang);
  const { current, previous, year } = view.periods;
  const quarterly = current.period_type === 'quarter';
  const columns = [
    head(t('指标', 'Indicator')),
    number(quarterly ? t('本季度', 'This quarter') : periodName(current.period, lang)),
    ...(previous ? [number(t('上一季度', 'Quarter before'))] : []),
    number(periodHtml(year, lang)),
    ...(view.parent
      ? [
          number({
            html: regionLink(view.parent.name, null, lang).html + (quarterly ? t('（本季度）', '') : ''),
          }),
        ]
      : []),
  ];
  return {
    caption: t('主要指标', 'Main indicators'),
    columns,
    rows: view.headlines.map(({ indicator, now, before, year: whole, parent }) => {
      const shown = (cell: Cell) => valueHtml(cell, indicator.format, lang);
      return {
        head: t(indicator.label),
        cells: [
          { html: `<b>${shown(now).html}</b>` },
          ...(previous ? [shown(before)] : []),
          shown(whole),
          ...(view.parent ? [shown(parent)] : []),
        ],
      };
    }),
  };
}

/** Coverage over full quarters, beside the region above. */
export function trendTable(view: RegionView, lang: Lang): Table {
  const t = text(lang);
  return {
    caption: t('各季度社区覆盖率（%）', 'Coverage by quarter (%)'),
    columns: [
      head(t('季度', 'Quarter')),
      number(regionLink(view.region.name, null, lang)),
      ...(view.parent ? [number(regionLink(view.parent.name, null, lang))] : []),
    ],
    rows: view.trend.map(({ period, own, parent }) => ({
      head: periodName(period.period, lang),
      cells: [valueHtml(own, percent, lang), ...(view.parent ? [valueHtml(parent, percent, lang)] : [])],
    })),
  };
}

/** Urban communities and villages side by side. */
export function areaTable(view: RegionView, lang: Lang): Table {
  const t = text(lang);
  const top = Math.max(...view.areas.map(({ rate }) => rate.value ?? 0));
  return {
    caption: t('城市社区、农村社区', 'Urban communities and villages'),
    columns: [
      head(t('类型', 'Kind')),
      number(t('社区覆盖率（%）', 'Coverage (%)')),
      barColumn(lang),
      number(t('有活动', 'With activities')),
      number(t('全部', 'All')),
      number(t('活动（场）', 'Activities')),
    ],
    rows: view.areas.map(({ area, communities, covered, rate, activities }) => ({
      head: t(AREA_LABELS[area]),
      cells: [
        valueHtml(rate, percent, lang),
        barHtml(rate, top, null),
        valueHtml(covered, full, lang),
        valueHtml(communities, full, lang),
        valueHtml(activities, full, lang),
      ],
    })),
  };
}

/** The units below, in code order. */
export function belowTable(view: RegionView, lang: Lang, caption: string): Table {
  const t = text(lang);
  const own = view.headlines[0]?.now.value ?? null;
  const { top } = scaleTo(Math.max(own ?? 0, ...view.below.map(({ rate }) => rate.value ?? 0)), 4);
  return {
    caption,
    columns: [
      head(t('代码、地区', 'Code and region')),
      number(t('社区覆盖率（%）', 'Coverage (%)')),
      barColumn(lang),
      ...(view.periods.previous ? [number(t('比上一季度（百分点）', 'Change (points)'))] : []),
      number(t('活动（场）', 'Activities')),
      ...view.tasks.map(({ code, name }) => number(taskHtml(code, t(name)))),
      number(t('社会组织（家）', 'Organisations')),
    ],
    rows: view.below.map(({ region, rate, rateBefore, activities, organisations, tasks }) => ({
      head: regionHead(region, lang),
      cells: [
        valueHtml(rate, percent, lang),
        barHtml(rate, top, own),
        ...(view.periods.previous ? [changeText(rate, rateBefore)] : []),
        valueHtml(activities, full, lang),
        ...tasks.map((cell) => valueHtml(cell, full, lang)),
        valueHtml(organisations, full, lang),
      ],
    })),
  };
}

/** The townships of a county, each an anchor. */
export function townshipTable(view: RegionView, lang: Lang, caption: string): Table {
  const t = text(lang);
  return {
    caption,
    columns: [
      head(t('代码、乡镇（街道）', 'Code and township')),
      number(t('全部社区（村）', 'Communities')),
      number(t('有服务记录', 'With a record')),
      number(t('占比（%）', 'Share (%)')),
      number(t('活动（场）', 'Activities')),
    ],
    rows: view.townships.map(({ code, name, communities, covered, activities }) => ({
      id: code,
      head: { html: `<small>${code}</small> ${regionLink(name, null, lang).html}` },
      cells: [
        full(communities),
        valueHtml(covered, full, lang),
        covered.state === 'ok' && communities > 0 ? percent(covered.value / communities) : '—',
        valueHtml(activities, full, lang),
      ],
    })),
  };
}

/** Units due, reported and late by quarter. */
export function reportingTable(view: RegionView, lang: Lang): Table {
  const t = text(lang);
  const states: Record<string, string> = {
    complete: t('全部按月报送', 'complete'),
    partial: t('部分报送', 'partial'),
    none: t('未报送', 'none'),
    not_due: t('无应报单位', 'none due'),
  };
  return {
    caption: t('报送情况', 'Reporting'),
    columns: [
      head(t('季度', 'Quarter')),
      number(t('应报单位', 'Due')),
      number(t('已报', 'Reported')),
      number(t('迟报', 'Late')),
      head(t('状态', 'Status')),
    ],
    rows: view.reporting.map(({ period, row }) => ({
      head: periodHtml(period, lang),
      cells: [
        full(row.units_due),
        full(row.units_reported),
        full(row.units_late),
        states[row.status] ?? row.status,
      ],
    })),
  };
}
