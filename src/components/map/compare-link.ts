// The way from a region on the map to the same region on the page of the comparison.
import { escaped } from '../../charts/svg.ts';
import { text } from '../../format/language.ts';
import { isOutOfScope } from '../../format/regions.ts';
import { regionLink } from '../table-html.ts';
import type { MapData } from './data.ts';
import { MAP_INDICATORS } from './indicators.ts';
import type { MapSetting } from './setting.ts';
import type { MapState } from './state.ts';

/** A link that keeps indicator, task, area and group; empty for townships and regions out of scope. */
export function compareLink(state: MapState, setting: MapSetting, data: MapData, code: string): string {
  const region = data.region(code);
  if (!region || region.level === 'township' || isOutOfScope(code)) return '';
  const t = text(setting.lang);
  const { indicator, task, area, group } = state;
  const kept = {
    r: code,
    m: indicator !== MAP_INDICATORS[0] && indicator.id,
    t: task !== 'all' && task,
    a: area !== 'all' && area,
    g: group !== 'all' && group,
  };
  const query = Object.entries(kept).flatMap(([name, value]) => (value ? [`${name}=${value}`] : []));
  const name = regionLink(region.name, null, setting.lang).html;
  return `<a href="${escaped(`${setting.compare}?${query.join('&')}`)}">${t(`对比${name}`, `Compare ${name}`)}</a>`;
}
