// A query's result → an HTML table. Cells are set as text, never as markup.
import type { QueryResult, Value } from '../engine/interface.ts';
import { cellText, isNumberType } from './sql-numbers.ts';
import type { SqlWords } from './sql-words.ts';

/** Rows drawn at most; the CSV has them all. */
export const ROWS_DRAWN = 5000;

const ROWS_AT_FIRST = 500;

/** Draws the first rows at once and the others, up to ROWS_DRAWN, while the page is idle. */
export function resultTable(result: QueryResult, words: SqlWords): HTMLTableElement {
  const table = document.createElement('table');
  const numeric = result.columns.map(({ type }) => isNumberType(type));
  table.createTHead().append(headRow(result, numeric, words));
  const body = table.createTBody();
  const last = Math.min(result.rowCount, ROWS_DRAWN);
  const draw = (from: number): void => {
    const to = Math.min(from + ROWS_AT_FIRST, last);
    const rows = Array.from(result.rows(from, to), (row, at) => bodyRow(row, from + at + 1, numeric, words));
    body.append(...rows);
    if (to < last) setTimeout(() => table.isConnected && draw(to), 30);
  };
  draw(0);
  return table;
}

function headRow(result: QueryResult, numeric: readonly boolean[], words: SqlWords): HTMLTableRowElement {
  const row = document.createElement('tr');
  row.append(headCell(words.rowNumber, '', 'n'));
  result.columns.forEach(({ name, type }, at) => row.append(headCell(name, type, numeric[at] ? 'num' : '')));
  return row;
}

function headCell(name: string, type: string, className: string): HTMLTableCellElement {
  const cell = document.createElement('th');
  cell.scope = 'col';
  cell.className = className;
  if (className === 'n') {
    const hidden = document.createElement('span');
    hidden.className = 'vh';
    hidden.textContent = name;
    cell.append(hidden);
    return cell;
  }
  const small = document.createElement('small');
  small.textContent = type;
  cell.append(name, small);
  return cell;
}

function bodyRow(
  values: readonly Value[],
  number: number,
  numeric: readonly boolean[],
  words: SqlWords,
): HTMLTableRowElement {
  const row = document.createElement('tr');
  const first = row.insertCell();
  first.className = 'n';
  first.textContent = String(number);
  values.forEach((value, at) => {
    const cell = row.insertCell();
    if (numeric[at]) cell.className = 'num';
    fill(cell, value, numeric[at] ?? false, words);
  });
  return row;
}

function fill(cell: HTMLTableCellElement, value: Value, grouped: boolean, words: SqlWords): void {
  if (value === null) {
    cell.append(element('i', 'nul', 'NULL'));
    return;
  }
  const text = cellText(value, grouped);
  const state =
    typeof value === 'string'
      ? /^(suppressed|not_reported|not_applicable)(?=:|;|$)/.exec(text)?.[0]
      : undefined;
  if (!state) {
    cell.textContent = text;
    if (text.length <= 16) cell.classList.add('nb');
    return;
  }
  const className = { suppressed: 'tag sup', not_reported: 'tag mis' }[state] ?? '';
  cell.append(element('span', className, text), ' ');
  cell.append(element('span', 'tiny muted', words.states[state as keyof SqlWords['states']]));
}

function element(tag: string, className: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}
