// The page's end of the line to the checker's worker: starts it, has it fetch the rules at once, passes on what it says.
import type { DroppedFile, FromChecker, ToChecker } from './check-messages.ts';

export interface CheckSession {
  /** Files of one office; days after `today` are in the future. */
  check(files: readonly DroppedFile[], today: string): void;
  cancel(): void;
  clean(path: string): void;
}

/** A worker that cannot even start is told as `failed`. */
export function checkSession(
  addresses: { readonly rules: string; readonly register: string },
  hear: (message: FromChecker) => void,
): CheckSession {
  const worker = new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module' });
  const post = (message: ToChecker): void => worker.postMessage(message);
  worker.addEventListener('message', ({ data }: MessageEvent<FromChecker>) => hear(data));
  worker.addEventListener('error', ({ message }) => hear({ kind: 'failed', message: message ?? '' }));
  post({ kind: 'open', ...addresses });
  return {
    check: (files, today) => post({ kind: 'check', files, today }),
    cancel: () => post({ kind: 'cancel' }),
    clean: (path) => post({ kind: 'clean', path }),
  };
}

/** The files under paths that differ: of two with one name the second stands in a folder `2/`. */
export function withDistinctPaths(files: readonly File[]): readonly DroppedFile[] {
  const seen = new Map<string, number>();
  return files.map((file) => {
    const times = (seen.get(file.name) ?? 0) + 1;
    seen.set(file.name, times);
    return { path: times === 1 ? file.name : `${times}/${file.name}`, file };
  });
}

/** The reader's own day as `YYYY-MM-DD`. */
export function dayOf(date: Date): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
