// The regions that are compared: a search by name, pinyin, initials or code, and what is picked.
import { isOutOfScope } from '../format/regions.ts';
import { matching } from '../search/match.ts';
import type { RegionTree } from '../search/region-index.ts';
import type { CompareSetting } from '../components/compare/setting.ts';
import { MOST, type CompareState } from '../components/compare/state.ts';
import { compareWords } from '../components/compare/words.ts';
import { action, node } from './nodes.ts';
import { part } from './part.ts';

const FOUND = 8;

export interface CompareRegions {
  /** Shows what is picked; `nameOf` gives a region's name. */
  show(state: CompareState, nameOf: (code: string) => string): void;
}

/** `choose` is called with the picked codes; `list` fetches the list of regions, once. */
export function compareRegions(
  setting: CompareSetting,
  choose: (regions: readonly string[]) => void,
  list: () => Promise<RegionTree>,
): CompareRegions {
  const words = compareWords(setting.lang);
  const isEnglish = setting.lang === 'en';
  const field = part<HTMLInputElement>('compare-region');
  const found = part('compare-found');
  const said = part('compare-found-said');
  const picked = part('compare-picked');
  const isFull = part('compare-full');
  let state: CompareState | undefined;
  let turn = 0;

  const several = (): boolean => state?.kind === 'regions';
  const atMost = (): boolean => several() && (state?.regions.length ?? 0) >= MOST;

  function pick(code: string, name: string): void {
    if (!state) return;
    said.textContent = '';
    if (isOutOfScope(code)) said.textContent = words.outOfScope;
    else if (state.regions.includes(code))
      said.textContent = isEnglish ? `${name} ${words.already}` : `${name}${words.already}`;
    else if (atMost()) said.textContent = words.full;
    else {
      found.replaceChildren();
      field.value = '';
      choose(several() ? [...state.regions, code] : [code]);
    }
    field.focus();
  }

  async function search(): Promise<void> {
    turn += 1;
    const own = turn;
    const question = field.value.trim();
    if (question === '') {
      found.replaceChildren();
      said.textContent = '';
      return;
    }
    try {
      const waiting = setTimeout(() => (said.textContent = words.loadingList), 400);
      const tree = await list().finally(() => clearTimeout(waiting));
      if (own !== turn) return;
      const answers = matching(tree.all, question);
      found.replaceChildren(
        ...answers.slice(0, FOUND).map(({ code, name }) => {
          const above = tree.line(code).slice(0, -1);
          const words = node('span', '', name);
          if (isEnglish) words.lang = 'zh-CN';
          const button = action('', () => pick(code, name), 'as-link');
          button.append(words, ' ', node('span', 'code', code));
          const place = node('span', 'code', above.map((each) => each.name).join(' '));
          if (isEnglish) place.lang = 'zh-CN';
          return node('li', '', [button, ' ', place]);
        }),
      );
      said.textContent = answers.length
        ? isEnglish
          ? `${answers.length} found${answers.length > FOUND ? `, the first ${FOUND} listed` : ''}`
          : `找到${answers.length}个${answers.length > FOUND ? `，只列出前${FOUND}个` : ''}`
        : words.none;
    } catch {
      if (own === turn) said.textContent = words.listFailed;
    }
  }

  field.addEventListener('input', () => void search());
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    // Enter would send the form away.
    event.preventDefault();
    found.querySelector('button')?.click();
  });

  return {
    show: (next, nameOf) => {
      state = next;
      part('compare-find-label').textContent = several() ? words.find : words.replace;
      picked.replaceChildren(
        ...next.regions.map((code) => {
          const name = nameOf(code);
          const words = node('span', '', name);
          if (isEnglish) words.lang = 'zh-CN';
          const content: Node[] = [words, node('span', 'code', ` ${code}`)];
          if (next.regions.length > 1) {
            const remove = action(
              '×',
              () => {
                choose(next.regions.filter((one) => one !== code));
                field.focus();
              },
              'remove',
            );
            remove.setAttribute('aria-label', isEnglish ? `Remove ${name}` : `移除${name}`);
            content.push(remove);
          }
          return node('li', '', content);
        }),
      );
      part('compare-most').hidden = !several();
      isFull.textContent = atMost() ? words.full : '';
    },
  };
}
