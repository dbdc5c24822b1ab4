// What stands under the editor after a run: the result with its warning, or the error with its way on.
import { SAMPLE_LINE } from '../format/sample-line.ts';
import type { SqlProblem } from '../engine/sql-problem.ts';
import type { SqlCatalog } from './sql-catalog.ts';
import { csvPieces } from './sql-csv.ts';
import { problemWords } from './sql-problem-words.ts';
import { ROWS_DRAWN, resultTable } from './sql-result-table.ts';
import type { Run } from './sql-session.ts';
import { sqlWords } from './sql-words.ts';

/** The head, the warning where values are missing, and the table of a result. */
export function answer(
  run: Run,
  sql: string,
  scopeName: string,
  catalog: SqlCatalog,
): readonly HTMLElement[] {
  const { result, milliseconds, tables } = run;
  const words = sqlWords(catalog.lang);
  const numbers = new Intl.NumberFormat('en');
  const rows = numbers.format(result.rowCount);
  const head = node('div', 'rh');
  head.append(node('b', '', words.rowsFound(rows, (milliseconds / 1000).toFixed(2))));
  if (tables.length > 0) head.append(node('span', 'muted', words.scope(scopeName)));
  const parts: HTMLElement[] = [head];
  const nulls = result.rowsWithNull;
  const adds = tables.some(({ hasStates }) => hasStates) && /\b(?:sum|avg|mean|median)\s*\(/i.test(sql);
  if (nulls > 0 || adds) parts.push(warning(nulls, adds, catalog));
  if (result.rowCount === 0) return [...parts, node('p', 'none', words.noRows)];
  const button = action(words.save, () => void save(run, catalog, button));
  head.append(button);
  const scroll = node('div', result.rowCount > 100 ? 'rt scroll tall' : 'rt scroll');
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'region');
  scroll.setAttribute('aria-label', words.result);
  scroll.append(resultTable(result, words));
  parts.push(scroll);
  if (result.rowCount > ROWS_DRAWN)
    parts.push(node('p', 'drawn', words.drawn(numbers.format(ROWS_DRAWN), rows)));
  return parts;
}

function warning(nulls: number, adds: boolean, catalog: SqlCatalog): HTMLElement {
  const words = sqlWords(catalog.lang);
  const gap = catalog.lang === 'zh' ? '' : ' ';
  const sentences = [
    nulls > 0 ? words.nulls(new Intl.NumberFormat('en').format(nulls)) : '',
    adds ? words.skipped : '',
  ];
  const box = node('p', 'warn', sentences.filter(Boolean).join(gap));
  const link = document.createElement('a');
  link.href = catalog.missingHref;
  link.textContent = words.nullsHow;
  box.append(gap, link);
  return box;
}

/** Writes the whole result to a file, piece by piece so that the page stays alive. */
async function save({ result }: Run, catalog: SqlCatalog, button: HTMLButtonElement): Promise<void> {
  const words = sqlWords(catalog.lang);
  const pieces: string[] = [];
  button.disabled = true;
  button.textContent = words.writing;
  for (const piece of csvPieces(result, catalog.sample ? SAMPLE_LINE : undefined)) {
    pieces.push(piece);
    await new Promise((resolve) => setTimeout(resolve));
  }
  button.disabled = false;
  button.textContent = words.save;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(pieces, { type: 'text/csv;charset=utf-8' }));
  link.download = `linli-${catalog.sample ? 'sample-' : ''}query-${catalog.release}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** What could not be loaded, with a button that tries again. */
export function loadFailure(error: Error, again: () => void, catalog: SqlCatalog): HTMLElement {
  const words = sqlWords(catalog.lang);
  const box = alertBox();
  box.append(node('h3', '', words.loadTitle), node('p', '', words.loadText));
  box.append(node('p', 'tiny muted', error.message), action(words.again, again));
  return box;
}

/** What is wrong with a statement; `use` takes the mended one. */
export function statementFailure(
  problem: SqlProblem,
  use: (sql: string) => void,
  catalog: SqlCatalog,
): HTMLElement {
  const words = sqlWords(catalog.lang);
  const box = alertBox();
  const { title, text } = problemWords(problem, catalog.lang, (name) => labelOf(name, catalog));
  box.append(node('h3', '', title));
  if (problem.place) box.append(drawnPlace(problem.place));
  const sentence = node('p', '', text);
  const { mended } = problem;
  if (mended !== undefined) {
    const label = problem.kind === 'fullwidth' ? words.mendAll : words.mend(problem.suggestion ?? '');
    sentence.append(
      ' ',
      action(label, () => use(mended), 'as-link'),
    );
  }
  box.append(sentence);
  if (problem.kind === 'other' || problem.kind === 'empty') return box;
  const details = document.createElement('details');
  details.append(node('summary', '', words.original), node('pre', '', problem.original));
  box.append(details);
  return box;
}

function labelOf(name: string, catalog: SqlCatalog): string | undefined {
  const table = catalog.tables.find((one) => one.name === name);
  const column = catalog.tables.flatMap(({ columns }) => columns).find((one) => one.name === name);
  return (table?.title ?? column?.label)?.[catalog.lang];
}

/** The line at fault with carets under the place; the unseen copy before them keeps them aligned in any font. */
function drawnPlace({ source, column, length }: NonNullable<SqlProblem['place']>): HTMLElement {
  const pre = node('pre', 'place');
  pre.tabIndex = 0;
  const carets = node('span', 'carets');
  carets.setAttribute('aria-hidden', 'true');
  carets.append(node('span', 'unseen', source.slice(0, column - 1)), '^'.repeat(Math.max(length, 1)));
  pre.append(source, '\n', carets);
  return pre;
}

function alertBox(): HTMLElement {
  const box = node('div', 'err');
  box.setAttribute('role', 'alert');
  return box;
}

function node(tag: string, className: string, text = ''): HTMLElement {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.textContent = text;
  return element;
}

function action(text: string, press: () => void, className = 'btn sm'): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = className;
  button.textContent = text;
  button.addEventListener('click', press);
  return button;
}
