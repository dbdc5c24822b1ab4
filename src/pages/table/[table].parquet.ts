// The rows of a table for the nation and the provinces: one small file instead of a part for each province.
import type { APIRoute, GetStaticPaths } from 'astro';
import type { OutputTableName } from '../../schema/column.ts';
import { upperFile, WITH_UPPER_FILE } from '../../views/table-catalog.ts';

export const getStaticPaths: GetStaticPaths = () => WITH_UPPER_FILE.map((table) => ({ params: { table } }));

export const GET: APIRoute = async ({ params }) =>
  new Response(await upperFile(params['table'] as OutputTableName));
