// What a reader takes along: a copy for Excel, CSV, a workbook. The page lends a result; files are written in pieces
// so that it stays alive.
import { STATE_TAGS } from '../format/cell.ts';
import { text } from '../format/language.ts';
import { SAMPLE_LINE } from '../format/sample-line.ts';
import type { RegionTree } from '../search/region-index.ts';
import type { Catalog } from '../tabulate/catalog.ts';
import { csvOfResult } from '../tabulate/csv-of-result.ts';
import type { Grid } from '../tabulate/grid.ts';
import type { Result } from '../tabulate/result.ts';
import { pastedHtml, sheetOf, tabbedText } from '../tabulate/sheet.ts';
import { itemNames } from '../tabulate/title.ts';
import { STATES } from '../schema/values.ts';
import { saveFile } from './save-file.ts';
import { MARK_MEANINGS } from './table-legend.ts';
import { nextTask } from './tasks.ts';

/** A table as it stands on the page. */
export interface Taken {
  readonly result: Result;
  readonly grid: Grid;
  readonly title: string;
  readonly notes: readonly string[];
  /** Full address that opens the same table. */
  readonly address: string;
}

/** Where the numbers come from, in a line. */
export function source(catalog: Catalog): string {
  const t = text(catalog.lang);
  const sample = catalog.sample ? t('（示例数据）', ' (sample data)') : '';
  return t(
    `邻里守望数据，报送单位上报${sample}，版本${catalog.release}`,
    `Neighbourly Care Data, reporting offices${sample}, release ${catalog.release}`,
  );
}

/** Lines around a copied table: title above, source, sample and address below. */
function around({ title, address }: Taken, catalog: Catalog): { above: string[]; below: string[] } {
  const t = text(catalog.lang);
  return {
    above: [title],
    below: [
      `${t('来源：', 'Source: ')}${source(catalog)}`,
      ...(catalog.sample ? [SAMPLE_LINE] : []),
      address,
    ],
  };
}

/** Puts the table on the clipboard, as cells and as plain text. Rejects where the browser forbids it. */
export async function copyForExcel(taken: Taken, catalog: Catalog): Promise<void> {
  const sheet = sheetOf(taken.grid, catalog.lang);
  const lines = around(taken, catalog);
  const plain = tabbedText(sheet, lines);
  if (typeof ClipboardItem === 'undefined') return navigator.clipboard.writeText(plain);
  await navigator.clipboard.write([
    new ClipboardItem({
      'text/plain': new Blob([plain], { type: 'text/plain' }),
      'text/html': new Blob([pastedHtml(sheet, lines)], { type: 'text/html' }),
    }),
  ]);
}

/** `linli-sample-coverage-2022-12.csv`. */
export function fileName({ result }: Taken, catalog: Catalog, ending: string): string {
  return `linli-${catalog.sample ? 'sample-' : ''}${result.table.name}-${catalog.release}.${ending}`;
}

export async function saveCsv(taken: Taken, catalog: Catalog, tree: RegionTree): Promise<void> {
  const pieces: string[] = [];
  for (const piece of csvOfResult(taken.result, tree, catalog.sample ? SAMPLE_LINE : null)) {
    pieces.push(piece);
    await nextTask();
  }
  saveFile(fileName(taken, catalog, 'csv'), new Blob(pieces, { type: 'text/csv;charset=utf-8' }));
}

export async function saveWorkbook(taken: Taken, catalog: Catalog): Promise<void> {
  const { workbook } = await import('../tabulate/workbook.ts');
  const t = text(catalog.lang);
  const marks = STATES.map((state) => [t(STATE_TAGS[state]), t(MARK_MEANINGS[state])] as const);
  const bytes = await workbook(
    {
      title: taken.title,
      sheet: sheetOf(taken.grid, catalog.lang),
      names: [t('表', 'Table'), t('说明', 'Notes')],
      notes: [
        [t('表名', 'Title'), taken.title],
        [t('来源', 'Source'), source(catalog)],
        ...(catalog.sample ? [[t('示例数据', 'Sample data'), SAMPLE_LINE] as const] : []),
        [t('版本', 'Release'), catalog.release],
        [t('网址', 'Address'), taken.address],
        [t('指标和单位', 'Measures and units'), itemNames(taken.result.choice, catalog).join(t('；', '; '))],
        ['0', t('零，已报送', 'zero, reported')],
        ...marks,
        ...taken.notes.map((note) => [t('注', 'Note'), note] as const),
      ],
    },
    nextTask,
  );
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  saveFile(fileName(taken, catalog, 'xlsx'), new Blob(bytes, { type }));
}
