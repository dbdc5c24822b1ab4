// Writes a comparison into the page: the figure, and the table of the same numbers.
import { escaped } from '../charts/svg.ts';
import type { CompareSetting } from '../components/compare/setting.ts';
import { tableAddress } from '../components/compare/table-address.ts';
import { compareTable } from '../components/compare/table.ts';
import { sentenceHtml, tableHtml } from '../components/table-html.ts';
import { text } from '../format/language.ts';
import type { Compared } from './compare-take.ts';
import { part } from './part.ts';

export function drawFigure({ state, shown, data }: Compared, { lang }: CompareSetting): void {
  const names = state.regions.map((code) => data.region(code)?.name ?? code);
  for (const figure of ['compare-figure', 'compare-table']) {
    part(`${figure}-h`).textContent = shown.title;
    part(`${figure}-s`).textContent = shown.subtitle;
  }
  part('compare-words').innerHTML = sentenceHtml(shown.words, names, lang).html;
  part('compare-legend').innerHTML = shown.legend;
  part('compare-plot').innerHTML = shown.html;
  part('compare-notes').textContent =
    `${text(lang)('注：', 'Note: ')}${shown.notes.join(lang === 'zh' ? '' : ' ')}`;
}

export function drawTable({ state, shown, data }: Compared, setting: CompareSetting): void {
  const table = compareTable(shown.title, shown.panels, state, setting, data);
  part('compare-rows').innerHTML =
    `<div class="scroll" tabindex="0" role="region" aria-label="${escaped(table.caption)}">${tableHtml(table)}</div>`;
}

/** The link to the table tool with the same numbers. */
export function linkTable({ state, shown }: Compared, setting: CompareSetting): void {
  part<HTMLAnchorElement>('compare-tool').href = tableAddress(state, setting, shown.panels);
}
