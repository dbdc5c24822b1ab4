// The step of the table tool that picks regions: a search by name, pinyin, initials or code, and what is picked.
import { text } from '../format/language.ts';
import { NATION } from '../schema/values.ts';
import type { RegionTree } from '../search/region-index.ts';
import { matching } from '../search/match.ts';
import type { Catalog } from '../tabulate/catalog.ts';
import type { Choice } from '../tabulate/choice.ts';
import { codesOfPick, pickName, setsInside } from '../tabulate/regions-chosen.ts';
import { action, node } from './nodes.ts';
import type { Choose, Step } from './table-steps.ts';

const REGIONS_FOUND = 12;

/** The controls; `start` are the picks that the page opened with: a reader's first own pick takes their place. */
export function regionStep(
  body: HTMLElement,
  catalog: Catalog,
  tree: RegionTree,
  start: readonly string[],
  choose: Choose,
): Step {
  const { lang } = catalog;
  const t = text(lang);
  let current: Choice | undefined;
  const field = document.createElement('input');
  field.type = 'search';
  field.id = 'table-region';
  field.className = 'field';
  field.autocomplete = 'off';
  field.setAttribute('aria-describedby', 'table-region-hint');
  const label = node('label', '', t('查找地区', 'Find a region'));
  label.htmlFor = field.id;
  const hint = node(
    'span',
    'hint',
    t(
      '名称、拼音、拼音首字母或代码，如 永州、yongzhou、yzs、4311',
      'Name, pinyin, initials or code: 永州, yongzhou, yzs, 4311',
    ),
  );
  hint.id = 'table-region-hint';
  const said = node('p', 'tiny muted');
  said.setAttribute('role', 'status');
  const list = node('div', 'found');
  const picked = node('ul', 'picked');
  const clear = action(t('清空', 'Clear'), () => update([], field), 'btn sm');
  body.replaceChildren(label, hint, field, said, list, node('h4', '', t('已选', 'Picked')), picked, clear);

  const update = (regions: readonly string[], focus?: HTMLElement): void => {
    if (!current) return;
    choose({ ...current, regions });
    focus?.focus();
  };
  const isStart = (): boolean => current?.regions.join() === start.join();
  const toggle = (pick: string, isOn: boolean): void => {
    const now = current?.regions ?? [];
    if (!isOn) return update(now.filter((one) => one !== pick));
    update(isStart() ? [pick] : [...now, pick]);
  };

  /** The picks offered for a region: itself, and what can be picked inside it. */
  const picksOf = (code: string): string[] => {
    const region = tree.of(code);
    return region ? [code, ...setsInside(region, tree)] : [];
  };
  const suggested = (): string[] => {
    const near = (current?.regions ?? []).flatMap((pick) => picksOf(pick.split('.')[0] ?? ''));
    return [...new Set([...picksOf(NATION), ...near])];
  };
  const option = (pick: string): HTMLElement => {
    const input = document.createElement('input');
    input.type = 'checkbox';
    input.value = pick;
    input.checked = current?.regions.includes(pick) ?? false;
    input.addEventListener('change', () => toggle(pick, input.checked));
    const [code = '', set] = pick.split('.');
    const count =
      set === undefined
        ? code
        : t(`${codesOfPick(pick, tree)?.length ?? 0}个`, String(codesOfPick(pick, tree)?.length ?? 0));
    const above =
      set === undefined
        ? tree
            .line(code)
            .slice(0, -1)
            .map(({ name }) => name)
        : [];
    const name = node('span', '', [
      ...(above.length > 0 ? [node('span', 'code', `${above.join(' ')} `)] : []),
      pickName(pick, tree, lang),
      ' ',
      node('span', 'code', count),
    ]);
    if (lang === 'en') name.lang = set === undefined ? 'zh-CN' : 'en';
    return node('label', set === undefined ? 'ck' : 'ck part', [input, name]);
  };
  const search = (): void => {
    const asked = field.value.trim();
    const found = matching(tree.all, asked);
    const picks =
      asked === '' ? suggested() : found.slice(0, REGIONS_FOUND).flatMap(({ code }) => picksOf(code));
    list.replaceChildren(...picks.map(option));
    said.textContent =
      asked === ''
        ? ''
        : found.length === 0
          ? t(
              '没有找到。可以只输入名称的一部分、拼音首字母或代码。',
              'Nothing found. Part of a name, initials or a code will do.',
            )
          : found.length > REGIONS_FOUND
            ? t(
                `找到${found.length}个，只列出前${REGIONS_FOUND}个`,
                `${found.length} found, the first ${REGIONS_FOUND} listed`,
              )
            : t(`找到${found.length}个`, `${found.length} found`);
  };
  field.addEventListener('input', search);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') list.querySelector('input')?.focus();
  });

  return {
    show: (choice) => {
      current = choice;
      picked.replaceChildren(
        ...choice.regions.map((pick) => {
          const name = pickName(pick, tree, lang);
          const remove = action(
            '×',
            () =>
              update(
                choice.regions.filter((one) => one !== pick),
                field,
              ),
            'remove',
          );
          remove.setAttribute('aria-label', t(`移除${name}`, `Remove ${name}`));
          const words = node('span', '', name);
          if (lang === 'en' && !pick.includes('.')) words.lang = 'zh-CN';
          return node('li', '', [words, remove]);
        }),
      );
      clear.hidden = choice.regions.length < 2;
      // The list is made anew only where it is about something else: the box that has the focus stays.
      const boxes = [...list.querySelectorAll('input')];
      if (
        boxes.length === 0 ||
        (field.value.trim() === '' && !boxes.some((box) => box === document.activeElement))
      )
        search();
      else for (const box of boxes) box.checked = choice.regions.includes(box.value);
    },
  };
}
