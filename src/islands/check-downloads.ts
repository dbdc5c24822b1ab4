// What a reader takes along from a check: the list of problems, the page on paper, and cleaned copies of the files in
// which nothing has to be mended.
import type { CheckedFile, CheckedFiles } from '../ingest/check-files.ts';
import { KEPT_PROBLEMS } from '../ingest/file.ts';
import type { Lang } from '../schema/column.ts';
import { fileName, foundProblems } from './check-groups.ts';
import { cleanedName, problemListCsv } from './check-list-csv.ts';
import { action, node } from './check-nodes.ts';
import { saveFile } from './save-file.ts';
import { checkWords } from './check-words.ts';

export interface Downloads {
  readonly element: HTMLElement;
  /** Hands over a cleaned copy that was asked for; null where it could not be made. */
  deliver(path: string, blob: Blob | null): void;
}

const canBeCleaned = ({ reading }: CheckedFile): boolean => reading.error === null && reading.rejected === 0;

/** `ask` has the cleaned copy of a file made; `day` stands in the list's name. */
export function downloads(
  result: CheckedFiles,
  ask: (path: string) => void,
  day: string,
  lang: Lang,
): Downloads {
  const words = checkWords(lang);
  const buttons = new Map<string, HTMLButtonElement>();
  const failed = node('p', 'small', '');
  failed.setAttribute('role', 'status');
  const cleanButton = ({ path }: CheckedFile): HTMLButtonElement => {
    const button = action(words.clean(cleanedName(path)), () => {
      failed.textContent = '';
      button.disabled = true;
      button.textContent = words.cleaning;
      ask(path);
    });
    buttons.set(path, button);
    return button;
  };
  const list = action(
    words.list,
    () => saveFile(words.listName(day), new Blob([problemListCsv(result, lang)], { type: 'text/csv' })),
    'btn pri',
  );
  const first = [...(foundProblems(result).length > 0 ? [list] : []), action(words.print, () => print())];
  const clean = result.files.filter(canBeCleaned).map(cleanButton);
  const others = result.files.filter((file) => !canBeCleaned(file)).map(({ path }) => fileName(path));
  const isCut = result.files.some(({ reading }) =>
    Object.values(reading.problems).some((count) => count > KEPT_PROBLEMS),
  );
  return {
    element: node('section', 'take', [
      node('h2', 'vh', words.take),
      node('div', 'row', first),
      ...(isCut ? [node('p', 'small', words.listCut)] : []),
      ...(clean.length > 0 ? [node('div', 'row', clean), node('p', 'small', words.cleanText)] : []),
      ...(others.length > 0 ? [node('p', 'small', words.notClean(others.join(words.listed)))] : []),
      failed,
    ]),
    deliver: (path, blob) => {
      const button = buttons.get(path);
      if (button) {
        button.disabled = false;
        button.textContent = words.clean(cleanedName(path));
        button.focus({ preventScroll: true });
      }
      if (blob === null) failed.textContent = words.cleanFailed;
      else saveFile(cleanedName(path), blob);
    },
  };
}
