// The acts below the comparison: files, copies, a citation, paper. Each says afterwards that it was done.
import type { CompareSetting } from '../components/compare/setting.ts';
import { compareWords } from '../components/compare/words.ts';
import { cited, copyForExcel, saveCsv, saveImage, type Compared } from './compare-take.ts';
import { part } from './part.ts';

/** `compared` is what stands on the page, undefined until it is known; `say` speaks a sentence and shows it. */
export function compareActs(
  setting: CompareSetting,
  compared: () => Compared | undefined,
  say: (sentence: string) => void,
): void {
  const words = compareWords(setting.lang);

  /** A button that does something with the comparison; `done` is what it says then, nothing for a file. */
  function serves(id: string, act: (own: Compared) => Promise<void>, done: string, failed: string): void {
    const button = part(id);
    const name = button.textContent;
    button.addEventListener('click', () => {
      const own = compared();
      if (!own) return;
      act(own)
        .then(() => done)
        .catch(() => failed)
        .then((message) => {
          if (message === '') return;
          say(message);
          button.textContent = message;
          setTimeout(() => (button.textContent = name), 1500);
        });
    });
  }

  for (const link of document.querySelectorAll<HTMLAnchorElement>('.compare-page a[download]'))
    link.addEventListener('click', (event) => {
      event.preventDefault();
      const own = compared();
      if (own) saveCsv(own, setting);
    });
  serves('compare-excel', (own) => copyForExcel(own, setting), words.excel, words.failedCopy);
  const copy = (content: string) => navigator.clipboard.writeText(content);
  serves('compare-cite', (own) => copy(cited(own, setting)), words.cited, words.failedCopy);
  serves('compare-copy', () => copy(location.href), words.address, words.failedCopy);
  for (const kind of ['svg', 'png'] as const)
    serves(`compare-${kind}`, (own) => saveImage(kind, own, setting), '', words.failedImage);
  part('compare-print').addEventListener('click', () => window.print());
  window.addEventListener('beforeprint', stamp);
}

/** What stands at the foot of the paper: where it comes from, and when it was printed. */
function stamp(): void {
  const today = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: 'long' });
  part('compare-printed').textContent = `${location.href} · ${today}`;
}
