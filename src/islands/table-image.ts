// The chart of a table as a picture of its own, with title, unit, notes, source and the sample's mark burned in.
import { text } from '../format/language.ts';
import { SAMPLE_LINE } from '../format/sample-line.ts';
import type { Catalog } from '../tabulate/catalog.ts';
import { imageOf, pngOf } from './map-image.ts';
import { action, node } from './nodes.ts';
import { saveFile } from './save-file.ts';
import { fileName, source, type Taken } from './table-take.ts';

/** Buttons that save the drawing in `place` as SVG or PNG; `unit` is the line under its title. */
export function imageActions(place: HTMLElement, taken: Taken, unit: string, catalog: Catalog): HTMLElement {
  const t = text(catalog.lang);
  const save = async (kind: 'svg' | 'png'): Promise<void> => {
    const svg = place.querySelector('svg');
    if (!svg) throw new Error('missing drawing');
    const notes = taken.notes.join(catalog.lang === 'zh' ? '' : ' ');
    const image = imageOf(svg, null, {
      title: taken.title,
      subtitle: unit,
      lines: [
        ...(notes ? [`${t('注：', 'Note: ')}${notes}`] : []),
        `${t('来源：', 'Source: ')}${source(catalog)}${t('。', '.')}`,
        ...(catalog.sample ? [SAMPLE_LINE] : []),
        taken.address,
      ],
    });
    const blob = kind === 'svg' ? new Blob([image.source], { type: 'image/svg+xml' }) : await pngOf(image);
    saveFile(fileName(taken, catalog, kind), blob);
  };
  return node('p', 'acts', [
    action(t('下载图片（SVG）', 'Download SVG'), () => void save('svg'), 'as-link'),
    ' ',
    action(t('下载图片（PNG）', 'Download PNG'), () => void save('png'), 'as-link'),
  ]);
}
