// What crawlers may read: everything on a real site, nothing on one made of sample data.
import type { APIRoute } from 'astro';
import { assetHref } from '../format/href.ts';
import { LOCAL_ORIGIN } from '../format/local-origin.ts';
import { buildInfo } from '../views/build-info.ts';

export const GET: APIRoute = () => {
  const { sample, site } = buildInfo();
  const lines = ['User-agent: *', sample ? 'Disallow: /' : 'Allow: /'];
  const origin = (site.url || LOCAL_ORIGIN).replace(/\/+$/, '');
  lines.push(`Sitemap: ${origin}${assetHref('sitemap.xml')}`);
  return new Response(`${lines.join('\n')}\n`);
};
