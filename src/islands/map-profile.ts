// The profile below the map: the region over time, and its four tasks.
import type { MapData } from '../components/map/data.ts';
import type { Size } from '../components/map/picture.ts';
import { mixPart, trendPart, type ProfilePart } from '../components/map/profile.ts';
import { scrolling } from '../components/map/scrolling.ts';
import type { MapSetting } from '../components/map/setting.ts';
import type { MapState } from '../components/map/state.ts';
import type { Recorded } from '../components/map/unit-table.ts';
import { text } from '../format/language.ts';
import { part } from './part.ts';

/** Writes the profile of a state. */
export function showProfile(state: MapState, setting: MapSetting, data: MapData, size: Size): void {
  const trend = trendPart(state, setting, data, size);
  const mix = mixPart(state, setting, data);
  const write = (id: string, { title, subtitle, note, records }: ProfilePart): void => {
    part(`${id}-h`).textContent = title;
    part(`${id}-s`).textContent = subtitle;
    part(`${id}-note`).textContent = `${text(setting.lang)('注：', 'Note: ')}${note}`;
    part(`${id}-note`).hidden = note === '';
    const link = document.querySelector<HTMLAnchorElement>(`#${id} a[download]`);
    if (link) link.hidden = records.length === 0;
  };
  write('map-trend', trend);
  write('map-mix', mix);
  part('map-trend-body').innerHTML = trend.html;
  part('map-trend-data').hidden = trend.table === null;
  part('map-trend-rows').innerHTML = scrolling(trend.table);
  part('map-mix-body').innerHTML = mix.html + scrolling(mix.table);
}

/** The figures of the profile, each with the rows of its CSV file. */
export const PROFILE_RECORDS: Readonly<
  Record<'trend' | 'mix', (state: MapState, setting: MapSetting, data: MapData) => readonly Recorded[]>
> = {
  trend: (state, setting, data) => trendPart(state, setting, data, 'wide').records,
  mix: (state, setting, data) => mixPart(state, setting, data).records,
};
