// Keeps pages for when there is no connection, and says so where a page was kept. Browsers allow it under https and on
// this machine alone; elsewhere nothing happens.
import type { Kept, ToServiceWorker } from './offline-words.ts';
import { offlineWords, timeInWords } from './offline-words.ts';

const { worker = '' } = document.currentScript?.dataset ?? {};
const { release = '' } = document.documentElement.dataset;
const lang = document.documentElement.lang === 'en' ? 'en' : 'zh';

const send = (to: ServiceWorker | null, message: ToServiceWorker, ports: MessagePort[] = []): void =>
  to?.postMessage(message, ports);

/** When this page was kept; null where it comes from the server. */
function keptAt(controller: ServiceWorker): Promise<Kept> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = (event: MessageEvent<Kept>) => resolve(event.data);
    send(controller, { kind: 'kept' }, [port2]);
  });
}

function sayKept(when: string): void {
  const words = offlineWords(lang);
  const bar = document.createElement('div');
  bar.className = 'offline-bar';
  bar.setAttribute('role', 'status');
  const again = document.createElement('button');
  again.type = 'button';
  again.className = 'btn';
  again.textContent = words.again;
  again.addEventListener('click', () => location.reload());
  const line = document.createElement('p');
  line.textContent = words.kept(timeInWords(when, lang), release);
  bar.append(line, again);
  document.body.append(bar);
}

/** What the page loaded before a worker could see it. */
const seen = (): string[] => [
  location.origin + location.pathname,
  ...performance.getEntriesByType('resource').map(({ name }) => name),
];

async function open(container: ServiceWorkerContainer): Promise<void> {
  const { controller } = container;
  if (controller) {
    const when = await keptAt(controller);
    if (when !== null) return sayKept(when);
  }
  await container.register(`${worker}?release=${encodeURIComponent(release)}`);
  const { active } = await container.ready;
  send(active, { kind: 'seen', urls: seen() });
  container.addEventListener('controllerchange', () =>
    send(container.controller, { kind: 'seen', urls: seen() }),
  );
}

const start = (): void => {
  // A browser may refuse to keep anything: the site is then what it is without this script.
  if ('serviceWorker' in navigator) open(navigator.serviceWorker).catch(() => {});
};
if (document.readyState === 'complete') start();
else addEventListener('load', start);
