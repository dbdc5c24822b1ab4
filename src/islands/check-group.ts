// One problem of one table on the page: what it is, what to do, and a table of the rows that have it.
import { full } from '../format/numbers.ts';
import { PROBLEMS } from '../ingest/problem-list.ts';
import { problemWhat } from '../ingest/problems.ts';
import type { InputTableName, Lang } from '../schema/column.ts';
import { INPUT_TABLES } from '../schema/inputs.ts';
import type { FoundProblem, ProblemGroup } from './check-groups.ts';
import { columnLabel, fileName, isHeldBack, mustMend } from './check-groups.ts';
import { action, node } from './nodes.ts';
import type { CheckWords } from './check-words.ts';
import { checkWords } from './check-words.ts';

/** What the drawing of a group needs to know of the whole result. */
export interface GroupSetting {
  readonly lang: Lang;
  /** The table of each file that was given, null where it has none. */
  readonly tables: readonly (InputTableName | null)[];
}

/** Whether files of several tables were given, so that what is said of one has to name it. */
export const hasManyTables = ({ tables }: GroupSetting): boolean => new Set(tables).size > 1;

/** Places shown before the reader asks for more. */
const SHOWN = 10;

/** `活动：必填的没有填`; the table is named where there are several. */
export function groupTitle({ code, table }: ProblemGroup, setting: GroupSetting): string {
  const { lang } = setting;
  const title = PROBLEMS[code].title[lang];
  return hasManyTables(setting) && table !== null
    ? checkWords(lang).ofTable(INPUT_TABLES[table].title[lang], title)
    : title;
}

/** `12处`, or `2个文件` where whole files are meant. */
export function groupCount({ severity, count }: ProblemGroup, lang: Lang): string {
  const words = checkWords(lang);
  return severity === 'file' ? words.files(full(count)) : words.places(full(count));
}

function kindOfGroup(group: ProblemGroup, words: CheckWords): string {
  if (mustMend(group)) return words.must;
  return isHeldBack(group) ? words.held : words.warn;
}

/** The anchor of a group's heading. */
export const groupId = ({ code, table }: ProblemGroup): string => `check-${table ?? 'file'}-${code}`;

export function groupView(group: ProblemGroup, setting: GroupSetting): HTMLElement {
  const { lang } = setting;
  const words = checkWords(lang);
  const title = groupTitle(group, setting);
  const side = node('p', 'lv', [
    node('b', mustMend(group) ? 'e' : '', kindOfGroup(group, words)),
    node('span', 'muted', groupCount(group, lang)),
  ]);
  const heading = node('h3', '', title);
  heading.id = groupId(group);
  heading.tabIndex = -1;
  const body = node('div', '', [heading, node('p', '', PROBLEMS[group.code].mend[lang])]);
  body.append(...placesView(group, title, setting));
  return node('article', 'it', [side, body]);
}

interface Column {
  readonly label: string;
  readonly cell: (place: FoundProblem) => Node | string;
  readonly className: string;
}

/** The columns that say something for this group. */
function columnsOf({ severity, places, table }: ProblemGroup, { lang, tables }: GroupSetting): Column[] {
  const words = checkWords(lang);
  const isFile = severity === 'file';
  const columns: (Column & { readonly isShown: boolean })[] = [
    {
      label: words.file,
      cell: ({ path }) => fileName(path),
      className: 'f',
      isShown: isFile || tables.filter((one) => one === table).length > 1,
    },
    {
      label: words.line,
      cell: ({ line }) => String(line ?? ''),
      className: 'n',
      isShown: !isFile,
    },
    {
      label: words.column,
      cell: (place) => columnCell(place, lang),
      className: '',
      isShown: places.some(({ problem }) => problem.column !== ''),
    },
    {
      label: words.value,
      cell: ({ problem }) => (problem.value === '' ? '' : node('span', isFile ? '' : 'v', problem.value)),
      className: '',
      isShown: !isFile && places.some(({ problem }) => problem.value !== ''),
    },
    {
      label: words.what,
      cell: ({ table, problem }) => problemWhat(problem, columnLabel(table, problem.column), lang),
      className: 'w',
      isShown: true,
    },
  ];
  return columns.filter(({ isShown }) => isShown);
}

function columnCell({ table, problem: { column } }: FoundProblem, lang: Lang): Node | string {
  const label = columnLabel(table, column)?.[lang];
  if (label === undefined) return '';
  return node('span', 'nb', [label, ' ', node('code', '', column)]);
}

function placesView(group: ProblemGroup, title: string, setting: GroupSetting): HTMLElement[] {
  const words = checkWords(setting.lang);
  const { places, count } = group;
  const columns = columnsOf(group, setting);
  const table = node('table', mustMend(group) ? 'must' : '');
  const head = table.createTHead().insertRow();
  for (const { label, className } of columns) {
    const cell = node('th', className, label);
    cell.scope = 'col';
    head.append(cell);
  }
  fill(table.createTBody(), places.slice(0, SHOWN), columns);
  const scroll = node('div', 'scroll', [table]);
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'region');
  scroll.setAttribute('aria-label', words.rowsOf(title));
  const rest = places.slice(SHOWN);
  const parts: HTMLElement[] = [scroll];
  if (rest.length > 0) {
    const more = table.createTBody();
    more.className = 'rest';
    more.hidden = true;
    fill(more, rest, columns);
    parts.push(moreButton(more, rest.length, words));
  }
  if (count > places.length) {
    parts.push(node('p', 'tiny muted', words.cut(full(count), full(places.length))));
  }
  return parts;
}

function fill(
  body: HTMLTableSectionElement,
  places: readonly FoundProblem[],
  columns: readonly Column[],
): void {
  for (const place of places) {
    const row = body.insertRow();
    for (const { cell, className } of columns) row.append(node('td', className, [cell(place)]));
  }
}

/** Shows the rest of the rows, and hides it again. */
function moreButton(rest: HTMLElement, count: number, words: CheckWords): HTMLButtonElement {
  const show = (isShown: boolean): void => {
    rest.hidden = !isShown;
    button.setAttribute('aria-expanded', String(isShown));
    button.textContent = isShown ? words.fewer : words.more(full(count));
  };
  const button = action('', () => show(rest.hidden !== false), 'btn sm more');
  show(false);
  return button;
}
