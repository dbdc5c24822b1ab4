// A file's bytes in, its records out: each with the line on which it starts, its cells by column name, or the fault
// that makes it unreadable. PapaParse splits the text; it is fed decoded text, never bytes.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import Papa from 'papaparse';
import type { InputTable, Text } from '../../src/schema/column.ts';
import type { Encoding } from '../../src/ingest/encoding.ts';
import { detectEncoding, textOf } from '../../src/ingest/encoding.ts';
import type { Header } from '../../src/ingest/header.ts';
import { findHeader } from '../../src/ingest/header.ts';

export interface TextRecord {
  /** Line of the file on which the record starts, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly fault: 'COLUMNS' | 'QUOTES' | null;
}

export interface FileHead {
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly header: Header;
}

/** A file that cannot be read at all. */
export class UnreadableFile extends Error {
  readonly text: Text;
  readonly encoding: Encoding | null;

  constructor(text: Text, encoding: Encoding | null = null) {
    super(text.en);
    this.text = text;
    this.encoding = encoding;
  }
}

const DELIMITERS = [',', ';', '\t', '|'];
const HEADER_RECORDS = 20;
const CHUNK = 1 << 20;

/** Files up to this size are read once and kept while they are looked at; larger ones are streamed each time. */
const KEPT = 8 << 20;

/** A file's bytes, as often as they are asked for. */
export type FileBytes = () => AsyncIterable<Uint8Array>;

export function bytesOf(path: string): FileBytes {
  if (statSync(path).size > KEPT) return () => createReadStream(path, { highWaterMark: CHUNK });
  const whole = readFileSync(path);
  return async function* () {
    yield whole;
  };
}

/** Enough text for the first records; a header lies within it. */
const HEAD_LENGTH = 1 << 16;

async function firstText(bytes: FileBytes, encoding: Encoding): Promise<string> {
  for await (const text of textOf(bytes(), encoding)) return text.slice(0, HEAD_LENGTH);
  return '';
}

/** Encoding, delimiter and header of a file: the delimiter under which the header names most columns. */
export async function readHead(
  bytes: FileBytes,
  table: InputTable,
  names: ReadonlyMap<string, string>,
): Promise<FileHead> {
  const encoding = await detectEncoding(bytes());
  let text: string;
  try {
    text = await firstText(bytes, encoding);
  } catch {
    throw new UnreadableFile(
      {
        zh: '文字编码读不了：既不是UTF-8也不是GB18030。请另存为“CSV UTF-8（逗号分隔）”。',
        en: 'The encoding cannot be read: neither UTF-8 nor GB18030. Save it as "CSV UTF-8".',
      },
      null,
    );
  }
  if (text.trim() === '') {
    throw new UnreadableFile(
      {
        zh: '文件是空的。没有数据时请删去文件，或只留表头。',
        en: 'The file is empty. Delete it, or keep the header row alone.',
      },
      encoding,
    );
  }
  let best: { delimiter: string; header: Header } | null = null;
  for (const delimiter of DELIMITERS) {
    const { data } = Papa.parse<string[]>(text, {
      delimiter,
      newline: lineEnding(text),
      preview: HEADER_RECORDS,
    });
    const header = findHeader(data, table, names);
    const known = (found: Header | undefined): number => found?.columns.filter((c) => c !== null).length ?? 0;
    if (header && known(header) > known(best?.header)) best = { delimiter, header };
  }
  if (best === null) {
    throw new UnreadableFile(
      {
        zh: `前${HEADER_RECORDS}行里没有找到“${table.title.zh}”的表头。请核对文件名和表头。`,
        en: `No header of "${table.title.en}" in the first ${HEADER_RECORDS} rows. Check the file's name and its header.`,
      },
      encoding,
    );
  }
  if (best.header.missing.length > 0) {
    const labels = best.header.missing.map(
      (name) => table.columns.find((c) => c.name === name)?.label ?? { zh: name, en: name },
    );
    throw new UnreadableFile(
      {
        zh: `表头缺少必填的列：${labels.map((l) => l.zh).join('、')}。请补上这些列。`,
        en: `The header lacks required columns: ${labels.map((l) => l.en).join(', ')}. Add them.`,
      },
      encoding,
    );
  }
  return { encoding, ...best };
}

const lineBreaks = (cells: readonly string[]): number => {
  let breaks = 0;
  for (const cell of cells) if (cell.includes('\n')) breaks += cell.split('\n').length - 1;
  return breaks;
};

/** The records below the header, in order; wholly empty ones are passed over but counted as lines. */
export async function* readRecords(bytes: FileBytes, head: FileHead): AsyncGenerator<TextRecord[]> {
  const width = head.header.columns.length;
  let line = 1;
  let record = 0;
  for await (const { data, broken } of parsedChunks(bytes, head)) {
    const records: TextRecord[] = [];
    for (const [i, cells] of data.entries()) {
      const start = line;
      line += 1 + lineBreaks(cells);
      if (record++ <= head.header.record) continue;
      if (cells.every((cell) => cell.trim() === '')) continue;
      const extra = cells.slice(width).some((cell) => cell.trim() !== '');
      const fault = broken.has(i) ? 'QUOTES' : cells.length < width || extra ? 'COLUMNS' : null;
      records.push({ line: start, cells, fault });
    }
    if (records.length > 0) yield records;
  }
}

/** The line ending that the first line of a text has. */
function lineEnding(text: string): '\r\n' | '\n' | '\r' {
  const feed = text.indexOf('\n');
  if (feed < 0) return text.includes('\r') ? '\r' : '\n';
  return text[feed - 1] === '\r' ? '\r\n' : '\n';
}

/**
 * Chunks of parsed rows; `broken` has the indexes of rows whose quotes do not match. The parser is driven by hand, as
 * PapaParse's own streamer does it: what it leaves of a chunk goes in front of the next.
 */
async function* parsedChunks(
  bytes: FileBytes,
  head: FileHead,
): AsyncGenerator<{ data: string[][]; broken: ReadonlySet<number> }> {
  let newline: '\r\n' | '\n' | '\r' | null = null;
  let rest = '';
  const parse = (text: string, isLast: boolean): { data: string[][]; broken: ReadonlySet<number> } => {
    newline ??= lineEnding(text);
    const parser = new Papa.Parser({ delimiter: head.delimiter, newline, quoteChar: '"' });
    const { data, errors, meta } = parser.parse(text, 0, !isLast) as Papa.ParseResult<string[]>;
    rest = isLast ? '' : text.slice(meta.cursor);
    const quotes = errors.filter((error) => error.type === 'Quotes');
    return { data, broken: new Set(quotes.map((error) => error.row ?? 0)) };
  };
  for await (const text of textOf(bytes(), head.encoding)) yield parse(rest + text, false);
  if (rest !== '') yield parse(rest, true);
}
