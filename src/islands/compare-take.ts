// What a reader takes along of a comparison: a CSV file, a copy for Excel, a citation, a picture.
import type { Comparison } from '../components/compare/figure.ts';
import type { CompareSetting } from '../components/compare/setting.ts';
import { searchFrom } from '../components/compare/address.ts';
import type { CompareState } from '../components/compare/state.ts';
import { compareCsv, compareSheet } from '../components/compare/table.ts';
import type { MapData } from '../components/map/data.ts';
import { mapWords } from '../components/map/words.ts';
import { text } from '../format/language.ts';
import { SAMPLE_LINE } from '../format/sample-line.ts';
import { pastedHtml, tabbedText } from '../tabulate/sheet.ts';
import { citation } from '../views/dataset-words.ts';
import { imageOfPanels, pngOf } from './map-image.ts';
import { part } from './part.ts';
import { saveFile } from './save-file.ts';

/** A comparison as it stands on the page. */
export interface Compared {
  readonly state: CompareState;
  readonly shown: Comparison;
  readonly data: MapData;
}

/** `linli-sample-compare-regions-coverage-2022-12.csv`. */
function fileName({ state }: Compared, { sample, release }: CompareSetting, ending: string): string {
  const parts = [sample ? 'linli-sample' : 'linli', 'compare', state.kind, state.indicator.id, release];
  return `${parts.join('-')}.${ending}`;
}

export function saveCsv(own: Compared, setting: CompareSetting): void {
  const { state, shown, data } = own;
  const file = compareCsv(shown.panels, state, data) + (setting.sample ? `${SAMPLE_LINE}\r\n` : '');
  saveFile(fileName(own, setting, 'csv'), new Blob([file], { type: 'text/csv;charset=utf-8' }));
}

/** How many panels stand beside each other in a picture of `count`. */
const columnsOf = (count: number): number => (count === 4 ? 2 : Math.min(3, count));

/** Saves the panels as one picture, with title, unit, legend, notes, source and the sample's mark burned in. */
export async function saveImage(kind: 'svg' | 'png', own: Compared, setting: CompareSetting): Promise<void> {
  const t = text(setting.lang);
  const words = mapWords(setting.lang);
  const { shown } = own;
  const panels = [...part('compare-plot').querySelectorAll('.facet')].flatMap((facet) => {
    const svg = facet.querySelector('svg');
    return svg ? [{ svg, name: facet.querySelector('h3')?.textContent ?? '' }] : [];
  });
  const image = imageOfPanels(
    panels,
    part('compare-legend'),
    {
      title: shown.title,
      subtitle: shown.subtitle,
      lines: [
        `${t('注：', 'Note: ')}${shown.notes.join(setting.lang === 'zh' ? '' : ' ')}`,
        `${words.source}${setting.release}${t('。', '.')}`,
        ...(setting.sample ? [words.sample] : []),
        location.href,
      ],
    },
    columnsOf(panels.length),
  );
  const blob = kind === 'svg' ? new Blob([image.source], { type: 'image/svg+xml' }) : await pngOf(image);
  saveFile(fileName(own, setting, kind), blob);
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
