// What the search of the whole site fetches: its pages in each language, townships by letter, communities by name and by
// code, and how characters are read.
import type { APIRoute, GetStaticPaths } from 'astro';
import { getCollection } from 'astro:content';
import { LANGS, type Lang } from '../../format/language.ts';
import { ACCESSIBILITY, MAIN_LINKS } from '../../layouts/navigation.ts';
import type { PageEntry } from '../../search/entries.ts';
import { linesFromReadings } from '../../search/readings.ts';
import { communityIndex } from '../../views/community-index.ts';
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

const file = (name: string, content: string) => ({ params: { file: name }, props: { content } });

export const getStaticPaths = (async () => {
  const { readings, list, byName, byCode, townships } = await communityIndex();
  return [
    ...(await Promise.all(
      LANGS.map(async (lang) => file(`pages-${lang}.json`, JSON.stringify(await pages(lang)))),
    )),
    file('readings.csv', linesFromReadings(readings)),
    file('communities.json', JSON.stringify(list)),
    ...[...(await townshipFiles())].map(([letter, lines]) => file(`townships-${letter}.csv`, lines)),
    ...[...byName].map(([key, lines]) => file(`names-${key}.csv`, lines)),
    ...[...townships].map(([digits, lines]) => file(`townships-${digits}.csv`, lines)),
    ...[...byCode].map(([digits, lines]) => file(`places-${digits}.csv`, lines)),
  ];
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ content: string }> = ({ props }) => new Response(props.content);
