// The sitemap of the pages that a build made: full addresses, as the format asks for, each with its other language.
import { LANGS, htmlLang } from './language.ts';

const PREFIX = { zh: '', en: 'en/' } as const;

/**
 * The sitemap as XML. `pages` are the addresses of all pages relative to the site, such as `en/region/430000/`; the
 * root is empty. `root` is the site's full address with a slash at its end.
 */
export function sitemap(pages: readonly string[], root: string): string {
  const there = new Set(pages);
  const entries = pages
    .filter((page) => !page.startsWith('404') && !page.startsWith('offline'))
    .map((page) => {
      const path = page.startsWith(PREFIX.en) ? page.slice(PREFIX.en.length) : page;
      const languages = LANGS.filter((lang) => there.has(PREFIX[lang] + path)).map(
        (lang) =>
          `<xhtml:link rel="alternate" hreflang="${htmlLang(lang)}" href="${root}${PREFIX[lang]}${path}"/>`,
      );
      return `<url><loc>${root}${page}</loc>${languages.join('')}</url>`;
    });
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n' +
    `${entries.join('\n')}\n</urlset>\n`
  );
}
