// A state on the map's page: figure, panel and words at once, the profile and the table after they are seen. What stands
// there since the build is taken over, not written again.
import { crumbsHtml } from '../components/map/crumbs.ts';
import type { MapData } from '../components/map/data.ts';
import { panelHtml, sentenceOf } from '../components/map/panel.ts';
import { picture, type Drawn, type Size } from '../components/map/picture.ts';
import type { MapSetting } from '../components/map/setting.ts';
import type { MapState } from '../components/map/state.ts';
import { text } from '../format/language.ts';
import { NATION } from '../schema/values.ts';
import { afterPainting } from './tasks.ts';
import type { MapControls } from './map-controls.ts';
import type { MapPlot } from './map-plot.ts';
import { showProfile } from './map-profile.ts';
import { mapUnits } from './map-units.ts';
import { part } from './part.ts';

export interface MapDrawing {
  /** What stands on the page; undefined until something was drawn. */
  readonly drawn: () => Drawn | undefined;
  /** Draws a state. */
  draw(state: MapState, data: MapData): void;
  /** Draws a state again in which another unit is selected, or none. */
  select(state: MapState): void;
  /** Takes over the page as it was built, which shows this state; says nothing. */
  keep(state: MapState, data: MapData): void;
}

const NARROW = matchMedia('(max-width: 640px)');
const sizeNow = (): Size => (NARROW.matches ? 'narrow' : 'wide');

export function mapDrawing(setting: MapSetting, controls: MapControls, plot: MapPlot): MapDrawing {
  const { lang } = setting;
  const t = text(lang);
  const panel = part('map-panel');
  const said = part('map-said');
  const units = mapUnits(setting);
  const later = afterPainting();
  let drawn: Drawn | undefined;

  const say = (words: string): void => {
    // While the periods pass by, speech would never catch up.
    if (!controls.isPlaying()) said.textContent = words;
  };

  const profile = (): void => {
    if (drawn) showProfile(drawn.state, setting, drawn.data, sizeNow());
  };

  function drawSelection(isFirst: boolean): void {
    if (!drawn) return;
    const { state, data, picture: shown } = drawn;
    const sentence = (code: string): string => sentenceOf(state, setting, data, code);
    plot.draw(shown, state.selected, sentence);
    panel.innerHTML = panelHtml(state, setting, data);
    units.mark(state.selected);
    // A page that opens is read from its beginning: it announces what is selected alone.
    if (state.selected) say(sentence(state.selected));
    else if (!isFirst) say(shown.title);
  }

  function draw(state: MapState, data: MapData): void {
    const isFirst = drawn === undefined;
    const shown = picture(state, setting, data, sizeNow());
    drawn = { state, data, picture: shown };
    const name = data.region(state.region)?.name ?? '';
    part('map-place').textContent = name;
    part('map-crumbs').innerHTML = crumbsHtml(state, setting, data);
    for (const figure of ['map-figure', 'map-table']) part(`${figure}-h`).textContent = shown.title;
    part('map-figure-s').textContent = shown.subtitle;
    part('map-legend').innerHTML = shown.legend;
    part('map-notes').textContent = `${t('注：', 'Note: ')}${shown.notes.join(lang === 'zh' ? '' : ' ')}`;
    part('map-notes').hidden = shown.notes.length === 0;
    document.title = `${state.region === NATION ? t('地图', 'Map') : name}${document.title.replace(/^.*?(?=｜| \| )/, '')}`;
    controls.show(state, data, shown.view, shown.withoutMap);
    drawSelection(isFirst);
    units.expect();
    later(profile, () => drawn && units.draw(drawn));
  }

  NARROW.addEventListener('change', () => drawn && draw(drawn.state, drawn.data));

  return {
    drawn: () => drawn,
    draw,
    select: (state) => {
      if (!drawn) return;
      drawn = { ...drawn, state };
      drawSelection(false);
      profile();
    },
    keep: (state, data) => {
      const shown = picture(state, setting, data, sizeNow());
      drawn = { state, data, picture: shown };
      later(
        () => controls.show(state, data, shown.view, shown.withoutMap),
        () => drawn && units.keep(drawn),
        () => plot.keep(shown, sizeNow(), (code) => sentenceOf(state, setting, data, code)),
      );
    },
  };
}
