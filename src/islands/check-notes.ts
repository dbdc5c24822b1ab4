// What a reader should know beside the problems: what was rewritten, which columns were not read, which rows do not
// count, and what a check of single files cannot tell.
import { full } from '../format/numbers.ts';
import type { CheckedFiles } from '../ingest/check-files.ts';
import { masked } from '../ingest/mask.ts';
import type { Rewrite } from '../ingest/rewrites.ts';
import { REWRITES } from '../ingest/rewrites.ts';
import type { PassedOver } from '../ingest/row-kinds.ts';
import type { InputTableName, Lang, Text } from '../schema/column.ts';
import { INPUT_TABLE_NAMES, INPUT_TABLES } from '../schema/inputs.ts';
import { fileName } from './check-groups.ts';

/** What was rewritten and how often, in the order of the list. */
export function rewriteNotes({ files }: CheckedFiles): readonly { what: Text; count: number }[] {
  return (Object.keys(REWRITES) as Rewrite[]).flatMap((kind) => {
    const count = files.reduce((sum, { reading }) => sum + (reading.rewrites[kind] ?? 0), 0);
    return count === 0 ? [] : [{ what: REWRITES[kind], count }];
  });
}

/** Header cells that name no column, by file. */
export function unreadColumns({ files }: CheckedFiles): readonly { file: string; columns: string[] }[] {
  return files.flatMap(({ path, reading }) =>
    reading.unknownColumns.length === 0
      ? []
      : [{ file: fileName(path), columns: reading.unknownColumns.map(masked) }],
  );
}

const PASSED_OVER: Readonly<Record<PassedOver, Text>> = {
  title: { zh: '表头上面的行', en: 'Lines above the header' },
  header: { zh: '重复的表头', en: 'Repeated headers' },
  footer: { zh: '合计、填表人等表尾的行', en: 'Totals, signatures and remarks' },
  blank: { zh: '空行', en: 'Blank lines' },
};

/** Lines that are no data, by kind; a file's own header is not among them. */
export function passedOverNotes({ files }: CheckedFiles): readonly { what: Text; count: number }[] {
  return (Object.keys(PASSED_OVER) as PassedOver[]).flatMap((kind) => {
    const count = files.reduce((sum, { reading }) => {
      const lines = reading.passedOver[kind] ?? 0;
      return sum + (kind === 'header' ? Math.max(0, lines - 1) : lines);
    }, 0);
    return count === 0 ? [] : [{ what: PASSED_OVER[kind], count }];
  });
}

/** A sentence for each table with rows of which a newer one counts. */
export function supersededNotes({ files }: CheckedFiles, lang: Lang): readonly string[] {
  return INPUT_TABLE_NAMES.flatMap((table) => {
    const rows = files
      .filter(({ reading }) => reading.table === table)
      .reduce((sum, { superseded }) => sum + superseded, 0);
    if (rows === 0) return [];
    const title = INPUT_TABLES[table].title[lang];
    const count = full(rows);
    return lang === 'zh'
      ? [`${title}：同一编号重复${count}行，以最新的一行为准。`]
      : [
          `${title}: ${count} ${rows === 1 ? 'row repeats a key' : 'rows repeat keys'}; the newest row counts.`,
        ];
  });
}

/** What refers from a given table to one that was not given. */
const UNJUDGED: readonly (readonly [from: InputTableName, to: InputTableName, says: Text])[] = [
  [
    'outcomes',
    'activities',
    {
      zh: '没有核对成效的活动编号：没有放入活动表（activities）。',
      en: 'The activity ids of the outcomes were not checked: no activities file was given.',
    },
  ],
  [
    'activities',
    'needs',
    {
      zh: '没有核对活动的需求编号：没有放入需求表（needs）。',
      en: 'The need ids of the activities were not checked: no needs file was given.',
    },
  ],
  [
    'returns',
    'activities',
    {
      zh: '没有核对报送的活动数：没有放入活动表（activities）。',
      en: 'The numbers of activities in the returns were not checked: no activities file was given.',
    },
  ],
];

/** What could not be judged for want of a table. */
export function unjudgedNotes({ files, unjudged }: CheckedFiles): readonly Text[] {
  const given = new Set(files.map(({ reading }) => reading.table));
  return UNJUDGED.filter(([from, to]) => given.has(from) && unjudged.includes(to)).map(([, , says]) => says);
}
