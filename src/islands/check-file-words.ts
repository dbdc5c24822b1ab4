// What is said of a file: its rows, size, encoding, delimiter and table, in one line.
import type { FileReading } from '../ingest/file.ts';
import { full } from '../format/numbers.ts';
import { fileSize } from '../format/sizes.ts';
import type { Lang, Text } from '../schema/column.ts';
import { INPUT_TABLES } from '../schema/inputs.ts';

type Form = Pick<FileReading, 'encoding' | 'delimiter'>;

const ENCODINGS: Record<NonNullable<FileReading['encoding']>, Text> = {
  'utf-8': { zh: 'UTF-8', en: 'UTF-8' },
  'utf-8-bom': { zh: 'UTF-8', en: 'UTF-8' },
  'utf-16le': { zh: 'UTF-16', en: 'UTF-16' },
  'utf-16be': { zh: 'UTF-16', en: 'UTF-16' },
  gb18030: { zh: 'GB18030（GBK）', en: 'GB18030 (GBK)' },
};

const DELIMITERS: Readonly<Record<string, Text>> = {
  ',': { zh: '逗号', en: 'comma' },
  ';': { zh: '分号', en: 'semicolon' },
  '\t': { zh: '制表符', en: 'tab' },
  '|': { zh: '竖线', en: 'bar' },
};

/** Empty where it is not known. */
export const encodingName = ({ encoding }: Form, lang: Lang): string =>
  encoding === null ? '' : ENCODINGS[encoding][lang];

/** Empty where it is not known. */
export const delimiterName = ({ delimiter }: Form, lang: Lang): string =>
  DELIMITERS[delimiter ?? '']?.[lang] ?? '';

/** `1,846行，312 kB，UTF-8，逗号，按“活动”表检查`; what is not known is left out. */
export function fileFacts(reading: FileReading, bytes: number, lang: Lang): string {
  const { table, read, error } = reading;
  const rows = lang === 'zh' ? `${full(read)}行` : `${full(read)} ${read === 1 ? 'row' : 'rows'}`;
  const title = table === null ? '' : INPUT_TABLES[table].title[lang];
  const checkedAs = lang === 'zh' ? `按“${title}”表检查` : `checked as ${title}`;
  const refused = lang === 'zh' ? '没有读成' : 'not read';
  return [
    error === null ? rows : '',
    fileSize(bytes),
    encodingName(reading, lang),
    delimiterName(reading, lang),
    error === null ? checkedAs : refused,
  ]
    .filter(Boolean)
    .join(lang === 'zh' ? '，' : ', ');
}
