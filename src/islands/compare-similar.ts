// The regions similar to one of those that are compared: listed, and put beside it.
import type { CompareSetting } from '../components/compare/setting.ts';
import { similarHtml } from '../components/compare/similar-html.ts';
import { similarRegions } from '../components/compare/similar.ts';
import type { CompareState } from '../components/compare/state.ts';
import { compareWords } from '../components/compare/words.ts';
import type { Change } from './compare-controls.ts';
import type { CompareLists } from './compare-lists.ts';
import { part } from './part.ts';
import { nextTask } from './tasks.ts';

export interface CompareSimilar {
  /** Shows a state; with `isListed` what is similar stands in the page already, and no list is fetched. */
  show(state: CompareState, nameOf: (code: string) => string, isListed: boolean): Promise<void>;
}

export function compareSimilar(
  setting: CompareSetting,
  lists: CompareLists,
  choose: (change: Change) => void,
): CompareSimilar {
  const like = part<HTMLSelectElement>('compare-like');
  const add = part('compare-add');
  let state: CompareState | undefined;
  /** The region whose similar ones stand in the page. */
  let listed: string | undefined;

  like.addEventListener('change', () => choose({ like: like.value }));
  add.addEventListener('click', () => void compareAll().catch(fail));

  function fail(): void {
    listed = undefined;
    part('compare-similar').textContent = compareWords(setting.lang).listFailed;
    add.hidden = true;
  }

  async function compareAll(): Promise<void> {
    const now = state;
    const all = await lists.sized();
    const own = all.find(({ code }) => code === now?.like);
    if (!own || now !== state) return;
    choose({
      kind: 'regions',
      spans: [],
      regions: [own, ...similarRegions(own, all)].map(({ code }) => code),
      like: own.code,
    });
    part('compare-plot').focus();
  }

  async function list(now: CompareState): Promise<void> {
    const [tree, all] = await Promise.all([lists.tree(), lists.sized()]);
    await nextTask();
    if (now !== state || now.like === listed) return;
    const own = all.find(({ code }) => code === now.like);
    if (!own) return;
    const placeOf = (code: string) =>
      tree
        .line(code)
        .slice(0, -1)
        .map(({ name }) => name)
        .join(' ');
    part('compare-similar').innerHTML = similarHtml(own, all, placeOf, setting);
    add.hidden = similarRegions(own, all).length === 0;
    listed = now.like;
  }

  return {
    show: async (now, nameOf, isListed) => {
      state = now;
      like.replaceChildren(...now.regions.map((code) => new Option(`${nameOf(code)}（${code}）`, code)));
      like.value = now.like;
      if (isListed) listed = now.like;
      const place = part('compare-similar');
      if (now.like === listed) {
        place.removeAttribute('aria-busy');
        return;
      }
      // What stands there is another region's until the lists have come.
      place.setAttribute('aria-busy', 'true');
      try {
        await list(now);
      } catch {
        if (now === state) fail();
      } finally {
        if (now === state) place.removeAttribute('aria-busy');
      }
    },
  };
}
