// A page whose address is what is chosen: shows what is asked for, the newest call wins. What takes long says so; what
// failed keeps what stands there, and offers another try and the file.
import { escaped } from '../charts/svg.ts';
import { mapWords } from '../components/map/words.ts';
import { provinceOf } from '../format/regions.ts';
import type { Lang } from '../schema/column.ts';
import { NATION } from '../schema/values.ts';
import { part } from './part.ts';

/** What becomes of the address when something is chosen. */
export type Keeping = 'push' | 'replace' | 'keep';

/** What such a page has: `<name>-notice`, `<name>-plot`, `<name>-loading`, `data-<name>` on its root element. */
export interface ExploredPage {
  readonly name: 'map' | 'compare';
  readonly lang: Lang;
  /** Addresses of published CSV files: the provinces', and the part of a province 000000. */
  readonly csv: { readonly nation: string; readonly parts: string };
}

export interface Explored {
  /**
   * Runs `work`, which fetches and draws. It asks `isNewest` after it waited, and draws nothing where another call has
   * come since. Where it fails, `again` is the other try, and the file is that of the region's province.
   */
  show(work: (isNewest: () => boolean) => Promise<void>, region: string, again: () => void): Promise<void>;
  /** Says what became of what was asked for, a paragraph each; nothing for none. */
  tell(problems: readonly string[]): void;
}

const PATIENCE_MILLISECONDS = 400;

/** `settle` is called when the newest call has begun and ended; `failed` when it failed. */
export function explored(
  { name, lang, csv }: ExploredPage,
  { settle, failed }: { readonly settle: () => void; readonly failed?: () => void },
): Explored {
  const words = mapWords(lang);
  const notice = part(`${name}-notice`);
  const plot = part(`${name}-plot`);
  const loading = part(`${name}-loading`);
  let turn = 0;

  const write = (html: string): void => {
    if (notice.innerHTML !== html) notice.innerHTML = html;
  };

  const fail = (error: unknown, region: string, again: () => void): void => {
    const province = provinceOf(region);
    const file = province === NATION ? csv.nation : csv.parts.replace('000000', province);
    write(
      `<p>${words.failed} <button type="button" class="btn sm">${words.again}</button> ` +
        `<a href="${escaped(file)}" download>${words.orFile}</a></p>` +
        `<p class="tiny muted">${escaped(error instanceof Error ? error.message : String(error))}</p>`,
    );
    notice.querySelector('button')?.addEventListener('click', again);
    failed?.();
  };

  return {
    tell: (problems) => write(problems.map((problem) => `<p>${escaped(problem)}</p>`).join('')),
    show: async (work, region, again) => {
      turn += 1;
      const own = turn;
      const isNewest = (): boolean => own === turn;
      settle();
      const waiting = setTimeout(() => {
        plot.setAttribute('aria-busy', 'true');
        loading.hidden = false;
      }, PATIENCE_MILLISECONDS);
      try {
        await work(isNewest);
      } catch (error) {
        if (isNewest()) fail(error, region, again);
      } finally {
        clearTimeout(waiting);
        if (isNewest()) {
          settle();
          plot.removeAttribute('aria-busy');
          loading.hidden = true;
          document.documentElement.dataset[name] = 'live';
        }
      }
    },
  };
}
