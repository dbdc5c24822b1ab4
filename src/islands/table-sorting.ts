// Sorting the table by a column: the reader's own act, on the page only, with a way back to the order of codes.
import { text } from '../format/language.ts';
import { node } from './nodes.ts';
import { part } from './part.ts';
import type { Acted } from './table-acts.ts';

/** Makes the heads of columns sort, those of the table that was drawn at build too. */
export function tableSorting({
  catalog,
  drawing,
  ready,
}: Pick<Acted, 'catalog' | 'drawing' | 'ready'>): void {
  const t = text(catalog.lang);
  const scroll = part('table-scroll');
  const said = part('table-said');

  part('table-order').addEventListener('click', () => {
    drawing.sort(null);
    part('table-order').hidden = true;
    said.textContent = t('已恢复代码顺序。', 'Back in the order of codes.');
    scroll.focus();
  });
  // The table that was drawn at build gets the buttons that tables drawn here have.
  for (const head of scroll.querySelectorAll<HTMLElement>('th[data-column]')) {
    const button = node('button', 'sort', [...head.childNodes]);
    button.type = 'button';
    button.dataset['sort'] = head.dataset['column'];
    head.append(button);
  }
  scroll.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('[data-sort]');
    if (button) void ready().then((own) => own && sortBy(Number(button.dataset['sort'])));
  });

  function sortBy(column: number): void {
    const sorting = drawing.sort(column);
    part('table-order').hidden = sorting === null;
    said.textContent = sorting?.descending
      ? t('已按这一列从大到小排列，只在本页。', 'Sorted from the greatest to the least, on this page only.')
      : t('已按这一列从小到大排列，只在本页。', 'Sorted from the least to the greatest, on this page only.');
    scroll.querySelector<HTMLElement>(`[data-sort="${column}"]`)?.focus();
  }
}
