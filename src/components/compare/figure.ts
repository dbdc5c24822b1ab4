// A comparison as a figure: title, unit, words, legend, panels, notes.
import { panel as drawPanel, roomFor, slotPlaces, type PanelOptions } from '../../charts/panel.ts';
import { legend } from '../../charts/legend.ts';
import { scaleTo } from '../../charts/scale.ts';
import { escaped } from '../../charts/svg.ts';
import { text, type Lang } from '../../format/language.ts';
import { full, percent } from '../../format/numbers.ts';
import { isFull } from '../../format/periods.ts';
import type { MapData } from '../map/data.ts';
import { areLinesAbove, isPartial, panelsOf, type Line, type Panel } from './panels.ts';
import { descriptionOf, notesOf, subtitleOf, titleOf, wordsOf } from './sentences.ts';
import type { CompareSetting } from './setting.ts';
import type { CompareState } from './state.ts';

/** As wide as the narrowest page has room for; the style sheet lets a panel grow. */
const SIZE = { width: 340, height: 216 } as const;

export interface Comparison {
  readonly title: string;
  /** Unit and scope. */
  readonly subtitle: string;
  /** What is shown and how it stands in the latest period, in words. */
  readonly words: string;
  readonly notes: readonly string[];
  readonly panels: readonly Panel[];
  readonly legend: string;
  readonly html: string;
}

/** The lines that are drawn: of counts a panel's own alone. */
function drawnLines({ lines }: Panel, state: CompareState): readonly Line[] {
  return areLinesAbove(state) ? lines : lines.filter(({ role }) => role === 'own');
}

/** As the axis has it: a per cent sign, no decimals where marks are whole. */
function axisFormat(state: CompareState, marks: readonly number[]): (value: number) => string {
  if (state.indicator.kind === 'count') return (value) => full(value, marks.every(Number.isInteger) ? 0 : 1);
  const decimals = marks.every((mark) => Math.abs(mark * 100 - Math.round(mark * 100)) < 1e-9) ? 0 : 1;
  return (value) => (value === 0 ? '0' : `${percent(value, decimals)}%`);
}

/** What the lines and points are, besides the marks of what has no value. */
function legendOf(state: CompareState, panels: readonly Panel[], lang: Lang): string {
  const t = text(lang);
  const drawn = panels.flatMap((each) => drawnLines(each, state));
  const has = (role: Line['role']) => drawn.some((each) => each.role === role);
  const line = (className: string) => `<path d="M1 8H33" class="${className}"/>`;
  const own = {
    regions: t('该地区', 'the region'),
    periods: t('该时期', 'the period'),
    areas: t('城市或农村', 'urban or rural'),
  }[state.kind];
  const items = [
    { shown: true, mark: `${line('own')}<circle cx="17" cy="8" r="3.5" class="dot-own"/>`, name: own },
    { shown: has('parent'), mark: line('parent'), name: t('上一级地区', 'the region above') },
    { shown: has('nation'), mark: line('nation'), name: t('全国', 'the nation') },
    {
      shown: panels.some(({ places }) => places.some(isPartial)),
      mark: '<circle cx="17" cy="8" r="3.5" class="part-own"/>',
      name: t('未满期', 'partial period'),
    },
  ].filter(({ shown }) => shown);
  const cells = panels.flatMap(({ places, lines }) =>
    (lines[0]?.cells ?? []).filter((cell, index) => cell.value !== 0 && places[index]?.period),
  );
  return (
    `<ul class="legend row">${items
      .map(
        ({ mark, name }) =>
          `<li><svg width="34" height="16" aria-hidden="true">${mark}</svg>${escaped(name)}</li>`,
      )
      .join('')}</ul>` + legend({ lang, breaks: null, cells })
  );
}

/** Draws a comparison; the files that it needs are in `data`. */
export function comparison(state: CompareState, setting: CompareSetting, data: MapData): Comparison {
  const { lang } = setting;
  const t = text(lang);
  const panels = panelsOf(state, setting, data);
  const drawn = panels.map((each) => drawnLines(each, state));
  const values = drawn.flat().flatMap(({ cells }) => cells.flatMap(({ value }) => value ?? []));
  const scale = scaleTo(Math.max(0, ...values), 4);
  const format = axisFormat(state, scale.marks);
  const nameAt = (line: Line): string => {
    if (line.role !== 'own') return line.role === 'nation' ? t('全国', 'nation') : line.short;
    const last = line.cells.findLast((cell) => cell.state === 'ok');
    if (last?.state !== 'ok') return '';
    return last.value === 0 ? '0' : state.indicator.format(last.value);
  };
  const room = Math.max(30, ...drawn.flat().map((line) => roomFor(nameAt(line))));
  const html = panels.map((each, index) => {
    const options: PanelOptions = {
      ...SIZE,
      id: `panel-${index}`,
      title: each.name,
      description: descriptionOf(each, state, lang),
      scale,
      format,
      room,
    };
    const slots = each.places.map(({ tick, period }) => ({ tick, full: period && isFull(period) }));
    const svg = drawPanel(
      (drawn[index] ?? []).map((line) => ({ role: line.role, name: nameAt(line), cells: line.cells })),
      slots,
      options,
    );
    const places = slotPlaces(slots.length, options).map((x) => Math.round(x * 10) / 10);
    const chinese = each.isRegion && lang === 'en' ? ' lang="zh-CN"' : '';
    const code = each.isRegion ? ` <span class="code">${each.key}</span>` : '';
    return `<li class="facet" data-x="${places.join()}"><h3><span${chinese}>${escaped(each.name)}</span>${code}</h3>${svg}</li>`;
  });
  return {
    title: titleOf(state, setting, data, panels),
    subtitle: subtitleOf(state, setting),
    words: wordsOf(state, setting, data, panels),
    notes: notesOf(state, setting, panels, format(scale.top)),
    panels,
    legend: legendOf(state, panels, lang),
    html: `<ul class="facets">${html.join('')}</ul>`,
  };
}
