// What a reader takes along of the map: CSV files, pictures, a citation.
import type { Drawn } from '../components/map/picture.ts';
import type { MapSetting } from '../components/map/setting.ts';
import { recordsCsv, unitCsv, type Recorded } from '../components/map/unit-table.ts';
import { mapWords } from '../components/map/words.ts';
import { text } from '../format/language.ts';
import { SAMPLE_LINE } from '../format/sample-line.ts';
import { imageOf, pngOf } from './map-image.ts';
import { part } from './part.ts';
import { saveFile } from './save-file.ts';

/** `linli-sample-map-430000-prefecture-coverage-2022Q4-2022-12.csv`. */
function fileName({ state }: Drawn, { sample, release }: MapSetting, ending: string): string {
  const { region, level, indicator, period } = state;
  const parts = [sample ? 'linli-sample' : 'linli', 'map', region, level, indicator.id, period, release];
  return `${parts.join('-')}.${ending}`;
}

function saveRows(drawn: Drawn, setting: MapSetting, ending: string, rows: string): void {
  const file = rows + (setting.sample ? `${SAMPLE_LINE}\r\n` : '');
  saveFile(fileName(drawn, setting, ending), new Blob([file], { type: 'text/csv;charset=utf-8' }));
}

/** The numbers of the units. */
export function saveCsv(drawn: Drawn, setting: MapSetting): void {
  saveRows(drawn, setting, 'csv', unitCsv(drawn.picture, drawn.state, setting, drawn.data));
}

/** The numbers of another figure on the page, named by it. */
export function saveRecords(
  drawn: Drawn,
  setting: MapSetting,
  name: string,
  records: readonly Recorded[],
): void {
  saveRows(drawn, setting, `${name}.csv`, recordsCsv(records, setting, drawn.data));
}

/** The drawing as it stands on the page, with all that a reader of it has to know burned in. */
export async function saveImage(drawn: Drawn, setting: MapSetting, kind: 'svg' | 'png'): Promise<void> {
  const svg = part('map-plot').querySelector('svg');
  if (!svg) return;
  const { lang, release, sample } = setting;
  const t = text(lang);
  const words = mapWords(lang);
  const { title, subtitle, notes } = drawn.picture;
  const image = imageOf(svg, part('map-legend'), {
    title,
    subtitle,
    lines: [
      `${t('注：', 'Note: ')}${notes.join(lang === 'zh' ? '' : ' ')}`,
      `${words.source}${release}${t('。', '.')}`,
      ...(sample ? [words.sample] : []),
      location.href,
    ],
  });
  const blob = kind === 'svg' ? new Blob([image.source], { type: 'image/svg+xml' }) : await pngOf(image);
  saveFile(fileName(drawn, setting, kind), blob);
}

/** The figure as it is cited, with the address that shows it. */
export function cited({ picture }: Drawn, { cite }: MapSetting): string {
  return cite.replace('{title}', picture.title).replace('{url}', location.href);
}
