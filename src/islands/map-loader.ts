// Fetches the map's files, each once; those that are there are had without waiting.
import { mapFile } from '../format/map-files.ts';
import { rankOfTask } from '../format/release-plan.ts';
import { isOutOfScope } from '../format/regions.ts';
import { NATION } from '../schema/values.ts';
import { mapData, scopesOf, type MapData } from '../components/map/data.ts';
import type { MapSetting } from '../components/map/setting.ts';
import type { MapState } from '../components/map/state.ts';

/** The scopes that an address' region needs before it is known to be one. */
export function scopeFilesOf(code: string, setting: MapSetting): string[] {
  const isProvince = (scope: string) => setting.grid.cells.some((place) => place.code === scope);
  return scopesOf(code)
    .filter((scope) => scope === NATION || (isProvince(scope) && !isOutOfScope(scope)))
    .map(mapFile.scope);
}

/** What a state's picture, panel and table are drawn from, beyond the files of its scopes. */
export function filesOf({ region, level, indicator, task, view }: MapState, setting: MapSetting): string[] {
  const scopes = scopesOf(region);
  const province = scopes.at(-1) ?? NATION;
  const wantsMap = setting.imprint !== null && level !== 'township' && indicator.kind === 'share';
  return [
    ...(rankOfTask(task) === 'kind' ? scopes.map((scope) => mapFile.kinds(scope, task.slice(0, 1))) : []),
    ...(indicator.table === 'outcomes' ? scopes.map(mapFile.outcomes) : []),
    ...(level === 'township' ? [mapFile.townships(province)] : []),
    ...(wantsMap && (view === 'map' || (view === null && region !== NATION))
      ? [mapFile.outlines(region, level)]
      : []),
  ];
}

export interface MapLoader {
  /**
   * Answers with all files that are there, once these are among them: at once, and with what it answered before, where
   * they were. Rejects where one did not come, which the next call asks for again.
   */
  need(names: readonly string[]): Promise<MapData>;
}

export function mapLoader(folder: string): MapLoader {
  const files = new Map<string, unknown>();
  const coming = new Map<string, Promise<void>>();
  let data = mapData(files);
  const fetched = async (name: string): Promise<void> => {
    const response = await fetch(folder + name);
    if (!response.ok) throw new Error(`HTTP ${response.status}: ${name}`);
    files.set(name, await response.json());
  };
  const one = (name: string): Promise<void> => {
    if (files.has(name)) return Promise.resolve();
    const known = coming.get(name);
    if (known) return known;
    const promise = fetched(name).finally(() => coming.delete(name));
    coming.set(name, promise);
    return promise;
  };
  return {
    need: async (names) => {
      if (names.every((name) => files.has(name))) return data;
      await Promise.all(names.map(one));
      data = mapData(files);
      return data;
    },
  };
}
