// The files that the map's script fetches, one route for all: each is made when it is written.
import type { APIRoute } from 'astro';
import { mapFile } from '../../../format/map-files.ts';
import { imprint } from '../../../views/boundary-pack.ts';
import {
  mapKinds,
  mapOutcomesOf,
  mapOutlines,
  mapScope,
  mapScopes,
  mapTownshipsOf,
  mapViews,
} from '../../../views/map-files.ts';
import { taxonomy } from '../../../views/taxonomy.ts';
import { NATION } from '../../../schema/values.ts';

type Make = () => unknown;

export async function getStaticPaths() {
  const { tasks } = await taxonomy();
  const files = new Map<string, Make>();
  for (const scope of await mapScopes()) {
    files.set(mapFile.scope(scope), () => mapScope(scope));
    files.set(mapFile.outcomes(scope), () => mapOutcomesOf(scope));
    for (const { code } of tasks) files.set(mapFile.kinds(scope, code), () => mapKinds(scope, code));
    if (scope !== NATION) files.set(mapFile.townships(scope), () => mapTownshipsOf(scope));
    if (imprint('zh') === null) continue;
    for (const { region, level } of await mapViews(scope))
      files.set(mapFile.outlines(region.code, level), () => mapOutlines(region, level));
  }
  return [...files].map(([file, make]) => ({ params: { file }, props: { make } }));
}

export const GET: APIRoute<{ make: Make }> = async ({ props }) =>
  new Response(JSON.stringify(await props.make()));
