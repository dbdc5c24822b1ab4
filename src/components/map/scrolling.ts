// A table as the map's script writes it: in a region that scrolls sideways within itself.
import { escaped } from '../../charts/svg.ts';
import { tableHtml, type Table } from '../table-html.ts';

/** As `DataTable.astro`; empty without a table. */
export function scrolling(table: Table | null): string {
  if (table === null) return '';
  return `<div class="scroll" tabindex="0" role="region" aria-label="${escaped(table.caption)}">${tableHtml(table)}</div>`;
}
