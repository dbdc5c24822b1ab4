// What the page shows while it loads or checks: nothing for a moment, then words and a bar.
import { share } from '../format/numbers.ts';
import { fileSize } from '../format/sizes.ts';
import type { CheckWords } from './check-words.ts';
import { fileName } from './check-groups.ts';

/** Milliseconds before anything is said. */
const SILENCE = 400;

export interface ProgressView {
  /** Shows itself after a while; `onShown` is called then. */
  start(onShown?: () => void): void;
  /** Rules on their way; `total` is 0 where it is not known. */
  loading(loaded: number, total: number): void;
  checking(done: number, total: number, path: string): void;
  end(): void;
}

/** `element` holds a `progress` and two paragraphs, for the share and for the file. */
export function progressView(element: HTMLElement, words: CheckWords): ProgressView {
  const bar = element.querySelector('progress');
  const [line, file] = element.querySelectorAll('p');
  let timer = 0;
  const show = (text: string, at: string, done: number, total: number): void => {
    if (line) line.textContent = text;
    if (file) file.textContent = at;
    if (!bar) return;
    if (total > 0) {
      bar.max = total;
      bar.value = done;
    } else bar.removeAttribute('value');
  };
  return {
    start: (onShown) => {
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        element.hidden = false;
        onShown?.();
      }, SILENCE);
    },
    loading: (loaded, total) =>
      show(
        total > loaded ? words.loadingOf(fileSize(loaded), fileSize(total)) : words.loading(fileSize(loaded)),
        '',
        loaded,
        total > loaded ? total : 0,
      ),
    checking: (done, total, path) => {
      const isThrough = done >= total;
      const text = isThrough
        ? words.comparing(fileSize(total))
        : words.progress(fileSize(done), fileSize(total), share(done / total, 0));
      show(text, fileName(path), done, isThrough ? 0 : total);
    },
    end: () => {
      clearTimeout(timer);
      element.hidden = true;
    },
  };
}
