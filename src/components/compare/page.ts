// What the comparison's page opens on, made from the same files as its script fetches.
import { assetHref, href } from '../../format/href.ts';
import type { Lang } from '../../format/language.ts';
import { mapFile, type MapScope } from '../../format/map-files.ts';
import type { Period } from '../../format/periods.ts';
import { provinceOf } from '../../format/regions.ts';
import { NATION } from '../../schema/values.ts';
import { buildInfo } from '../../views/build-info.ts';
import { mapScope } from '../../views/map-files.ts';
import { citedOrigin, operatorName } from '../../views/operator.ts';
import { regions } from '../../views/regions.ts';
import { mapData, type MapData } from '../map/data.ts';
import { mapPage } from '../map/page.ts';
import { periodOf } from '../map/setting.ts';
import { levelBelow } from '../map/state.ts';
import type { CompareSetting } from './setting.ts';
import { similarHtml } from './similar-html.ts';
import { similarRegions } from './similar.ts';
import { settled } from './settled.ts';
import { MOST, type CompareState } from './state.ts';

export interface ComparePage {
  readonly setting: CompareSetting;
  readonly data: MapData;
  /** The state without any choice. */
  readonly state: CompareState;
  /** The regions similar to the first one. */
  readonly similar: string;
  /** Whether there are any. */
  readonly hasSimilar: boolean;
}

/** The first units in code order that reported in the period, of the highest level at which there are several. */
async function startRegions(
  period: Period,
  files: Map<string, MapScope>,
): Promise<{ codes: string[]; data: MapData }> {
  let region = NATION;
  for (;;) {
    const data = mapData(files);
    const units = data.units(region, levelBelow(region, data));
    const query = { period, isRunning: false, task: 'all', area: 'all', group: 'all' };
    const reported = units.filter(({ code }) => data.coverage(code, query, 'activities').state === 'ok');
    const [only] = reported;
    const isLast = !only || reported.length > 1 || only.level === 'county';
    if (isLast) {
      const shown = reported.length ? reported : units;
      return { codes: shown.slice(0, MOST).map(({ code }) => code), data };
    }
    region = only.code;
    const province = provinceOf(region);
    if (!files.has(mapFile.scope(province))) files.set(mapFile.scope(province), await mapScope(province));
  }
}

export async function comparePage(lang: Lang): Promise<ComparePage> {
  const { generatedAt } = buildInfo();
  const [{ setting: ofMap }, tree, nation] = await Promise.all([mapPage(lang), regions(), mapScope(NATION)]);
  const { codes, data } = await startRegions(
    periodOf(ofMap, ofMap.current),
    new Map([[mapFile.scope(NATION), nation]]),
  );
  const setting: CompareSetting = {
    ...ofMap,
    page: href('/compare/', lang),
    start: codes,
    regionList: assetHref('figures/regions.csv'),
    sizes: assetHref('figures/communities.csv'),
    table: href('/table/', lang),
    operator: operatorName(lang),
    date: generatedAt,
    origin: citedOrigin(lang),
  };
  const { state } = settled({}, setting, data);
  const placeOf = (code: string) =>
    tree
      .line(code)
      .slice(1, -1)
      .map(({ name }) => name)
      .join(' ');
  const like = tree.of(state.like);
  return {
    setting,
    data,
    state,
    similar: similarHtml(like, tree.upToCounty, placeOf, setting),
    hasSimilar: similarRegions(like, tree.upToCounty).length > 0,
  };
}
