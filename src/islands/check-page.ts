// The page that checks an office's files: wires the box of files, the worker and the result together. The rules are
// loaded with the page; after it says that it is ready it sends no request.
import type { CheckedFiles } from '../ingest/check-files.ts';
import { full } from '../format/numbers.ts';
import type { Lang } from '../schema/column.ts';
import type { Downloads } from './check-downloads.ts';
import { downloads } from './check-downloads.ts';
import { canBeRead, listenForFiles } from './check-file-box.ts';
import { fileFacts } from './check-file-words.ts';
import { fileName } from './check-groups.ts';
import type { DroppedFile, FromChecker } from './check-messages.ts';
import { action, alertBox, node } from './nodes.ts';
import { progressView } from './check-progress.ts';
import { resultView } from './check-result.ts';
import { checkSession, dayOf, withDistinctPaths } from './check-session.ts';
import { canCheckFiles } from './check-support.ts';
import { checkWords } from './check-words.ts';
import { part } from './part.ts';

/** `stopping`: asked to cancel, not yet answered. */
type State = 'loading' | 'ready' | 'checking' | 'stopping' | 'failed';

if (canCheckFiles()) open();

function open(): void {
  const live = part('check-live');
  const { rules = '', register = '', release = '', lang: said } = live.dataset;
  const lang: Lang = said === 'en' ? 'en' : 'zh';
  const words = checkWords(lang);
  const out = part('check-result');
  const list = part('check-files');
  const choose = part<HTMLButtonElement>('check-choose');
  const recheck = part<HTMLButtonElement>('check-again');
  const cancel = part<HTMLButtonElement>('check-cancel');
  const progress = progressView(part('check-progress'), words);
  let state: State = 'loading';
  let files: readonly DroppedFile[] = [];
  /** Files that wait until the rules are loaded or the check before them has stopped. */
  let isWaiting = false;
  /** Cleaned copies that were asked for and are not there yet. */
  const cleaning = new Set<string>();
  let taken: Downloads | undefined;

  progress.start(() => (cancel.hidden = true));
  const session = checkSession({ rules, register }, hear);
  listenForFiles(part('check-drop'), choose, part('check-input'), take);
  recheck.addEventListener('click', () => void checkAgain());
  cancel.addEventListener('click', stop);

  function say(text: string): void {
    part('check-status').textContent = text;
  }

  function hear(message: FromChecker): void {
    if (message.kind === 'loading') progress.loading(message.loaded, message.total);
    else if (message.kind === 'ready') becomeReady();
    else if (message.kind === 'progress') progress.checking(message.done, message.total, message.path);
    else if (message.kind === 'cleaned') deliver(message.path, message.blob);
    else if (message.kind === 'failed') fail(message.message);
    else if (state === 'stopping' || message.kind === 'cancelled') stopped();
    else show(message.result);
  }

  function becomeReady(): void {
    progress.end();
    state = 'ready';
    live.dataset['state'] = state;
    if (isWaiting) start();
    else say(words.ready);
  }

  function take(given: readonly File[]): void {
    if (state === 'failed') return;
    files = withDistinctPaths(given);
    list.replaceChildren(...files.map(({ path }) => fileItem(path, '')));
    choose.textContent = words.other;
    choose.classList.remove('pri');
    if (state === 'ready') return start();
    isWaiting = true;
    if (state === 'checking') stop();
    else if (state === 'loading') say(words.waiting);
  }

  function start(): void {
    isWaiting = false;
    state = 'checking';
    recheck.hidden = true;
    part('check-about').hidden = true;
    out.replaceChildren();
    say(words.checking(full(files.length)));
    // Until the checker's first word, the words of the loading or of the check before would stand there.
    const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
    progress.checking(0, bytes, files[0]?.path ?? '');
    progress.start(() => (cancel.hidden = false));
    session.check(files, dayOf(new Date()));
  }

  /** Checks the same files once more; those that changed meanwhile have to be chosen again. */
  async function checkAgain(): Promise<void> {
    if (await canBeRead(files.map(({ file }) => file))) return start();
    say(words.changed);
    choose.focus();
  }

  function stop(): void {
    state = 'stopping';
    session.cancel();
  }

  function stopped(): void {
    endCheck();
    if (isWaiting) return start();
    say(words.cancelled);
    choose.focus();
  }

  function endCheck(): void {
    progress.end();
    cancel.hidden = true;
    state = 'ready';
    recheck.hidden = false;
  }

  function show(result: CheckedFiles): void {
    endCheck();
    const now = new Date();
    const sizes = new Map(files.map(({ path, file }) => [path, file.size]));
    list.replaceChildren(
      ...result.files.map(({ path, reading }) =>
        fileItem(path, fileFacts(reading, sizes.get(path) ?? 0, lang)),
      ),
    );
    taken = downloads(result, clean, dayOf(now), lang);
    const { summary, sections } = resultView(result, lang);
    out.replaceChildren(summary, ...sections, taken.element);
    say(words.checked(timeOf(now, lang), release));
    summary.focus();
  }

  function clean(path: string): void {
    cleaning.add(path);
    session.clean(path);
  }

  function deliver(path: string, blob: Blob | null): void {
    cleaning.delete(path);
    taken?.deliver(path, blob);
  }

  /** What went wrong, by what was being done: loading the rules, checking, or writing a cleaned file. */
  function fail(reason: string): void {
    if (cleaning.size > 0) return cleaning.forEach((path) => deliver(path, null));
    const isLoading = state === 'loading';
    if (!isLoading) endCheck();
    else state = 'failed';
    live.dataset['state'] = state;
    progress.end();
    say('');
    const box = alertBox('sum', [
      node('h2', '', isLoading ? words.loadTitle : words.failTitle),
      node('p', '', isLoading ? words.loadText : words.failText),
      node('p', 'tiny muted', reason),
    ]);
    if (isLoading) {
      part('check-drop').hidden = true;
      box.append(action(words.again, () => location.reload()));
    }
    out.replaceChildren(box);
    box.focus();
  }
}

function timeOf(date: Date, lang: Lang): string {
  return date.toLocaleString(lang === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'long', timeStyle: 'short' });
}

function fileItem(path: string, facts: string): HTMLElement {
  return node('li', '', [node('b', '', fileName(path)), node('span', 'muted', facts)]);
}
