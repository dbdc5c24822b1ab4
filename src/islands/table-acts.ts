// What a reader does with the table: copies it, saves it, prints it, has it drawn as a chart, passes its address on.
import { text } from '../format/language.ts';
import { full } from '../format/numbers.ts';
import type { RegionTree } from '../search/region-index.ts';
import type { Catalog } from '../tabulate/catalog.ts';
import { part } from './part.ts';
import { drawChart } from './table-chart.ts';
import type { TableDrawing } from './table-drawing.ts';
import { copyForExcel, saveCsv, saveWorkbook, type Taken } from './table-take.ts';

/** What the acts work on. */
export interface Acted {
  readonly catalog: Catalog;
  readonly drawing: TableDrawing;
  /** The list of regions. */
  readonly regions: () => Promise<RegionTree>;
  /** The table as it stands; undefined where none can be shown. */
  readonly ready: () => Promise<Taken | undefined>;
  /** The same where it was worked out already: paper does not wait. */
  readonly taken: () => Taken | undefined;
}

/** Makes the buttons below and above the table work, and paper say where it comes from. */
export function tableActs({ catalog, drawing, regions, ready, taken }: Acted): void {
  const t = text(catalog.lang);
  const said = part('table-said');

  /** A button that does something with the table, and says afterwards that it did. */
  function serves(id: string, act: (own: Taken) => Promise<void> | void, done = ''): void {
    const button = part<HTMLButtonElement>(id);
    button.addEventListener('click', () => {
      button.setAttribute('aria-busy', 'true');
      const run = async (): Promise<void> => {
        const own = await ready();
        if (own) await act(own);
        said.textContent = own ? done : '';
      };
      run()
        .catch((error: unknown) => {
          const reason = error instanceof Error ? error.message : String(error);
          said.textContent = t(
            `没有做成（${reason}）。请改用“下载XLSX”或“下载CSV”。`,
            `That did not work (${reason}). Please use “XLSX” or “CSV” instead.`,
          );
        })
        .finally(() => button.removeAttribute('aria-busy'));
    });
  }

  serves(
    'table-copy',
    (own) => copyForExcel(own, catalog),
    t('已复制，到Excel里粘贴。', 'Copied: paste it into Excel.'),
  );
  serves('table-csv', async (own) => saveCsv(own, catalog, await regions()));
  serves('table-xlsx', (own) => saveWorkbook(own, catalog));
  serves('table-print', () => print());
  serves(
    'table-link',
    (own) => navigator.clipboard.writeText(own.address),
    t('已复制网址。', 'Address copied.'),
  );
  serves('table-draw', async (own) => {
    const box = part('table-chart-box');
    box.hidden = !box.hidden;
    part('table-draw').setAttribute('aria-expanded', String(!box.hidden));
    if (!box.hidden) drawChart(part('table-chart'), own, catalog, await regions());
  });

  window.addEventListener('beforeprint', () => {
    const count = drawing.drawForPaper();
    const all = taken()?.grid.rowCount ?? count;
    const more =
      count < all
        ? t(
            `纸上是前${full(count)}行，共${full(all)}行；全部的请下载XLSX。`,
            `On paper: the first ${full(count)} of ${full(all)} rows; take the XLSX for all.`,
          )
        : '';
    const today = new Intl.DateTimeFormat(catalog.lang === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'long' });
    part('table-paper').textContent = [
      more,
      t('网址：', 'Address: ') + (taken()?.address ?? location.href),
      t('打印日期：', 'Printed on ') + today.format(new Date()),
    ]
      .filter(Boolean)
      .join(t('；', '; '));
  });
  window.addEventListener('afterprint', () => drawing.drawForScreen());
}
