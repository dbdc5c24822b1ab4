// The service worker: what a reader has seen can be seen again without a connection. With one, every page and every
// number comes from the server. Kept is what belongs to one release alone, the one in this script's own address; the
// next release brings a worker of its own, which drops it.
import { cacheOf, KEPT_AT, releaseOf, type Kept, type ToServiceWorker } from './offline-words.ts';

const worker = self as unknown as ServiceWorkerGlobalScope;
const RELEASE = new URL(worker.location.href).searchParams.get('release') ?? '';
const ROOT = new URL('.', worker.location.href).href;
const OFFLINE_PAGE = `${ROOT}offline/`;
/** Bytes above which an answer is not kept: a disk is the reader's. */
const LARGEST = 10_000_000;

/** By client: when its page had been kept. */
const keptPages = new Map<string, string>();

const opened = (): Promise<Cache> => caches.open(cacheOf(RELEASE));
/** What a reader chose stands behind `?`; the page is the same. */
const pageKey = (url: string): string => url.replace(/[?#].*$/, '');
/** A file whose name holds a hash of its content is the same for ever. */
const isHashed = (url: string): boolean => url.startsWith(`${ROOT}_astro/`);
/** Files to take along are the reader's own to keep; earlier releases are never what a page shows. */
const mayBeKept = (url: string): boolean =>
  url.startsWith(ROOT) && !url.startsWith(`${ROOT}data/releases/`) && !/\.(csv|xlsx|zip)$/.test(pageKey(url));

const isPage = (response: Response): boolean =>
  response.headers.get('content-type')?.startsWith('text/html') === true;

/** Keeps a whole answer; a page only where it is of this release. */
async function keep(url: string, response: Response): Promise<void> {
  if (response.status !== 200 || !mayBeKept(url)) return;
  const cache = await opened();
  if (!isPage(response)) {
    const body = await response.blob();
    if (body.size > LARGEST) return;
    return cache.put(url, new Response(body, { headers: response.headers }));
  }
  const html = await response.text();
  if (releaseOf(html) !== RELEASE) return;
  const headers = { 'content-type': 'text/html; charset=utf-8', [KEPT_AT]: new Date().toISOString() };
  await cache.put(pageKey(url), new Response(html, { headers }));
}

async function fetchAndKeep(url: string): Promise<void> {
  const cache = await opened();
  if (await cache.match(url)) return;
  await keep(url, await fetch(url));
}

async function answerPage(event: FetchEvent): Promise<Response> {
  const { url } = event.request;
  try {
    const response = await fetch(event.request);
    event.waitUntil(keep(url, response.clone()));
    return response;
  } catch (error) {
    const cache = await opened();
    const page = (await cache.match(pageKey(url))) ?? (await cache.match(OFFLINE_PAGE));
    if (!page) throw error;
    const keptAt = page.headers.get(KEPT_AT);
    if (keptAt !== null) keptPages.set(event.resultingClientId, keptAt);
    return page;
  }
}

async function answerPart(event: FetchEvent): Promise<Response> {
  const { url } = event.request;
  const cache = await opened();
  const kept = await cache.match(url);
  if (kept && isHashed(url)) return kept;
  try {
    const response = await fetch(event.request);
    event.waitUntil(keep(url, response.clone()));
    return response;
  } catch (error) {
    // Numbers of this release are not for a page of another one.
    const client = await worker.clients.get(event.clientId);
    const isOfThisRelease = client !== undefined && (await cache.match(pageKey(client.url))) !== undefined;
    if (!kept || !isOfThisRelease) throw error;
    return kept;
  }
}

/** Keeps the page that stands in for others, with its styles and scripts. */
async function keepOfflinePage(): Promise<void> {
  await fetchAndKeep(OFFLINE_PAGE);
  const html = (await (await (await opened()).match(OFFLINE_PAGE))?.text()) ?? '';
  const parts = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(
    ([, path = '']) => new URL(path, ROOT).href,
  );
  await Promise.all(parts.filter(isHashed).map(fetchAndKeep));
}

worker.addEventListener('install', (event) => {
  event.waitUntil(keepOfflinePage().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  const dropOthers = async (): Promise<void> => {
    const names = await caches.keys();
    const others = names.filter((name) => name.startsWith(cacheOf('')) && name !== cacheOf(RELEASE));
    await Promise.all(others.map((name) => caches.delete(name)));
    await worker.clients.claim();
  };
  event.waitUntil(dropOthers());
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || request.headers.has('range') || !request.url.startsWith(ROOT)) return;
  event.respondWith(request.mode === 'navigate' ? answerPage(event) : answerPart(event));
});

worker.addEventListener('message', (event: ExtendableMessageEvent) => {
  const message = event.data as ToServiceWorker;
  if (message.kind === 'seen') {
    // One that cannot be had is one that is not kept.
    event.waitUntil(Promise.allSettled(message.urls.filter(mayBeKept).map(fetchAndKeep)));
    return;
  }
  const keptAt: Kept = event.source instanceof Client ? (keptPages.get(event.source.id) ?? null) : null;
  event.ports[0]?.postMessage(keptAt);
});
