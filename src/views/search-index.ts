// What the search of the whole site reads of the published lists: tasks, tables and their measures, townships.
import { href } from '../format/href.ts';
import type { Lang, Text } from '../schema/column.ts';
import { measuresOf } from '../schema/column.ts';
import { OUTPUT_TABLE_NAMES, OUTPUT_TABLES } from '../schema/outputs.ts';
import { lineFromTownship, shardOf, type PageEntry, type PageKind } from '../search/entries.ts';
import { pinyinOf } from './pinyin.ts';
import { regions } from './regions.ts';
import { taxonomy, type Named } from './taxonomy.ts';

/** A page as the search finds it: by its name in both languages' letters. `path` is without language. */
export function pageEntry(kind: PageKind, name: string, path: string, lang: Lang, note = ''): PageEntry {
  return { kind, name, pinyin: pinyinOf(name), address: href(path, lang), note };
}

/** Tasks, kinds, tables and measures. A measure leads to its table's page. */
export async function listedEntries(lang: Lang): Promise<readonly PageEntry[]> {
  const { tasks, kindsOf } = await taxonomy();
  const ofTask = ({ code, name }: Named): PageEntry =>
    pageEntry('task', name[lang], `/task/${code}/`, lang, code);
  const tables = OUTPUT_TABLE_NAMES.map((name) => OUTPUT_TABLES[name]);
  const title = (text: Text): string => text[lang];
  return [
    ...tasks.flatMap((task) => [ofTask(task), ...kindsOf(task.code).map(ofTask)]),
    ...tables.map(({ name, title: of }) => pageEntry('data', title(of), `/data/${name}/`, lang, name)),
    ...tables.flatMap((table) =>
      measuresOf(table).map(({ label }) =>
        pageEntry('measure', title(label), `/data/${table.name}/`, lang, title(table.title)),
      ),
    ),
  ];
}

/** The townships of the register on whose county's page they stand: lines by the letter of their file. */
export async function townshipFiles(): Promise<ReadonlyMap<string, string>> {
  const tree = await regions();
  const shards = new Map<string, string>();
  for (const { code, name, parent } of tree.townships) {
    if (parent === null || !tree.of(parent).hasPage) continue;
    const pinyin = pinyinOf(name);
    const shard = shardOf(pinyin);
    shards.set(shard, `${shards.get(shard) ?? ''}${lineFromTownship({ code, name, pinyin, parent })}\n`);
  }
  return shards;
}
