// The SQL page: wires editor, examples, tables and result together. Reads its catalogue from the page, keeps the
// query in the address, asks the session to run it.
import { type SqlProblem, sqlProblemFrom } from '../engine/sql-problem.ts';
import { fileSize } from '../format/sizes.ts';
import { hashFromQuery, queryFromHash } from './sql-address.ts';
import { answer, loadFailure, statementFailure } from './sql-answer.ts';
import { type SqlCatalog, fileFor } from './sql-catalog.ts';
import { sqlEditor } from './sql-editor.ts';
import { type Progress, sqlSession } from './sql-session.ts';
import { canRunSql } from './sql-support.ts';
import { sqlWords } from './sql-words.ts';
import { part } from './part.ts';

const PANES = ['tables', 'examples', 'query'] as const;
type Pane = (typeof PANES)[number];

if (canRunSql()) open();

function open(): void {
  const catalog = JSON.parse(part('sql-bench').dataset['catalog'] ?? '{}') as SqlCatalog;
  const words = sqlWords(catalog.lang);
  const numbers = new Intl.NumberFormat('en');
  const run = part<HTMLButtonElement>('sql-run');
  const stop = part<HTMLButtonElement>('sql-stop');
  const scope = part<HTMLSelectElement>('sql-scope');
  const bench = part('sql-bench');
  const out = part('sql-result');
  const examples = [...part('sql-examples').querySelectorAll<HTMLAnchorElement>('a[data-sql]')];
  const session = sqlSession(catalog, (progress) => say(progressText(progress)));
  const editor = sqlEditor(part('sql-text'), part('sql-paint'), part('sql-lines'), () => void execute());
  let busy = false;

  say(words.idle(catalog.release));
  // What the page was opened with: a link within the page may have taken its place in the address.
  if (!readAddress(location.hash)) readAddress(document.documentElement.dataset['query'] ?? '');
  if (!editor.get()) editor.set(examples[0]?.dataset['sql'] ?? '');
  show('query');
  showFiles();

  run.addEventListener('click', () => void execute());
  stop.addEventListener('click', () => session.cancel());
  scope.addEventListener('change', showFiles);
  window.addEventListener('hashchange', () => readAddress(location.hash));
  part('sql-copy').addEventListener('click', (event) => void copyAddress(event.currentTarget as HTMLElement));
  for (const pane of PANES) part(`sql-tab-${pane}`).addEventListener('click', () => show(pane));
  for (const link of examples) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      if (link.dataset['scope'] !== undefined) scope.value = link.dataset['scope'];
      use(link.dataset['sql'] ?? '');
    });
  }
  document.addEventListener('keydown', (event) => {
    const plainAlt = event.altKey && !event.ctrlKey && !event.metaKey;
    const at = plainAlt ? ['Digit1', 'Digit2', 'Digit3'].indexOf(event.code) : -1;
    if (at < 0) return;
    event.preventDefault();
    show(at === 0 ? 'tables' : 'query');
    [part('sql-tables'), editor.element, out][at]?.focus();
  });

  /** On a narrow page one pane shows at a time. */
  function show(pane: Pane): void {
    bench.dataset['pane'] = pane;
    for (const one of PANES) part(`sql-tab-${one}`).setAttribute('aria-pressed', String(one === pane));
  }

  function say(text: string): void {
    part('sql-status').textContent = text;
  }

  function use(sql: string): void {
    editor.set(sql);
    show('query');
    void execute();
  }

  /** Takes over the query that a fragment holds; false where it holds none. */
  function readAddress(hash: string): boolean {
    const addressed = queryFromHash(hash);
    if (!addressed) return false;
    const scopes = [...scope.options].map(({ value }) => value);
    if (addressed.scope !== undefined && scopes.includes(addressed.scope)) scope.value = addressed.scope;
    if (addressed.sql !== editor.get()) editor.set(addressed.sql);
    showFiles();
    return true;
  }

  /** Rows and size of each table in the chosen scope, and whether it is loaded. */
  function showFiles(): void {
    const loaded = session.loaded();
    for (const table of catalog.tables) {
      const file = fileFor(table, scope.value);
      const size = words.file(numbers.format(file.rows), fileSize(file.bytes));
      const isLoaded = loaded.get(table.name) === file.path;
      part(`sql-file-${table.name}`).textContent = isLoaded ? `${size} · ${words.loaded}` : size;
    }
  }

  function progressText(progress: Progress): string {
    if (progress.kind === 'query') return words.running;
    const total = progress.kind === 'engine' ? catalog.engineBytes : progress.total;
    const isDone = progress.loaded >= total;
    const sizes = [fileSize(progress.loaded), fileSize(total)] as const;
    if (progress.kind === 'engine') return isDone ? words.engineStarting : words.engine(...sizes);
    const title = progress.table.title[catalog.lang];
    return isDone ? words.tableReading(title) : words.table(title, ...sizes);
  }

  async function execute(): Promise<void> {
    if (busy) return;
    const sql = editor.get();
    setBusy(true);
    history.replaceState(null, '', hashFromQuery(sql, scope.value));
    try {
      const done = await session.run(sql, scope.value);
      say(words.ready(catalog.release));
      out.replaceChildren(...answer(done, sql, scope.selectedOptions[0]?.text ?? '', catalog));
    } catch (error) {
      fail(error instanceof Error ? error : new Error(String(error)), sql);
    } finally {
      setBusy(false);
      showFiles();
    }
  }

  function setBusy(value: boolean): void {
    const hadFocus = document.activeElement === (value ? run : stop);
    busy = value;
    run.hidden = value;
    stop.hidden = !value;
    out.setAttribute('aria-busy', String(value));
    if (hadFocus) (value ? stop : run).focus({ preventScroll: true });
  }

  function fail(error: Error, sql: string): void {
    if (error.name === 'Cancelled') return say(words.cancelled);
    say(session.loaded().size > 0 ? words.ready(catalog.release) : words.idle(catalog.release));
    const box =
      error.name === 'LoadError'
        ? loadFailure(error, () => void execute(), catalog)
        : statementFailure(problemOf(error.message, sql), use, catalog);
    out.replaceChildren(box);
  }

  function problemOf(message: string, sql: string): SqlProblem {
    const named = catalog.tables.filter(({ name }) => sql.toLowerCase().includes(name));
    const columns = (named.length > 0 ? named : catalog.tables).flatMap((table) => table.columns);
    return sqlProblemFrom(message, sql, {
      columns: columns.map(({ name, label }) => ({ name, labels: Object.values(label) })),
      tables: catalog.tables.map(({ name, title }) => ({ name, labels: Object.values(title) })),
    });
  }

  async function copyAddress(button: HTMLElement): Promise<void> {
    history.replaceState(null, '', hashFromQuery(editor.get(), scope.value));
    await navigator.clipboard.writeText(location.href);
    const before = button.textContent;
    button.textContent = words.copied;
    setTimeout(() => {
      button.textContent = before;
    }, 1500);
  }
}
