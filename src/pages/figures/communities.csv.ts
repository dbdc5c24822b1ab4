// How many communities each region down to the county has: what finds similar regions reads it.
import type { APIRoute } from 'astro';
import { linesFromSizes } from '../../components/compare/similar.ts';
import { regions } from '../../views/regions.ts';

export const GET: APIRoute = async () => new Response(linesFromSizes((await regions()).upToCounty));
