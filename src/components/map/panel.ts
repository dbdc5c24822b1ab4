// The profile of one region beside the map: its value, what stands behind it, the region above, the four tasks.
import { escaped } from '../../charts/svg.ts';
import { spoken, type Cell } from '../../format/cell.ts';
import { text, type Text } from '../../format/language.ts';
import { full, share, signedPoints } from '../../format/numbers.ts';
import { periodBefore } from '../../format/periods.ts';
import { isOutOfScope } from '../../format/regions.ts';
import { LEVEL_LABELS, NATION } from '../../schema/values.ts';
import { regionLink, valueHtml } from '../table-html.ts';
import { compareLink } from './compare-link.ts';
import type { MapData } from './data.ts';
import { mapIndicator } from './indicators.ts';
import { isOffered, levelBelow, searchFrom, type MapState } from './state.ts';
import { queryOf } from './picture.ts';
import { whenOf } from './picture-words.ts';
import { periodOf, regionPage, type MapSetting } from './setting.ts';

/** `1,703个社区（村）中146个有活动`; empty where one of the two has no value. */
function behind(state: MapState, setting: MapSetting, data: MapData, code: string): string {
  if (state.indicator.id !== 'coverage') return '';
  const query = queryOf(state, setting);
  const covered = data.coverage(code, query, 'communities_covered');
  const all = data.communities(code, state.area);
  if (covered.state !== 'ok' || all.state !== 'ok') return '';
  return text(setting.lang)(
    `${full(all.value)}个社区（村）中${full(covered.value)}个有活动`,
    `${full(covered.value)} of ${full(all.value)} communities and villages with activities`,
  );
}

/** One sentence on a region: what a pointer, a finger and the keyboard all get, seen or heard. */
export function sentenceOf(state: MapState, setting: MapSetting, data: MapData, code: string): string {
  const { lang } = setting;
  const value = state.indicator.of(data, code, queryOf(state, setting));
  const name = data.region(code)?.name ?? code;
  const parts = [name, spoken(value, state.indicator.format, lang), behind(state, setting, data, code)];
  return parts.filter(Boolean).join(lang === 'zh' ? '，' : ', ');
}

/** Whether a state's regions are compared with the period before: shares are, but for totals. */
export function isCompared({ indicator, level, period }: MapState, setting: MapSetting): boolean {
  const type = periodOf(setting, period).period_type;
  return indicator.kind === 'share' && level !== 'township' && type !== 'total';
}

/** The change against the period before, in percentage points; a dash where the two may not be compared. */
export function changeOf(state: MapState, setting: MapSetting, data: MapData, code: string): string {
  const query = queryOf(state, setting);
  const before = periodBefore(setting.periods, query.period);
  if (!before) return '—';
  const now = state.indicator.of(data, code, query);
  const then = state.indicator.of(data, code, { ...query, period: before });
  return now.state === 'ok' && then.state === 'ok' ? signedPoints(now.value - then.value) : '—';
}

const row = (label: string, value: string, kind = '') =>
  `<tr><th scope="row">${kind}${label}</th><td>${value}</td></tr>`;

/** Activities of the four tasks, where the table has them for this choice. */
function taskRows(state: MapState, setting: MapSetting, data: MapData, code: string): string[] {
  const query = queryOf(state, setting);
  const four = setting.tasks.filter(({ parent }) => parent === 'all');
  if (
    four.some(
      (task) => !isOffered(setting, { ...state, indicator: activities(), task: task.code, group: 'all' }),
    )
  )
    return [];
  return four.map((task) =>
    row(
      escaped(task.name[setting.lang]),
      valueHtml(data.coverage(code, { ...query, task: task.code }, 'activities'), full, setting.lang).html,
      `<i class="sw task-${task.code}"></i>`,
    ),
  );
}

function activities(): MapState['indicator'] {
  const found = mapIndicator('activities');
  if (!found) throw new Error('missing indicator: activities');
  return found;
}

/** How many units a reader finds behind a region; 0 where there are none. */
function unitsWithin(data: MapData, code: string): { count: number; level: ReturnType<typeof levelBelow> } {
  const level = levelBelow(code, data);
  return { level, count: data.units(code, level).length };
}

/** The panel as HTML. Without a selection it is of the region whose units are shown. */
export function panelHtml(state: MapState, setting: MapSetting, data: MapData): string {
  const { lang } = setting;
  const t = text(lang);
  const code = state.selected ?? state.region;
  const region = data.region(code);
  if (!region) throw new Error(`unknown region: ${code}`);
  const query = queryOf(state, setting);
  const value = state.indicator.of(data, code, query);
  const shown = (cell: Cell, format: (value: number) => string) => valueHtml(cell, format, lang).html;
  const above = region.parent === null || query.isRunning ? undefined : data.region(region.parent);
  const counts: [string, string, string, (value: number) => string][] = [
    ['activities', '活动', 'Activities', full],
    ['organisations', '社会组织', 'Organisations', full],
    ['hours', '服务时长（小时）', 'Volunteer hours', (hours) => full(hours, 1)],
  ];
  const rows = [
    ...(isCompared(state, setting)
      ? [
          row(
            t('比上期（百分点）', 'Change from the period before (points)'),
            changeOf(state, setting, data, code),
          ),
        ]
      : []),
    ...(above
      ? [
          row(
            regionLink(above.name, null, lang).html,
            shown(state.indicator.of(data, above.code, query), state.indicator.format),
          ),
        ]
      : []),
    ...(state.indicator.table === 'coverage' && !query.isRunning
      ? counts
          .filter(([name]) => name !== state.indicator.id)
          .map(([name, zh, en, format]) => row(t(zh, en), shown(data.coverage(code, query, name), format)))
      : []),
  ];
  const four =
    query.isRunning || state.indicator.table !== 'coverage' ? [] : taskRows(state, setting, data, code);
  const links = [
    region.hasPage && region.level !== 'township'
      ? `<a href="${escaped(regionPage(setting, code))}">${t('看', 'About ')}${regionLink(region.name, null, lang).html}${t('概况', '')}</a>`
      : '',
    openLink(state, setting, data, code),
    compareLink(state, setting, data, code),
  ].filter(Boolean);
  const sentence = behind(state, setting, data, code);
  return (
    `<p class="no">${state.selected ? t('已选', 'Selected') : t('本地区', 'This region')}${t('，', ', ')}${whenOf(state, setting)}</p>` +
    `<h2>${regionLink(region.name, null, lang).html} <span class="code">${code}</span></h2>` +
    `<p class="big">${shown(value, state.indicator.kind === 'share' ? share : state.indicator.format)}</p>` +
    `<p class="small">${escaped(sentence || t(MEANINGS[value.state]))}</p>` +
    (rows.length
      ? `<table class="rows"><caption class="vh">${t('这个地区的数', 'Numbers of this region')}</caption><tbody>${rows.join('')}</tbody></table>`
      : '') +
    (four.length
      ? `<table class="rows four"><caption>${t('活动（场），按四类任务', 'Activities by task')}</caption><tbody>${four.join('')}</tbody></table>`
      : '') +
    (links.length ? `<ul class="links">${links.map((link) => `<li>${link}</li>`).join('')}</ul>` : '')
  );
}

/** What stands under the tag of a value that is not there; empty under a value. */
const MEANINGS: Readonly<Record<Cell['state'], Text>> = {
  ok: { zh: '', en: '' },
  suppressed: {
    zh: '为保密不公布，不一定是小数',
    en: 'Not published, to protect persons; not necessarily small',
  },
  not_reported: { zh: '没有单位报送，不等于0', en: 'No office reported: this is not zero' },
  not_applicable: {
    zh: '不在统计范围，或不公布到这一级',
    en: 'Out of scope, or not published at this level',
  },
};

/** The link that opens a selected region's own units; empty where there are none. */
function openLink(state: MapState, setting: MapSetting, data: MapData, code: string): string {
  const t = text(setting.lang);
  if (code === state.region || code === NATION || isOutOfScope(code)) return '';
  const level = data.region(code)?.level;
  if (level === 'township') return '';
  // A province's units and a county's townships are in files that come when it is opened.
  const { count, level: below } = unitsWithin(data, code);
  const address = searchFrom({ ...state, region: code, level: below, selected: null }, setting, data);
  const what =
    count > 0
      ? t(`${count}个${LEVEL_LABELS[below].zh}单位`, `${count} ${LEVEL_LABELS[below].en} units`)
      : t('下一级', 'its units');
  return `<a href="${escaped(setting.page + address)}" data-open="${code}">${t(`进入${escaped(data.region(code)?.name ?? '')}：`, 'Open ')}${what}</a>`;
}
