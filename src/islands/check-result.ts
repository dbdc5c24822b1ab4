// The result of a check on the page: the summary, then what must be mended, what to look at, what is in order, and what
// else a reader should know.
import { full } from '../format/numbers.ts';
import type { CheckedFiles } from '../ingest/check-files.ts';
import type { Lang } from '../schema/column.ts';
import { INPUT_TABLES } from '../schema/inputs.ts';
import type { GroupSetting } from './check-group.ts';
import { groupCount, groupId, groupTitle, groupView, hasManyTables } from './check-group.ts';
import type { ProblemGroup } from './check-groups.ts';
import { isHeldBack, mustMend, problemGroups } from './check-groups.ts';
import { alertBox, node } from './nodes.ts';
import {
  passedOverNotes,
  rewriteNotes,
  supersededNotes,
  unjudgedNotes,
  unreadColumns,
} from './check-notes.ts';
import { passedTables } from './check-passed.ts';
import { checkWords } from './check-words.ts';

export interface ResultView {
  /** Takes the focus. */
  readonly summary: HTMLElement;
  /** What follows it, in order. */
  readonly sections: readonly HTMLElement[];
}

export function resultView(result: CheckedFiles, lang: Lang): ResultView {
  const words = checkWords(lang);
  const groups = problemGroups(result);
  const setting: GroupSetting = {
    lang,
    tables: result.files.map(({ reading }) => reading.table),
  };
  const must = groups.filter(mustMend);
  const held = groups.filter(isHeldBack);
  const warn = groups.filter((group) => !mustMend(group) && !isHeldBack(group));
  const listOf = (title: string, some: readonly ProblemGroup[]): HTMLElement[] =>
    some.length === 0 ? [] : [section(title, ...some.map((group) => groupView(group, setting)))];
  return {
    summary: summary(must, held, warn, setting),
    sections: [
      ...listOf(words.must, must),
      ...listOf(words.held, held),
      ...listOf(words.warn, warn),
      ...passed(result, setting),
      ...rewrites(result, lang),
      ...unread(result, lang),
      ...uncounted(result, lang),
      section(
        words.limits,
        ...unjudgedNotes(result).map((says) => node('p', '', says[lang])),
        node('p', '', words.limitsText),
      ),
    ],
  };
}

function section(title: string, ...content: readonly HTMLElement[]): HTMLElement {
  return node('section', 'iss', [node('h2', '', title), ...content]);
}

function summary(
  must: readonly ProblemGroup[],
  held: readonly ProblemGroup[],
  warn: readonly ProblemGroup[],
  setting: GroupSetting,
): HTMLElement {
  const { lang } = setting;
  const words = checkWords(lang);
  const warned = full(warn.length);
  const waiting =
    held.length > 0 ? [node('p', '', words.alsoHeld(full(held.length))), linksTo(held, setting)] : [];
  if (must.length === 0) {
    return alertBox('sum fine', [
      node('h2', '', words.noMust),
      ...waiting,
      node('p', '', warn.length > 0 ? words.warned(warned) : words.noneWarned),
      ...(warn.length > 0 ? [linksTo(warn, setting)] : []),
    ]);
  }
  return alertBox('sum', [
    node('h2', '', words.mustTitle(full(must.length))),
    linksTo(must, setting),
    ...waiting,
    ...(warn.length > 0 ? [node('p', 'small', words.alsoWarned(warned))] : []),
  ]);
}

function linksTo(groups: readonly ProblemGroup[], setting: GroupSetting): HTMLElement {
  const words = checkWords(setting.lang);
  const items = groups.map((group) => {
    const link = node('a', '', words.groupLink(groupTitle(group, setting), groupCount(group, setting.lang)));
    link.href = `#${groupId(group)}`;
    return node('li', '', [link]);
  });
  return node('ol', '', items);
}

function passed(result: CheckedFiles, setting: GroupSetting): HTMLElement[] {
  const { lang } = setting;
  const words = checkWords(lang);
  const tables = passedTables(result);
  if (tables.length === 0) return [];
  const lists = tables.flatMap(({ table, lines }) => [
    ...(hasManyTables(setting) ? [node('h3', '', INPUT_TABLES[table].title[lang])] : []),
    node(
      'ul',
      'ok',
      lines.map((line) => node('li', '', [node('span', '', line[lang]), node('span', '', words.pass)])),
    ),
  ]);
  return [section(words.passed, ...lists)];
}

/** What was counted, with its count behind it. */
const counted = (what: string, count: string): HTMLElement =>
  node('li', '', [node('span', '', what), node('span', 'num', count)]);

function rewrites(result: CheckedFiles, lang: Lang): HTMLElement[] {
  const words = checkWords(lang);
  const notes = rewriteNotes(result);
  if (notes.length === 0) return [];
  const items = notes.map(({ what, count }) => counted(what[lang], words.places(full(count))));
  return [section(words.rewritten, node('p', '', words.rewrittenText), node('ul', 'ok', items))];
}

function unread(result: CheckedFiles, lang: Lang): HTMLElement[] {
  const words = checkWords(lang);
  const columns = unreadColumns(result);
  if (columns.length === 0) return [];
  const items = columns.map((one) => node('li', '', words.inFile(one.file, one.columns.join(words.listed))));
  return [section(words.unread, node('p', '', words.unreadText), node('ul', 'ok', items))];
}

function uncounted(result: CheckedFiles, lang: Lang): HTMLElement[] {
  const words = checkWords(lang);
  const items = [
    ...supersededNotes(result, lang).map((says) => node('li', '', says)),
    ...passedOverNotes(result).map(({ what, count }) => counted(what[lang], words.lines(full(count)))),
  ];
  return items.length === 0 ? [] : [section(words.uncounted, node('ul', 'ok', items))];
}
