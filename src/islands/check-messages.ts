// What the page of the checker and its worker say to each other.
import type { CheckedFiles } from '../ingest/check-files.ts';

/** A file that was dropped or chosen; the browser lets the worker read it piece by piece. */
export interface DroppedFile {
  readonly path: string;
  readonly file: Blob;
}

export type ToChecker =
  /** Once, at the start: where the rules lie. Nothing is fetched afterwards. */
  | { readonly kind: 'open'; readonly rules: string; readonly register: string }
  /** `today` is the reader's day, `YYYY-MM-DD`: later dates are in the future. */
  | { readonly kind: 'check'; readonly files: readonly DroppedFile[]; readonly today: string }
  | { readonly kind: 'cancel' }
  /** Asks for the cleaned copy of a file that was checked last and has no rejected row. */
  | { readonly kind: 'clean'; readonly path: string };

export type FromChecker =
  /** Bytes of rules and register so far; `total` is 0 where the server does not say. */
  | { readonly kind: 'loading'; readonly loaded: number; readonly total: number }
  | { readonly kind: 'ready' }
  /** The rules could not be fetched or read. */
  | { readonly kind: 'failed'; readonly message: string }
  /** Bytes gone through, of all files' bytes, and the file that is being read. */
  | { readonly kind: 'progress'; readonly done: number; readonly total: number; readonly path: string }
  | { readonly kind: 'checked'; readonly result: CheckedFiles }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'cleaned'; readonly path: string; readonly blob: Blob };
