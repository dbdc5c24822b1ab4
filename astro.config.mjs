// The site's build: static pages, no inline style or script (the content security policy allows none).
// Where it goes and under which address comes from the pipeline: LINLI_BUILD (a JSON file), LINLI_OUT (a folder).
import { readFileSync, writeFileSync } from 'node:fs';
import { defineConfig } from 'astro/config';
import { LOCAL_ORIGIN } from './src/format/local-origin.ts';
import { sitemap } from './src/format/sitemap.ts';

const { LINLI_BUILD: buildInfoPath, LINLI_OUT: outDir } = process.env;
const { site } = buildInfoPath
  ? JSON.parse(readFileSync(buildInfoPath, 'utf8'))
  : { site: { url: '', base: '/' } };
const base = site.base || '/';

/** Writes `sitemap.xml` from the pages that were made. */
const writeSitemap = {
  name: 'sitemap',
  hooks: {
    'astro:build:done': ({ dir, pages }) => {
      const root = (site.url || LOCAL_ORIGIN).replace(/\/+$/, '') + base.replace(/\/*$/, '/');
      const paths = pages.map(({ pathname }) => pathname).sort();
      writeFileSync(new URL('sitemap.xml', dir), sitemap(paths, root));
    },
  },
};

/** A service worker sees to the folder it lies in and those below: it lies at the root, under a name that stays. */
const entryFileNames = ({ name }) => (name === 'service-worker' ? '[name].js' : '_astro/[name]-[hash].js');

export default defineConfig({
  output: 'static',
  site: site.url || undefined,
  base,
  outDir: outDir || './dist',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  integrations: [writeSitemap],
  vite: {
    build: { assetsInlineLimit: 0 },
    worker: { rolldownOptions: { output: { entryFileNames } } },
  },
});
