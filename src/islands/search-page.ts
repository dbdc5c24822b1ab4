// The search of the whole site: regions, tasks, tables, measures, pages, townships, communities. The lists come when a
// reader first types; what is asked stands in the address.
import { full } from '../format/numbers.ts';
import type { Lang } from '../schema/column.ts';
import { action, node } from './nodes.ts';
import { part } from './part.ts';
import { finder, type Answer, type Found, type Hit } from './search-find.ts';
import { listLoader } from './search-lists.ts';
import { searchWords } from './search-words.ts';

const box = part<HTMLInputElement>('search-q');
const out = part('search-found');
const status = part('search-status');
const { regions = '', folder = '', region: regionPage = '' } = out.dataset;
const lang: Lang = document.documentElement.lang === 'en' ? 'en' : 'zh';
const words = searchWords(lang);
const find = finder(listLoader(regions, folder, lang), lang, (code) => regionPage.replace('000000', code));

function linkOf({ address, name, note, isChinese }: Hit): HTMLElement {
  const link = node('a', '', name);
  link.href = address;
  if (isChinese && lang === 'en') link.lang = 'zh-CN';
  return node('li', '', [link, ...(note ? [' ', node('span', 'code', note)] : [])]);
}

function groupOf({ group, count, hits }: Found): HTMLElement {
  const left = count - hits.length;
  return node('section', '', [
    node('h2', '', words.groups[group]),
    node('ul', '', hits.map(linkOf)),
    ...(left > 0 ? [node('p', 'small muted', words.more(full(left)))] : []),
  ]);
}

function sentence({ found, isNear, isShort }: Answer): string {
  if (found.length === 0) return words.none;
  const count = full(found.reduce((sum, group) => sum + group.count, 0));
  return (isNear ? words.nearly(count) : words.found(count)) + (isShort ? words.short : '');
}

function show(answer: Answer): void {
  const { found } = answer;
  status.textContent = sentence(answer);
  out.replaceChildren(...found.map(groupOf));
}

/** Answers the question that stands in the box, unless another one has taken its place meanwhile. */
async function answer(): Promise<void> {
  const question = box.value.trim();
  const address = new URL(location.href);
  if (question) address.searchParams.set('q', question);
  else address.searchParams.delete('q');
  history.replaceState(null, '', address);
  const isStill = (): boolean => box.value.trim() === question;
  if (question === '') {
    status.textContent = '';
    out.replaceChildren();
    return;
  }
  try {
    const answered = await find(question);
    if (isStill()) show(answered);
  } catch {
    if (!isStill()) return;
    out.replaceChildren();
    status.replaceChildren(
      words.failed,
      ' ',
      action(words.again, () => void answer()),
    );
  }
}

/** Down and up go through the links, from the box and back to it. */
function walk(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const stops = [box, ...out.querySelectorAll<HTMLElement>('a')];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const next = stops[at + step];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

box.value = new URLSearchParams(location.search).get('q') ?? '';
box.form?.addEventListener('submit', (event) => event.preventDefault());
box.addEventListener('input', () => void answer());
part('search').addEventListener('keydown', walk);
if (box.value !== '') void answer();
