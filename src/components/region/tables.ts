// The tables of a region's page, from its view: heads and cells in the page's language.
import { bar } from '../../charts/bar.ts';
import { scaleTo } from '../../charts/scale.ts';
import type { Cell } from '../../format/cell.ts';
import { href } from '../../format/href.ts';
import { text, type Lang } from '../../format/language.ts';
import { full, percent, signedPoints } from '../../format/numbers.ts';
import { isFull, periodName, type Period } from '../../format/periods.ts';
import { AREA_LABELS } from '../../schema/values.ts';
import type { RegionView } from '../../views/region.ts';
import type { Region } from '../../views/regions.ts';
import {
  markup,
  regionLink,
  valueHtml,
  type Column,
  type Content,
  type Html,
  type Table,
} from '../table-html.ts';

const number = (label: Content): Column => ({ label, numeric: true });
const head = (label: Content): Column => ({ label });

/** The column of bars; its head is for people who hear the table. */
const barColumn = (lang: Lang): Column =>
  head({ html: `<span class="vh">${lang === 'zh' ? '占比图示' : 'bar'}</span>` });

/** A period's name, marked where it is partial. */
function periodHtml(period: Period, lang: Lang): Html {
  const name = markup(periodName(period.period, lang));
  if (isFull(period)) return { html: name };
  return { html: `${name} <span class="tag part">${lang === 'zh' ? '未满期' : 'partial'}</span>` };
}

/** Two shares' difference in percentage points; a dash where one has no value. */
function changeText(now: Cell, before: Cell): string {
  return now.state === 'ok' && before.state === 'ok' ? signedPoints(now.value - before.value) : '—';
}

/** A share as a number and a bar with the tick of the region above. */
function barHtml(rate: Cell, top: number, tick: number | null): Html {
  if (rate.state !== 'ok') return { html: '' };
  return { html: bar(rate.value, { width: 96, top, tick }) };
}

/** A task's name after its colour. */
function taskHtml(code: string, name: string): Html {
  return { html: `<i class="sw task-${code}" aria-hidden="true"></i>${markup(name)}` };
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

/** The four tasks: activities, coverage with the tick of the region above. */
export function taskTable(view: RegionView, lang: Lang): Table {
  const t = text(lang);
  const rates = view.tasks.flatMap(({ rate, parentRate }) => [rate.value ?? 0, parentRate.value ?? 0]);
  const { top } = scaleTo(Math.max(...rates), 4);
  return {
    caption: t('四类任务', 'The four tasks'),
    columns: [
      head(t('任务', 'Task')),
      number(t('活动（场）', 'Activities')),
      number(t('社区覆盖率（%）', 'Coverage (%)')),
      barColumn(lang),
      ...(view.parent
        ? [number({ html: regionLink(view.parent.name, null, lang).html + t('（%）', ' (%)') })]
        : []),
    ],
    rows: view.tasks.map(({ code, name, activities, rate, parentRate }) => ({
      head: {
        html: `<i class="sw task-${code}" aria-hidden="true"></i><a href="${href(`/task/${code}/`, lang)}">${markup(t(name))}</a>`,
      },
      cells: [
        valueHtml(activities, full, lang),
        valueHtml(rate, percent, lang),
        rate.state === 'ok'
          ? { html: bar(rate.value, { width: 120, top, tick: parentRate.value, className: `c${code}` }) }
          : '',
        ...(view.parent ? [valueHtml(parentRate, percent, lang)] : []),
      ],
    })),
  };
}

/** The kinds of each task over all months. */
export function kindTable(view: RegionView, lang: Lang): Table {
  const t = text(lang);
  return {
    caption: t('任务小类，累计', 'Kinds of task, all months'),
    columns: [
      head(t('小类', 'Kind')),
      number(t('活动（场）', 'Activities')),
      number(t('有活动的社区（村）', 'Communities')),
    ],
    rows: view.tasks.flatMap(({ code: task, name, kinds }) => [
      { head: taskHtml(task, t(name)) },
      ...kinds.map(({ code, name: kind, activities, covered }) => ({
        head: `${code} ${t(kind)}`,
        cells: [valueHtml(activities, full, lang), valueHtml(covered, full, lang)],
      })),
    ]),
  };
}

/** Beneficiary groups in the year: reached by activity, first time, on the register, reach. */
export function groupTable(view: RegionView, lang: Lang): Table {
  const t = text(lang);
  return {
    caption: t('各类服务对象', 'Beneficiary groups'),
    columns: [
      head(t('服务对象', 'Group')),
      number(t('服务人数（按活动累计）', 'People reached (by activity)')),
      number(t('本年首次服务（人）', 'First time this year')),
      number(t('在册（人）', 'On the register')),
      number(t('到达率（%）', 'Reach (%)')),
    ],
    rows: view.groups.map(({ name, partOf, people, firstTime, target, reach }) => ({
      head:
        partOf === null
          ? t(name)
          : { html: `<span class="part-of">${markup(t('其中：', 'of whom: ') + t(name))}</span>` },
      cells: [
        valueHtml(people, full, lang),
        valueHtml(firstTime, full, lang),
        valueHtml(target, full, lang),
        valueHtml(reach, percent, lang),
      ],
    })),
  };
}

/** Needs by period of registration: registered, responded, resolved, and rates where the period is old enough. */
export function needTable(view: RegionView, lang: Lang): Table {
  const t = text(lang);
  return {
    caption: t('登记的需求', 'Needs registered'),
    columns: [
      head(t('登记时期', 'Registered in')),
      number(t('登记（件）', 'Registered')),
      number(t('已响应', 'Responded')),
      number(t('已办结', 'Resolved')),
      number(t('响应率（%）', 'Response (%)')),
      number(t('办结率（%）', 'Resolved (%)')),
    ],
    rows: view.needs.map(({ period, registered, responded, resolved, rates }) => ({
      head: periodHtml(period, lang),
      cells: [
        valueHtml(registered, full, lang),
        valueHtml(responded, full, lang),
        valueHtml(resolved, full, lang),
        rates ? valueHtml(rates.responded, percent, lang) : t('未满90天', 'under 90 days'),
        rates ? valueHtml(rates.resolved, percent, lang) : t('未满90天', 'under 90 days'),
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
