// The list of what can be read without a connection, on the page that stands in for one that was never opened.
import { cacheOf, KEPT_AT } from './offline-words.ts';

interface KeptPage {
  readonly url: string;
  readonly title: string;
  readonly lang: string;
}

async function keptPages(release: string): Promise<KeptPage[]> {
  const cache = await caches.open(cacheOf(release));
  const pages: KeptPage[] = [];
  for (const { url } of await cache.keys()) {
    const response = await cache.match(url);
    if (!response?.headers.has(KEPT_AT) || url.endsWith('/offline/')) continue;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    pages.push({ url, title: page.title, lang: page.documentElement.lang });
  }
  return pages.sort((a, b) => (a.url < b.url ? -1 : 1));
}

async function list(place: HTMLElement): Promise<void> {
  const pages = await keptPages(document.documentElement.dataset['release'] ?? '');
  if (pages.length === 0) return;
  const items = pages.map(({ url, title, lang }) => {
    const link = document.createElement('a');
    link.href = url;
    link.lang = lang;
    link.textContent = title;
    const item = document.createElement('li');
    item.append(link);
    return item;
  });
  place.querySelector('ul')?.append(...items);
  place.hidden = false;
}

const place = document.getElementById('kept-pages');
if (place && 'caches' in window) void list(place);
