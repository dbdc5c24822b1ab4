// The search of the whole site: regions, tasks, tables, measures and pages from two small lists, townships from the file
// of their first letter. The lists come when a reader first types; what is asked stands in the address.
import { full } from '../format/numbers.ts';
import type { Lang } from '../schema/column.ts';
import {
  PAGE_KINDS,
  shardsFor,
  townshipsFromLines,
  type Initials,
  type PageEntry,
} from '../search/entries.ts';
import { matching, nearlyMatching, type Named } from '../search/match.ts';
import { regionTree, regionsFromLines, type RegionTree } from '../search/region-index.ts';
import { action, node } from './nodes.ts';
import { part } from './part.ts';
import { searchWords } from './search-words.ts';

/** Of each group as many are listed. */
const LISTED = 12;

interface Lists {
  readonly tree: RegionTree;
  readonly pages: readonly PageEntry[];
  readonly initials: Initials;
}

/** Something that was found. */
interface Hit {
  readonly address: string;
  readonly name: string;
  readonly note: string;
  /** Whether the name is Chinese whatever the page's language. */
  readonly chinese: boolean;
}

type Found = readonly { readonly group: string; readonly hits: readonly Hit[] }[];

const box = part<HTMLInputElement>('search-q');
const out = part('search-found');
const status = part('search-status');
const { regions = '', folder = '', region: regionPage = '' } = out.dataset;
const lang: Lang = document.documentElement.lang === 'en' ? 'en' : 'zh';
const words = searchWords(lang);

async function fetched(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.text();
}

let lists: Promise<Lists> | undefined;
const shards = new Map<string, Promise<ReturnType<typeof townshipsFromLines>>>();

async function loadLists(): Promise<Lists> {
  const [file, pages, initials] = await Promise.all([
    fetched(regions),
    fetched(`${folder}pages-${lang}.json`),
    fetched(`${folder}initials.json`),
  ]);
  return {
    tree: regionTree(regionsFromLines(file)),
    pages: JSON.parse(pages) as PageEntry[],
    initials: JSON.parse(initials) as Initials,
  };
}

/** The townships of a letter; a file that failed is asked for again the next time. */
function townshipsOf(letter: string): Promise<ReturnType<typeof townshipsFromLines>> {
  const loading = shards.get(letter) ?? fetched(`${folder}townships-${letter}.csv`).then(townshipsFromLines);
  shards.set(letter, loading);
  loading.catch(() => shards.delete(letter));
  return loading;
}

const pageOf = (code: string): string => regionPage.replace('000000', code);

async function find(
  question: string,
  { tree, pages, initials }: Lists,
  by: <Entry extends Named>(entries: readonly Entry[], question: string) => Entry[],
): Promise<Found> {
  const letters = shardsFor(question, initials);
  const townships = (await Promise.all(letters.map(townshipsOf))).flat();
  const lineOf = (code: string): string =>
    tree
      .line(code)
      .map(({ name }) => name)
      .join(' ');
  return [
    {
      group: words.groups.region,
      hits: by(tree.all, question)
        .filter(({ hasPage }) => hasPage)
        .map(({ code }) => ({ address: pageOf(code), name: lineOf(code), note: code, chinese: true })),
    },
    ...PAGE_KINDS.map((kind) => ({
      group: words.groups[kind],
      hits: by(
        pages.filter((page) => page.kind === kind),
        question,
      ).map(({ address, name, note }) => ({ address, name, note, chinese: false })),
    })),
    {
      group: words.groups.township,
      hits: by(townships, question).map(({ code, name, parent }) => ({
        address: `${pageOf(parent)}#${code}`,
        name: `${name}（${lineOf(parent)}）`,
        note: code,
        chinese: true,
      })),
    },
  ].filter(({ hits }) => hits.length > 0);
}

function linkOf({ address, name, note, chinese }: Hit): HTMLElement {
  const link = node('a', '', name);
  link.href = address;
  if (chinese && lang === 'en') link.lang = 'zh-CN';
  return node('li', '', [link, ...(note ? [' ', node('span', 'code', note)] : [])]);
}

function groupOf({ group, hits }: Found[number]): HTMLElement {
  const left = hits.length - LISTED;
  return node('section', '', [
    node('h2', '', group),
    node('ul', '', hits.slice(0, LISTED).map(linkOf)),
    ...(left > 0 ? [node('p', 'small muted', words.more(full(left)))] : []),
  ]);
}

const count = (found: Found): number => found.reduce((sum, { hits }) => sum + hits.length, 0);

function show(found: Found, sentence: string): void {
  status.textContent = sentence;
  out.replaceChildren(...found.map(groupOf));
}

/** Answers the question that stands in the box, unless another one has taken its place meanwhile. */
async function answer(): Promise<void> {
  const question = box.value.trim();
  const address = new URL(location.href);
  if (question) address.searchParams.set('q', question);
  else address.searchParams.delete('q');
  history.replaceState(null, '', address);
  if (question === '') return show([], '');
  const isStill = (): boolean => box.value.trim() === question;
  try {
    lists ??= loadLists();
    const known = await lists;
    const found = await find(question, known, matching);
    if (count(found) > 0) return isStill() ? show(found, words.found(full(count(found)))) : undefined;
    const near = await find(question, known, nearlyMatching);
    if (isStill()) show(near, count(near) > 0 ? words.nearly(full(count(near))) : words.none);
  } catch {
    lists = undefined;
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
