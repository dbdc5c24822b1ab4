// What a reader takes along of a comparison: a CSV file, a copy for Excel, a citation.
import type { Comparison } from '../components/compare/figure.ts';
import type { CompareSetting } from '../components/compare/setting.ts';
import { searchFrom, type CompareState } from '../components/compare/state.ts';
import { compareCsv, compareSheet } from '../components/compare/table.ts';
import type { MapData } from '../components/map/data.ts';
import { mapWords } from '../components/map/words.ts';
import { SAMPLE_LINE } from '../format/sample-line.ts';
import { pastedHtml, tabbedText } from '../tabulate/sheet.ts';
import { citation } from '../views/dataset-words.ts';
import { saveFile } from './save-file.ts';

/** A comparison as it stands on the page. */
export interface Compared {
  readonly state: CompareState;
  readonly shown: Comparison;
}

/** `linli-sample-compare-regions-coverage-2022-12.csv`. */
export function saveCsv({ state, shown }: Compared, setting: CompareSetting, data: MapData): void {
  const { sample, release } = setting;
  const file = compareCsv(shown.panels, state, data) + (sample ? `${SAMPLE_LINE}\r\n` : '');
  const name = [sample ? 'linli-sample' : 'linli', 'compare', state.kind, state.indicator.id, release];
  saveFile(`${name.join('-')}.csv`, new Blob([file], { type: 'text/csv;charset=utf-8' }));
}

/** Puts the table on the clipboard, as cells and as plain text. Rejects where the browser forbids it. */
export async function copyForExcel({ state, shown }: Compared, setting: CompareSetting): Promise<void> {
  const sheet = compareSheet(shown.panels, state, setting);
  const around = {
    above: [shown.title, shown.subtitle],
    below: [
      `${mapWords(setting.lang).source}${setting.release}`,
      ...(setting.sample ? [SAMPLE_LINE] : []),
      location.href,
    ],
  };
  const plain = tabbedText(sheet, around);
  if (typeof ClipboardItem === 'undefined') return navigator.clipboard.writeText(plain);
  await navigator.clipboard.write([
    new ClipboardItem({
      'text/plain': new Blob([plain], { type: 'text/plain' }),
      'text/html': new Blob([pastedHtml(sheet, around)], { type: 'text/html' }),
    }),
  ]);
}

/** The comparison as it is cited, with the address that opens it. */
export function cited({ state, shown }: Compared, setting: CompareSetting): string {
  const { operator, release, date, sample, origin, page } = setting;
  const url = `${origin}${page}${searchFrom(state, setting)}`;
  return citation({ title: shown.title, operator, release, date, url, sample }, setting.lang);
}
