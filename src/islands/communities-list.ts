// The communities of a county as a list to search, fetched from its province's file when a reader asks for it, or when
// the address has a question for it: `?c=`, a name or a code.
import { full } from '../format/numbers.ts';
import { periodName } from '../format/periods.ts';
import type { Lang } from '../schema/column.ts';
import { action, node } from './nodes.ts';
import { foundCommunities, type CommunityRow, type FromCommunities } from './communities-rows.ts';
import { communitiesWords } from './communities-words.ts';

/** What of the address is the list's question. */
const KEY = 'c';

/** Rows listed at once. */
const PAGE = 200;

const place = document.getElementById('communities');
if (place && 'Worker' in window) open(place);

function open(box: HTMLElement): void {
  const { url = '', county = '' } = box.dataset;
  const lang: Lang = document.documentElement.lang === 'en' ? 'en' : 'zh';
  const words = communitiesWords(lang);
  const status = node('p', 'small');
  status.setAttribute('role', 'status');
  box.querySelector('details')?.append(status);
  box.hidden = false;
  const details = box.querySelector('details');
  const asked = new URLSearchParams(location.search).get(KEY) ?? '';
  details?.addEventListener('toggle', load, { once: true });
  if (details && asked !== '') details.open = true;

  function load(): void {
    status.textContent = words.loading;
    const worker = new Worker(new URL('./communities.worker.ts', import.meta.url), { type: 'module' });
    const end = (): void => worker.terminate();
    worker.onmessage = (event: MessageEvent<FromCommunities>) => {
      end();
      if (event.data.kind === 'rows') show(event.data.rows);
      else fail(event.data.message);
    };
    worker.onerror = (event) => {
      end();
      fail(event.message);
    };
    worker.postMessage({ url: new URL(url, location.href).href, county });
  }

  function fail(reason: string): void {
    status.replaceChildren(words.failed(reason), ' ', action(words.again, load));
  }

  function show(rows: readonly CommunityRow[]): void {
    const question = node('input', 'field');
    question.type = 'search';
    question.id = 'communities-q';
    question.value = asked;
    const label = node('label', '', words.search);
    label.htmlFor = question.id;
    const without = node('input');
    without.type = 'checkbox';
    const onlyWithout = node('label', 'tick', [without, ` ${words.onlyWithout}`]);
    const controls = node('div', 'communities-find', [node('div', '', [label, question]), onlyWithout]);
    const body = node('tbody');
    const more = action('', () => list(shown + PAGE));
    const scroll = node('div', 'scroll', [table(body)]);
    scroll.tabIndex = 0;
    scroll.setAttribute('role', 'region');
    scroll.setAttribute('aria-label', words.caption);
    let shown = PAGE;
    const list = (upTo: number): void => {
      shown = upTo;
      const all = foundCommunities(rows, question.value, townshipName);
      const found = without.checked
        ? all.filter(({ since, activities }) => since === null && activities !== null)
        : all;
      const listed = found.slice(0, shown);
      body.replaceChildren(...listed.map(rowOf));
      const left = found.length - listed.length;
      if (left > 0) details?.append(more);
      else more.remove();
      more.textContent = words.more(full(Math.min(PAGE, left)));
      scroll.hidden = found.length === 0;
      if (found.length > 0) status.textContent = words.shown(full(listed.length), full(found.length));
      else status.replaceChildren(words.none, ' ', action(words.clear, clear));
    };
    const clear = (): void => {
      question.value = '';
      without.checked = false;
      keepInAddress('');
      list(PAGE);
      question.focus();
    };
    question.addEventListener('input', () => list(PAGE));
    question.addEventListener('input', () => keepInAddress(question.value));
    without.addEventListener('change', () => list(PAGE));
    details?.append(controls, status, scroll);
    list(PAGE);
    if (asked !== '') box.scrollIntoView();
  }

  function table(body: HTMLElement): HTMLElement {
    const head = node(
      'tr',
      '',
      [words.code, words.township, words.area, words.record, words.tasks, words.activities].map(
        (name, index) => {
          const cell = node('th', index === 5 ? '' : 'w', name);
          cell.scope = 'col';
          return cell;
        },
      ),
    );
    const made = node('table', 'data', [
      node('caption', 'vh', words.caption),
      node('thead', '', [head]),
      body,
    ]);
    return made;
  }

  function rowOf({ code, name, township, area, since, activities, tasks }: CommunityRow): HTMLElement {
    const head = node('th', '', [node('small', '', code), ' ', chinese(name)]);
    head.scope = 'row';
    const known = { urban: words.urban, rural: words.rural } as Record<string, string>;
    const record = node('td', 'w');
    if (activities === null) record.append(node('span', 'tag mis', words.notReported));
    else record.append(since === null ? words.noRecord : words.since(periodName(since, lang)));
    return node('tr', '', [
      head,
      node('td', 'w', [chinese(townshipName(township))]),
      node('td', 'w', known[area ?? ''] ?? words.unknown),
      record,
      node('td', 'w', tasks.join(lang === 'zh' ? '、' : ', ') || '—'),
      node('td', '', activities === null ? '—' : full(activities)),
    ]);
  }

  function chinese(name: string): HTMLElement {
    const span = node('span', '', name);
    if (lang === 'en') span.lang = 'zh-CN';
    return span;
  }
}

function keepInAddress(question: string): void {
  const address = new URL(location.href);
  if (question.trim() === '') address.searchParams.delete(KEY);
  else address.searchParams.set(KEY, question.trim());
  history.replaceState(history.state, '', address);
}

/** The name of a township, from its row in the table above; its code where there is none. */
function townshipName(code: string): string {
  const head = document.getElementById(code)?.querySelector('th');
  return head?.textContent.replace(code, '').trim() || code;
}
