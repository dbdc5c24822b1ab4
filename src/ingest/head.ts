// The head of a file: its encoding, delimiter and header, or the problem for which none of it can be read.
import type { InputTable, InputTableName, Text } from '../schema/column.ts';
import { INPUT_TABLE_NAMES, INPUT_TABLES } from '../schema/inputs.ts';
import type { Encoding, FileBytes } from './encoding.ts';
import { detectEncoding, textOf } from './encoding.ts';
import type { Header } from './header.ts';
import { findHeader, headerNames } from './header.ts';
import type { FileProblem } from './problems.ts';
import type { TextRecord } from './records.ts';
import { readRecords } from './records.ts';
import type { Rules } from './rules.ts';

export interface FileHead {
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly header: Header;
  /** The header's own cells. */
  readonly cells: readonly string[];
}

/** A file that cannot be read, with what was found out about it before. */
export class UnreadableFile extends Error {
  readonly problem: FileProblem;
  readonly encoding: Encoding | null;

  constructor(problem: FileProblem, encoding: Encoding | null = null) {
    super(problem.code);
    this.problem = problem;
    this.encoding = encoding;
  }
}

const DELIMITERS = [',', ';', '\t', '|'];
/** A header lies within this many records. */
const HEADER_RECORDS = 20;
/** Characters that hold the first records. */
const HEAD_LENGTH = 1 << 16;

const refuse = (
  problem: Omit<FileProblem, 'column' | 'value'> & { value?: string },
  encoding?: Encoding,
): never => {
  throw new UnreadableFile({ column: '', value: '', ...problem }, encoding);
};

/** What other programs' files begin with, and what a person calls them. */
const FOREIGN: readonly (readonly [mark: readonly number[], name: Text])[] = [
  [
    [0x50, 0x4b, 3, 4],
    { zh: 'Excel工作簿（.xlsx）或压缩文件', en: 'an Excel workbook (.xlsx) or an archive' },
  ],
  [[0xd0, 0xcf, 0x11, 0xe0], { zh: 'Excel 97—2003工作簿（.xls）', en: 'an Excel 97–2003 workbook (.xls)' }],
  [[0x25, 0x50, 0x44, 0x46], { zh: 'PDF文件', en: 'a PDF file' }],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], { zh: '文字处理文件（.rtf）', en: 'a text document (.rtf)' }],
  [[0x52, 0x61, 0x72, 0x21], { zh: '压缩文件（.rar）', en: 'an archive (.rar)' }],
  [[0x37, 0x7a, 0xbc, 0xaf], { zh: '压缩文件（.7z）', en: 'an archive (.7z)' }],
];

/** How many bytes tell what kind of file it is. */
const FIRST_BYTES = 4096;

async function firstBytes(bytes: FileBytes): Promise<Uint8Array> {
  const first = new Uint8Array(FIRST_BYTES);
  let length = 0;
  for await (const chunk of bytes()) {
    const part = chunk.subarray(0, FIRST_BYTES - length);
    first.set(part, length);
    length += part.length;
    if (length === FIRST_BYTES) break;
  }
  return first.subarray(0, length);
}

/** A web page or XML, in whatever encoding: some systems hand out a table of HTML as .xls or .csv. */
const MARKUP = /^\s*<(?:!doctype|html|head|body|table|style|\?xml|meta)/i;

function assertText(first: Uint8Array): void {
  const foreign = FOREIGN.find(([mark]) => mark.every((byte, i) => first[i] === byte));
  if (foreign) refuse({ code: 'FILE_NOT_CSV', more: foreign[1] });
}

/**
 * Two bytes a character and no mark: the delimiters and line breaks have an empty byte beside them, always on the same
 * side. A few empty bytes here and there are damage.
 */
function looksLikeUtf16(first: Uint8Array): boolean {
  const empty = [0, 0];
  for (const [i, byte] of first.entries()) if (byte === 0) empty[i % 2] = (empty[i % 2] ?? 0) + 1;
  const [most, least] = [Math.max(...empty), Math.min(...empty)];
  return most > 3 && most > first.length / 40 && least <= most / 10;
}

async function firstText(bytes: FileBytes, encoding: Encoding): Promise<string> {
  let text = '';
  for await (const piece of textOf(bytes(), encoding)) {
    text += piece;
    if (text.length >= HEAD_LENGTH) break;
  }
  return text.slice(0, HEAD_LENGTH);
}

const SEPARATOR_LINE = /^"?sep=([^"\r\n\ufeff])"?(?:[\r\n]|$)/i;

async function* only(text: string): AsyncGenerator<string> {
  yield text;
}

async function firstRecords(text: string, delimiter: string): Promise<readonly TextRecord[]> {
  const records: TextRecord[] = [];
  for await (const batch of readRecords(only(text), delimiter)) {
    records.push(...batch.slice(0, HEADER_RECORDS - records.length));
    if (records.length >= HEADER_RECORDS) break;
  }
  return records;
}

interface Found {
  readonly delimiter: string;
  readonly header: Header;
  readonly cells: readonly string[];
}

const known = (header: Header): number => header.places.filter((places) => places.length > 0).length;

/** The delimiter that a `sep=` line names, else the one under which the header names most columns. */
async function headerIn(text: string, table: InputTable, rules: Rules): Promise<Found | null> {
  const names = headerNames(table, rules.aliases[table.name]);
  const named = SEPARATOR_LINE.exec(text)?.[1];
  let best: Found | null = null;
  for (const delimiter of named === undefined ? DELIMITERS : [named, ...DELIMITERS]) {
    const records = await firstRecords(text, delimiter);
    const header = findHeader(
      records.map((record) => record.cells),
      table,
      names,
    );
    if (header === null) continue;
    const found = { delimiter, header, cells: records[header.record]?.cells ?? [] };
    if (delimiter === named) return found;
    if (best === null || known(header) > known(best.header)) best = found;
  }
  return best;
}

/** Nothing but what a spreadsheet writes for empty cells. */
const BLANK = /^[\s,;|"\ufeff]*$/;

/** The first text of a file. Throws an UnreadableFile for what is no text, or none that can be read. */
async function startOf(bytes: FileBytes): Promise<{ encoding: Encoding; text: string }> {
  const first = await firstBytes(bytes);
  assertText(first);
  const encoding = await detectEncoding(bytes());
  if ((encoding === 'utf-8' || encoding === 'gb18030') && looksLikeUtf16(first))
    refuse({ code: 'FILE_UTF16' });
  const text = await firstText(bytes, encoding);
  if (MARKUP.test(text)) {
    const more = {
      zh: '网页或XML（有的系统把它叫作.xls）',
      en: 'a web page or XML (some systems call it .xls)',
    };
    refuse({ code: 'FILE_NOT_CSV', more }, encoding);
  }
  if (BLANK.test(text)) refuse({ code: 'FILE_EMPTY' }, encoding);
  return { encoding, text };
}

/** The head of a file of `table`. Throws an UnreadableFile. */
export async function readHead(bytes: FileBytes, table: InputTable, rules: Rules): Promise<FileHead> {
  const { encoding, text } = await startOf(bytes);
  const found = await headerIn(text, table, rules);
  if (found === null) {
    return refuse({ code: 'FILE_NO_HEADER', value: String(HEADER_RECORDS), more: table.title }, encoding);
  }
  if (found.header.missing.length > 0) {
    const labels = found.header.missing.map(
      (name) => table.columns.find((column) => column.name === name)?.label ?? { zh: name, en: name },
    );
    const more = {
      zh: labels.map((label) => label.zh).join('、'),
      en: labels.map((label) => label.en).join(', '),
    };
    return refuse({ code: 'FILE_HEADER_MISSING', more }, encoding);
  }
  return { encoding, ...found };
}

/**
 * The problem of a file whose name belongs to no table: what it is, or which table its header fits, so that the office
 * knows how to name it.
 */
export async function namelessFile(bytes: FileBytes, rules: Rules): Promise<FileProblem> {
  const nameless = { code: 'FILE_NO_TABLE', column: '', value: '' } as const;
  try {
    const { text } = await startOf(bytes);
    const table = await tableByHeader(text, rules);
    if (table === null) return nameless;
    const { zh, en } = INPUT_TABLES[table].title;
    return {
      ...nameless,
      more: { zh: `，表头像“${zh}”表（${table}）`, en: `; its header looks like ${en} (${table})` },
    };
  } catch (error) {
    if (error instanceof UnreadableFile && error.problem.code === 'FILE_NOT_CSV') return error.problem;
    return nameless;
  }
}

/** The table whose header, with all required columns, names most of its columns. */
async function tableByHeader(text: string, rules: Rules): Promise<InputTableName | null> {
  let best: { name: InputTableName; columns: number } | null = null;
  for (const name of INPUT_TABLE_NAMES) {
    const header = (await headerIn(text, INPUT_TABLES[name], rules))?.header;
    if (!header || header.missing.length > 0) continue;
    if (best === null || known(header) > best.columns) best = { name, columns: known(header) };
  }
  return best?.name ?? null;
}
