// The table below the map: its rows, and the order in which a reader had them sorted. That is the reader's own act: it
// changes what stands on the page, never the address or the files.
import type { Drawn } from '../components/map/picture.ts';
import { scrolling } from '../components/map/scrolling.ts';
import { unitHeads, unitTable, type Sorting } from '../components/map/unit-table.ts';
import type { MapSetting } from '../components/map/setting.ts';
import { mapWords } from '../components/map/words.ts';
import { markup } from '../components/table-html.ts';
import { part } from './part.ts';

export interface MapUnits {
  /** Writes the rows; those of other units than before are in code order. */
  draw(drawn: Drawn): void;
  /** Takes over the table that was written at build: its heads become buttons. */
  keep(drawn: Drawn): void;
  /** Says that other rows are on their way. */
  expect(): void;
  /** Shows which row's unit is selected, if one is. */
  mark(code: string | null): void;
}

export function mapUnits(setting: MapSetting): MapUnits {
  const words = mapWords(setting.lang);
  const rows = part('map-rows');
  const order = part('map-order');
  let shown: Drawn | undefined;
  let sorting: Sorting | null = null;
  let selected: string | null = null;

  const mark = (code: string | null): void => {
    selected = code;
    for (const row of rows.querySelectorAll('tr.on')) row.classList.remove('on');
    if (code) document.getElementById(`unit-${code}`)?.classList.add('on');
  };

  const redraw = (): void => {
    rows.removeAttribute('aria-busy');
    if (!shown) return;
    const { picture, state, data } = shown;
    rows.innerHTML = scrolling(unitTable(picture, state, setting, data, sorting));
    order.innerHTML = sorting
      ? `${words.sorted} <button type="button" class="btn sm">${words.restore}</button>`
      : words.sortable;
    mark(selected);
  };

  const sortAs = (next: Sorting | null): void => {
    sorting = next;
    redraw();
    const column = next ? `="${next.column}"` : '';
    rows.querySelector<HTMLElement>(`[data-sort${column}]`)?.focus({ preventScroll: true });
  };

  rows.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-sort]') : null;
    if (!button) return;
    const column = Number(button.dataset['sort']);
    const isDescending = sorting?.column === column && sorting.order === 'descending';
    sortAs({ column, order: isDescending ? 'ascending' : 'descending' });
  });
  order.addEventListener('click', (event) => {
    if (event.target instanceof HTMLButtonElement) sortAs(null);
  });

  return {
    mark,
    expect: () => rows.setAttribute('aria-busy', 'true'),
    draw: (drawn) => {
      const before = shown?.state;
      if (before?.region !== drawn.state.region || before.level !== drawn.state.level) sorting = null;
      shown = drawn;
      selected = drawn.state.selected;
      redraw();
    },
    keep: (drawn) => {
      shown = drawn;
      const { state, data } = drawn;
      const heads = unitHeads(state, setting, data, null);
      rows.querySelectorAll('thead th').forEach((head, index) => {
        const own = heads[index];
        if (own) head.innerHTML = markup(own.label);
      });
      mark(state.selected);
    },
  };
}
