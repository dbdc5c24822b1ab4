// The editor: a plain text area, with its text coloured and its lines numbered behind it.
import { type TokenKind, tokensOf } from '../engine/sql-tokens.ts';

export interface SqlEditor {
  readonly element: HTMLTextAreaElement;
  get(): string;
  set(sql: string): void;
}

const CLASSES: Partial<Record<TokenKind, string>> = {
  keyword: 'k',
  string: 's',
  quoted: 's',
  comment: 'c',
  number: 'n',
};

const MIN_LINES = 8;

/** How many lines the editor has for a statement. */
export const linesOf = (sql: string): number => Math.max(sql.split('\n').length, MIN_LINES);

/**
 * Makes `area` an editor. `paint` is the element behind it, `gutter` the list of line numbers. Ctrl or ⌘ with Enter
 * calls `run`; Tab indents, and after Esc leaves.
 */
export function sqlEditor(
  area: HTMLTextAreaElement,
  paint: HTMLElement,
  gutter: HTMLElement,
  run: () => void,
): SqlEditor {
  let leaving = false;
  const redraw = (): void => {
    paint.replaceChildren(...paintedTokens(area.value));
    const lines = linesOf(area.value);
    area.rows = lines;
    gutter.replaceChildren(...Array.from({ length: lines }, (_, index) => listItem(String(index + 1))));
  };
  area.addEventListener('input', redraw);
  area.addEventListener('scroll', () => {
    paint.scrollLeft = area.scrollLeft;
  });
  area.addEventListener('blur', () => {
    leaving = false;
  });
  area.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      run();
    } else if (event.key === 'Escape') leaving = true;
    else if (event.key === 'Tab' && !event.shiftKey && !leaving && !event.isComposing) {
      event.preventDefault();
      area.setRangeText('  ', area.selectionStart, area.selectionEnd, 'end');
      redraw();
    } else if (event.key !== 'Tab' && event.key !== 'Shift') leaving = false;
  });
  redraw();
  return {
    element: area,
    get: () => area.value,
    set: (sql) => {
      area.value = sql;
      redraw();
    },
  };
}

function paintedTokens(sql: string): readonly (Node | string)[] {
  const nodes = tokensOf(sql).map(({ kind, text }) => {
    const name = CLASSES[kind];
    if (!name) return text;
    const span = document.createElement('span');
    span.className = name;
    span.textContent = text;
    return span;
  });
  // A last empty line has no height unless something stands on it.
  return [...nodes, '\n'];
}

function listItem(text: string): HTMLLIElement {
  const item = document.createElement('li');
  item.textContent = text;
  return item;
}
