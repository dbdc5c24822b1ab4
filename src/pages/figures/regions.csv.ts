// Codes, names, pinyin and kinds of all regions down to the county: what the searches for regions read.
import type { APIRoute } from 'astro';
import { regionIndexFile } from '../../views/region-index.ts';

export const GET: APIRoute = async () => new Response(await regionIndexFile());
