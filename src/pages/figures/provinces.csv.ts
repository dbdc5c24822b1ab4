// The numbers behind the home page's figures as one file: rows of `coverage` for the nation and the provinces.
import type { APIRoute } from 'astro';
import { csv } from '../../format/csv.ts';
import { coverageOfProvinces } from '../../queries/coverage-of-provinces.ts';
import { OUTPUT_TABLES } from '../../schema/outputs.ts';
import { ask } from '../../views/published.ts';

export const GET: APIRoute = async () =>
  new Response(csv(OUTPUT_TABLES.coverage.columns, await ask(coverageOfProvinces())));
