// What the map's page opens on, made from the same files as its script fetches.
import { assetHref, dataHref, href } from '../../format/href.ts';
import type { Lang } from '../../format/language.ts';
import { mapFile } from '../../format/map-files.ts';
import { NATION } from '../../schema/values.ts';
import { imprint } from '../../views/boundary-pack.ts';
import { buildInfo } from '../../views/build-info.ts';
import { classBreaksByType } from '../../views/class-breaks.ts';
import { citation } from '../../views/dataset-words.ts';
import { mapScope } from '../../views/map-files.ts';
import { operatorName } from '../../views/operator.ts';
import { periods } from '../../views/periods.ts';
import { releasePlan } from '../../views/release-plan.ts';
import { taxonomy } from '../../views/taxonomy.ts';
import { tileGrid } from '../../views/tile-grid.ts';
import { mapData, type MapData } from './data.ts';
import type { MapSetting } from './setting.ts';
import { settled, type MapState } from './state.ts';

export interface MapPage {
  readonly setting: MapSetting;
  readonly data: MapData;
  /** The state without any choice. */
  readonly state: MapState;
}

export async function mapPage(lang: Lang): Promise<MapPage> {
  const { release, sample, generatedAt: date } = buildInfo();
  const [spans, named, scope] = await Promise.all([periods(), taxonomy(), mapScope(NATION)]);
  const setting: MapSetting = {
    lang,
    release,
    sample,
    periods: spans.all,
    current: spans.current.period,
    tasks: named.tasks.flatMap(({ code, name }) => [
      { code, parent: 'all', name },
      ...named.kindsOf(code).map((kind) => ({ code: kind.code, parent: code, name: kind.name })),
    ]),
    groups: named.groups.map(({ code, name }) => ({ code, name })),
    plan: releasePlan(['coverage', 'outcomes']),
    breaks: classBreaksByType('coverage_rate'),
    grid: tileGrid(),
    imprint: imprint(lang),
    files: assetHref('figures/map/'),
    regionPage: href('/region/000000/', lang),
    csv: { nation: assetHref('figures/provinces.csv'), parts: dataHref('coverage/000000.csv') },
    cite: citation(
      { title: '{title}', url: '{url}', operator: operatorName(lang), release, date, sample },
      lang,
    ),
    page: href('/map/', lang),
    compare: href('/compare/', lang),
  };
  const data = mapData(new Map([[mapFile.scope(NATION), scope]]));
  return { setting, data, state: settled({}, setting, data).state };
}
