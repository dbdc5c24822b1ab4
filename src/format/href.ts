// Addresses inside the site: the only place that knows the language prefix and the base path.
import type { Lang } from '../schema/column.ts';

function base(): string {
  const path = import.meta.env.BASE_URL;
  return path.endsWith('/') ? path : `${path}/`;
}

/** The address of a page: `path` begins with `/` and has no language prefix, such as `/region/430000/`. */
export function href(path: string, lang: Lang): string {
  return `${base()}${lang === 'en' ? 'en/' : ''}${path.slice(1)}`;
}

/** The address of a published data file: `path` is relative to `data/`, such as `coverage/430000.csv`. */
export function dataHref(path: string): string {
  return `${base()}data/${path}`;
}

/** The address of a file served as it is from `public/`. */
export function assetHref(path: string): string {
  return `${base()}${path}`;
}

/** The full address of a page for canonical links and the sitemap; `origin` has no slash at its end. */
export function absoluteHref(path: string, lang: Lang, origin: string): string {
  return `${origin.replace(/\/+$/, '')}${href(path, lang)}`;
}
