// Where the region of the map lies, with the way back up.
import { escaped } from '../../charts/svg.ts';
import { text } from '../../format/language.ts';
import type { MapData } from './data.ts';
import type { MapSetting } from './setting.ts';
import { levelBelow, searchFrom, type MapState } from './state.ts';

/** As `Crumbs.astro`: from the nation down to the region itself; those above keep what else is chosen. */
export function crumbsHtml(state: MapState, setting: MapSetting, data: MapData): string {
  const { lang } = setting;
  const items: string[] = [];
  for (
    let region = data.region(state.region);
    region;
    region = region.parent === null ? undefined : data.region(region.parent)
  ) {
    const { code, name } = region;
    const level = levelBelow(code, data);
    const address =
      setting.page + searchFrom({ ...state, region: code, level, selected: null }, setting, data);
    const shownName = escaped(name);
    items.unshift(
      `<li${lang === 'en' ? ' lang="zh-CN"' : ''}>${
        code === state.region
          ? `<span aria-current="page">${shownName}</span>`
          : `<a href="${escaped(address)}" data-open="${code}">${shownName}</a>`
      }</li>`,
    );
  }
  const label = text(lang)('所在位置', 'Breadcrumbs');
  return `<nav class="crumb" aria-label="${label}"><ol>${items.join('')}</ol></nav>`;
}
