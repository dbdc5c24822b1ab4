// The tables of a region's page that say what and for whom: tasks and kinds, groups, needs.
import { bar } from '../../charts/bar.ts';
import { scaleTo } from '../../charts/scale.ts';
import { href } from '../../format/href.ts';
import { text, type Lang } from '../../format/language.ts';
import { full, percent } from '../../format/numbers.ts';
import type { PriorityCount } from '../../views/region-priorities.ts';
import type { RegionView } from '../../views/region.ts';
import { markup, regionLink, valueHtml, type Table } from '../table-html.ts';
import { barColumn, head, number, periodHtml, taskHtml } from './columns.ts';

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

/** What the notice puts first: activities of the kinds that belong to it. */
export function priorityTable(priorities: readonly PriorityCount[], caption: string, lang: Lang): Table {
  const t = text(lang);
  return {
    caption,
    columns: [head(t('重点', 'Priority')), head(t('小类', 'Kinds')), number(t('活动（场）', 'Activities'))],
    rows: priorities.map(({ name, kinds, activities }) => ({
      head: t(name),
      cells: [kinds.join(t('、', ', ')), valueHtml(activities, full, lang)],
    })),
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

/** What residents said: raters, satisfied, share. */
export function ratingTable(view: RegionView, lang: Lang): Table {
  const t = text(lang);
  return {
    caption: t('居民的评价', 'What residents said'),
    columns: [
      head(t('活动时期', 'Activities in')),
      number(t('评价（人次）', 'Ratings')),
      number(t('满意（人次）', 'Satisfied')),
      number(t('满意率（%）', 'Satisfied (%)')),
    ],
    rows: view.ratings.map(({ period, raters, satisfied, share }) => ({
      head: periodHtml(period, lang),
      cells: [
        valueHtml(raters, full, lang),
        valueHtml(satisfied, full, lang),
        valueHtml(share, percent, lang),
      ],
    })),
  };
}
