// What the search of the whole site fetches: its pages in each language, townships by letter, and which letter a
// character belongs to.
import type { APIRoute, GetStaticPaths } from 'astro';
import { getCollection } from 'astro:content';
import { LANGS, type Lang } from '../../format/language.ts';
import { ACCESSIBILITY, MAIN_LINKS } from '../../layouts/navigation.ts';
import type { PageEntry } from '../../search/entries.ts';
import { listedEntries, pageEntry, townshipFiles } from '../../views/search-index.ts';

async function pages(lang: Lang): Promise<readonly PageEntry[]> {
  const about = await getCollection('about', ({ id }) => id.endsWith(`.${lang}`));
  const stories = await getCollection('stories', ({ id }) => id.endsWith(`.${lang}`));
  const slug = (id: string): string => id.replace(/\.[a-z]+$/, '');
  return [
    ...MAIN_LINKS.map(({ path, label }) => pageEntry('page', label[lang], path, lang)),
    ...about.map(({ id, data }) => pageEntry('page', data.title, `/about/${slug(id)}/`, lang)),
    pageEntry('page', ACCESSIBILITY.label[lang], ACCESSIBILITY.path, lang),
    ...(await listedEntries(lang)),
    ...stories.map(({ id, data }) => pageEntry('story', data.title, `/stories/${slug(id)}/`, lang)),
  ];
}

export const getStaticPaths = (async () => {
  const { shards, initials } = await townshipFiles();
  return [
    ...(await Promise.all(
      LANGS.map(async (lang) => ({
        params: { file: `pages-${lang}.json` },
        props: { content: JSON.stringify(await pages(lang)) },
      })),
    )),
    { params: { file: 'initials.json' }, props: { content: JSON.stringify(initials) } },
    ...[...shards].map(([letter, content]) => ({
      params: { file: `townships-${letter}.csv` },
      props: { content },
    })),
  ];
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ content: string }> = ({ props }) => new Response(props.content);
