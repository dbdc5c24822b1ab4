// The checker's worker: fetches the rules once, then reads files piece by piece and sends no request any more. The page
// stays quick meanwhile, and a check can be cancelled between two pieces.
import { checkFiles } from '../ingest/check-files.ts';
import { cleanedFile } from '../ingest/cleaned-file.ts';
import type { FileBytes } from '../ingest/encoding.ts';
import type { RuleLists, Rules } from '../ingest/rules.ts';
import { rulesFrom } from '../ingest/rules.ts';
import type { DroppedFile, FromChecker, ToChecker } from './check-messages.ts';

const PIECE = 1 << 18;

let lists: RuleLists | undefined;
let registerText = '';
let rules: Rules | undefined;
let last: readonly DroppedFile[] = [];
let running: AbortController | undefined;

const post = (message: FromChecker): void => self.postMessage(message);

self.addEventListener('message', (event: MessageEvent<ToChecker>) => {
  answer(event.data).catch((error: unknown) => {
    const isCancelled = running?.signal.aborted === true;
    running = undefined;
    if (isCancelled) return post({ kind: 'cancelled' });
    post({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  });
});

async function answer(message: ToChecker): Promise<void> {
  if (message.kind === 'open') return open(message.rules, message.register);
  if (message.kind === 'cancel') return running?.abort();
  if (message.kind === 'check') return check(message.files, message.today);
  const dropped = last.find(({ path }) => path === message.path);
  if (!dropped || !rules) throw new Error(`unknown file: ${message.path}`);
  const name = dropped.path.slice(dropped.path.lastIndexOf('/') + 1);
  const pieces = await cleanedFile(name, bytesOf(dropped.file), rules);
  post({ kind: 'cleaned', path: message.path, blob: new Blob(pieces, { type: 'text/csv;charset=utf-8' }) });
}

async function open(rulesUrl: string, registerUrl: string): Promise<void> {
  let loaded = 0;
  let total = 0;
  const fetched = async (url: string): Promise<Blob> => {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`HTTP ${response.status} ${url}`);
    // A compressed answer's length is not that of what is read: then the page shows bytes without a share.
    total += response.headers.has('content-encoding')
      ? 0
      : Number(response.headers.get('content-length') ?? 0);
    const parts: Uint8Array<ArrayBuffer>[] = [];
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      parts.push(part.value);
      loaded += part.value.length;
      post({ kind: 'loading', loaded, total });
    }
    return new Blob(parts);
  };
  const [rulesFile, register] = await Promise.all([fetched(rulesUrl), fetched(registerUrl)]);
  lists = JSON.parse(await rulesFile.text()) as RuleLists;
  registerText = await unpacked(register);
  post({ kind: 'ready' });
}

/** The text of a gzip file; of the text itself where a server has unpacked it on the way. */
async function unpacked(file: Blob): Promise<string> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const isPacked = first === 0x1f && second === 0x8b;
  const text = isPacked ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file.stream();
  return new Response(text).text();
}

async function check(files: readonly DroppedFile[], today: string): Promise<void> {
  if (!lists) throw new Error('missing rules');
  if (rules?.today !== today) rules = rulesFrom({ ...lists, today }, registerText);
  last = files;
  const controller = new AbortController();
  running = controller;
  const total = files.reduce((sum, { file }) => sum + file.size, 0);
  let [gone, current] = [0, files[0]?.path ?? ''];
  const given = files.map(({ path, file }) => ({
    path,
    office: '',
    bytes: bytesOf(file, controller.signal, (bytes) => {
      // Every file is gone through twice, to find its encoding and to read it; some need less for the first.
      gone += bytes / 2;
      post({ kind: 'progress', done: Math.min(gone, total), total, path: current });
    }),
  }));
  const result = await checkFiles(given, rules, false, (path) => {
    current = path;
  });
  controller.signal.throwIfAborted();
  running = undefined;
  post({ kind: 'checked', result });
}

/** A file's bytes piece by piece, each a task of its own, so that a message to cancel is heard between two. */
function bytesOf(file: Blob, signal?: AbortSignal, onBytes?: (bytes: number) => void): FileBytes {
  return async function* () {
    for (let at = 0; at < file.size; at += PIECE) {
      signal?.throwIfAborted();
      yield new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
      onBytes?.(Math.min(PIECE, file.size - at));
    }
  };
}
