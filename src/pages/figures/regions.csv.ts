// Codes and names of all regions with a page: what the search on the list of regions reads.
import type { APIRoute } from 'astro';
import { regions } from '../../views/regions.ts';

export const GET: APIRoute = async () => {
  const { withPage, line } = await regions();
  const rows = withPage.map(({ code }) =>
    [
      code,
      ...line(code)
        .slice(1)
        .map(({ name }) => name),
    ].join(','),
  );
  return new Response(`${rows.join('\n')}\n`);
};
