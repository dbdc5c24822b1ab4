// The table tool: reads its catalogue from the page and the choice from the address, keeps both in step with what a
// reader chooses, and draws the result. The table that the page opens with was drawn at build.
import { text } from '../format/language.ts';
import { full } from '../format/numbers.ts';
import { regionTree, regionsFromLines, type RegionTree } from '../search/region-index.ts';
import { choiceFromQuery, problemText, queryFromChoice } from '../tabulate/address.ts';
import type { Catalog } from '../tabulate/catalog.ts';
import { startChoice, type Choice } from '../tabulate/choice.ts';
import { filesOf } from '../tabulate/files.ts';
import { cellCount, gridOf } from '../tabulate/grid.ts';
import { kindsAsked, kindsMissing } from '../tabulate/missing.ts';
import { notesOf, tally } from '../tabulate/notes.ts';
import { resultOf } from '../tabulate/result.ts';
import { sqlOfChoice } from '../tabulate/sql-of-choice.ts';
import { stepSummaries, tableTitle, unitSummary, type StepName } from '../tabulate/title.ts';
import { node } from './nodes.ts';
import { hashFromQuery } from './sql-address.ts';
import { drawChart } from './table-chart.ts';
import { tableDrawing } from './table-drawing.ts';
import { tableLoader } from './table-loader.ts';
import {
  faultBox,
  incomplete,
  missingBox,
  noticeBox,
  progressText,
  tooLarge,
  tooWide,
} from './table-messages.ts';
import { part } from './part.ts';
import { tableActs } from './table-acts.ts';
import { regionStep } from './table-regions.ts';
import { tableSorting } from './table-sorting.ts';
import { breakdownStep, measureStep, periodStep, tableStep, type Step } from './table-steps.ts';
import type { Taken } from './table-take.ts';

/** Beyond these the page offers files instead, or another layout. */
const CELLS = 200_000;
const COLUMNS = 200;

const tool = part('table-tool');
const catalog = JSON.parse(tool.dataset['catalog'] ?? '{}') as Catalog;
const t = text(catalog.lang);
const scroll = part('table-scroll');
const messages = part('table-messages');
const status = part('table-status');
const said = part('table-said');
const chart = part('table-chart');
const drawing = tableDrawing(scroll, catalog.lang);
const loader = tableLoader();
const steps = new Map<StepName, Step>();
let tree: RegionTree | undefined;
let start: Choice | undefined;
let choice: Choice | undefined;
let taken: Taken | undefined;
let notices: readonly string[] = [];
let turn = 0;

/** The list of regions, fetched when it is first needed. */
async function regions(): Promise<RegionTree> {
  if (tree) return tree;
  const response = await fetch(catalog.regionsHref);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  tree = regionTree(regionsFromLines(await response.text()));
  start = choiceFromQuery(catalog.start, catalog, tree, startChoice(catalog)).choice;
  choice ??= start;
  return tree;
}

/** Full address of a choice on this page, with the release that it is from. */
function addressOf(query: string): string {
  return `${location.origin}${location.pathname}?${query}&v=${encodeURIComponent(catalog.release)}`;
}

/** Takes a choice as a reader's own act: into the address, then onto the page. */
function choose(next: Choice): void {
  notices = [];
  history.pushState(null, '', `?${queryFromChoice(next, catalog)}`);
  void show(next);
}

/** What the address asks for, at first and after back and forward. */
async function readAddress(): Promise<void> {
  try {
    const known = await regions();
    const found = choiceFromQuery(location.search, catalog, known, start ?? startChoice(catalog));
    notices = [
      ...found.problems.map((problem) => t(problemText(problem))),
      ...(found.release !== null && found.release !== catalog.release
        ? [
            t(
              `这个网址是为${found.release}版做的，现在是${catalog.release}版：数可能有更正，时期可能有增加。`,
              `This address was made for release ${found.release}; this is ${catalog.release}: numbers may have been corrected and periods added.`,
            ),
          ]
        : []),
    ];
    await show(found.choice);
  } catch (error) {
    failList(error, () => void readAddress());
  }
}

function failList(error: unknown, again: () => void): void {
  const file = {
    url: catalog.regionsHref,
    csv: catalog.regionsHref,
    bytes: 0,
    label: t('地区清单', 'The list of regions'),
  };
  messages.replaceChildren(
    faultBox([{ file, message: String(error instanceof Error ? error.message : error) }], again, catalog),
  );
}

/** Shows a choice: steps, messages, table, notes. A later choice overtakes an earlier one. */
async function show(next: Choice): Promise<void> {
  turn += 1;
  const mine = turn;
  choice = next;
  const known = await regions();
  showSteps(next, known);
  const title = tableTitle(next, catalog, known);
  const boxes: HTMLElement[] = notices.length > 0 ? [noticeBox(notices, catalog)] : [];
  const stop = (box: HTMLElement): void => {
    messages.replaceChildren(...boxes, box);
    part('table-out').hidden = true;
    status.classList.add('vh');
    taken = undefined;
    chart.replaceChildren();
    status.textContent = box.querySelector('h3')?.textContent ?? '';
  };
  const unfinished = incomplete(next, catalog);
  if (unfinished) return stop(unfinished);
  const missing = kindsMissing(next, catalog, known);
  if (missing.length > 0) {
    const isAll = missing.length === kindsAsked(next, catalog, known).length;
    const box = missingBox(next, missing, isAll, catalog, known, choose);
    if (isAll) return stop(box);
    boxes.push(box);
  }
  const empty = resultOf(next, catalog, known, []);
  const cells = cellCount(empty);
  const files = filesOf(next, catalog, known);
  if (cells > CELLS) return stop(tooLarge(cells, CELLS, next, files, catalog));
  const { columnCount } = gridOf(empty, catalog, known);
  if (columnCount > COLUMNS) return stop(tooWide(columnCount, COLUMNS, swap, catalog));
  part('table-out').classList.toggle('old', !loader.has(files));
  const late = setTimeout(() => {
    if (mine === turn)
      said.textContent = progressText(
        files,
        0,
        files.reduce((sum, { bytes }) => sum + bytes, 0),
        catalog,
      );
  }, 400);
  let last = 0;
  const { tables, faults } = await loader.load(files, (loaded, total) => {
    if (mine !== turn || performance.now() - last < 200 || said.textContent === '') return;
    last = performance.now();
    said.textContent = progressText(files, loaded, total, catalog);
  });
  clearTimeout(late);
  if (mine !== turn) return;
  said.textContent = '';
  if (faults.length > 0) return stop(faultBox(faults, () => void show(next), catalog));
  const result = resultOf(next, catalog, known, tables);
  const grid = gridOf(result, catalog, known);
  const notes = notesOf(result, tally(grid), catalog, known);
  messages.replaceChildren(...boxes);
  status.classList.remove('vh');
  part('table-out').classList.remove('old');
  part('table-out').hidden = false;
  part('table-title').textContent = title;
  part('table-unit').textContent = unitSummary(next, catalog);
  scroll.setAttribute('aria-label', title);
  drawing.draw(grid, title);
  part('table-order').hidden = true;
  part('table-notes').replaceChildren(...notes.map((note) => node('li', '', note)));
  taken = { result, grid, title, notes, address: addressOf(queryFromChoice(next, catalog)) };
  part('table-swap').setAttribute('aria-pressed', String(next.swapped));
  const { sql, scope } = sqlOfChoice(next, catalog, known);
  part<HTMLAnchorElement>('table-sql').href = `${catalog.sqlHref}${hashFromQuery(sql, scope)}`;
  part<HTMLAnchorElement>('table-csv-file').href = catalog.tableHref.replace('TABLE', next.table);
  status.textContent = t(
    `结果：${full(grid.rowCount)}行，${full(grid.columnCount)}列`,
    `Result: ${full(grid.rowCount)} rows, ${full(grid.columnCount)} columns`,
  );
  if (!part('table-chart-box').hidden) drawChart(chart, taken, catalog, known);
}

/** The summaries of the steps, and the controls of those that are open. */
function showSteps(next: Choice, known: RegionTree): void {
  for (const [name, summary] of Object.entries(stepSummaries(next, catalog, known))) {
    part(`chosen-${name}`).textContent = summary;
  }
  for (const [name, step] of steps) if (part<HTMLDetailsElement>(`step-${name}`).open) step.show(next);
}

/** A step's controls, made when it is first opened. */
async function openStep(name: StepName): Promise<void> {
  try {
    const known = await regions();
    const body = part(`body-${name}`);
    const made = {
      table: () => tableStep(body, catalog, choose),
      regions: () => regionStep(body, catalog, known, start?.regions ?? [], choose),
      periods: () => periodStep(body, catalog, choose),
      measures: () => measureStep(body, catalog, choose),
      breakdowns: () => breakdownStep(body, catalog, choose),
    };
    if (!steps.has(name)) steps.set(name, made[name]());
    if (choice) steps.get(name)?.show(choice);
  } catch (error) {
    failList(error, () => void openStep(name));
  }
}

function swap(): void {
  if (choice) choose({ ...choice, swapped: !choice.swapped });
}

/** The table as it stands; loads the one that the page opened with where nothing was chosen yet. */
async function ready(): Promise<Taken | undefined> {
  if (!taken) {
    await regions();
    if (choice) await show(choice);
  }
  return taken;
}

for (const name of ['table', 'regions', 'periods', 'measures', 'breakdowns'] as const) {
  part<HTMLDetailsElement>(`step-${name}`).addEventListener('toggle', (event) => {
    if ((event.currentTarget as HTMLDetailsElement).open) void openStep(name);
  });
}
part('table-swap').addEventListener('click', () => void ready().then(swap));
part('table-sql').addEventListener('click', (event) => {
  if (taken) return;
  event.preventDefault();
  void ready().then(() => part<HTMLAnchorElement>('table-sql').click());
});
tableActs({ catalog, drawing, regions, ready, taken: () => taken });
tableSorting({ catalog, drawing, ready });
window.addEventListener('popstate', () => void readAddress());
if (location.search.length > 1) void readAddress();
