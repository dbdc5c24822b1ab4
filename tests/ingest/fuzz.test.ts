// Looks for crashes, for rows lost, and for values that change on their way: random bytes, and tables in random forms.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { TextRecord } from '../../src/ingest/records.ts';
import { readRecords } from '../../src/ingest/records.ts';
import { INPUT_TABLES } from '../../src/schema/inputs.ts';
import type { ReadRows } from './sample-rules.ts';
import { day, runs, valueOf, word } from './arbitraries.ts';
import { inChunks, readRows } from './sample-rules.ts';

const FIXTURES = new URL('../fixtures/ingest/', import.meta.url).pathname;
const fixtureBytes: readonly Uint8Array[] = readdirSync(FIXTURES, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.parentPath.includes('/exports'))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
  .filter((bytes) => bytes.length < 20_000);

const HEADER = 'activity_id,date,region_code,title,task,org_name,volunteers,hours';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const sum = (counts: object): number => Object.values(counts).reduce((all: number, n: number) => all + n, 0);

/** Every row was handed on once, in the order of the lines. */
function expectAccounted({ reading, accepted, rejected }: ReadRows): void {
  expect(accepted.length + rejected.length).toBe(reading.read);
  expect(rejected.length).toBe(reading.rejected);
  expect(sum(reading.reasons)).toBe(reading.rejected);
  const lines = [...accepted, ...rejected].map((one) => one.line).sort((a, b) => a - b);
  expect(new Set(lines).size).toBe(lines.length);
}

/** What was found, in a form that can be compared. */
const foundIn = ({ reading, accepted, rejected }: ReadRows): unknown => ({
  reading,
  accepted: accepted.map(({ line, values }) => [line, values]),
  rejected: rejected.map(({ line, first }) => [line, first]),
});

const chunkSize = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(64, 1024, 65_536));
const tableName = fc.constantFrom('activities', 'outcomes', 'needs', 'targets', 'returns', 'other');

/** A file's bytes, damaged: bytes changed, taken out, put in, or the end cut off. */
const mutated = fc
  .tuple(
    fc.constantFrom(...fixtureBytes),
    fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        remove: fc.integer({ min: 0, max: 6 }),
        put: fc.oneof(
          fc.uint8Array({ maxLength: 4 }),
          fc.constantFrom('"', '\r', '\n', ',', '""', '",', '\n"', '\0', ';', 'sep=;\n', '合计').map(utf8),
        ),
      }),
      { maxLength: 6 },
    ),
    fc.double({ min: 0.3, max: 1, noNaN: true }),
  )
  .map(([bytes, changes, end]) => {
    let all = [...bytes];
    for (const { at, remove, put } of changes) all.splice(Math.floor(at * all.length), remove, ...put);
    if (end < 0.7) all = all.slice(0, Math.floor(end * all.length));
    return Uint8Array.from(all);
  });

describe('any bytes are read to their end', () => {
  const readEither = async (name: string, bytes: Uint8Array, size: number): Promise<void> => {
    const whole = await readRows(`${name}.csv`, inChunks(bytes, 1 << 20));
    expectAccounted(whole);
    const pieces = await readRows(`${name}.csv`, inChunks(bytes, size));
    expect(foundIn(pieces)).toEqual(foundIn(whole));
  };

  test('random bytes', () =>
    fc.assert(
      fc.asyncProperty(tableName, fc.uint8Array({ maxLength: 400 }), chunkSize, readEither),
      runs(300),
    ));

  test('random bytes below a header', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), chunkSize, (bytes, size) =>
        readEither('activities', Uint8Array.from([...utf8(`${HEADER}\n`), ...bytes]), size),
      ),
      runs(300),
    ));

  test('damaged files, alike whatever the chunks', () =>
    fc.assert(fc.asyncProperty(tableName, mutated, chunkSize, readEither), runs(1500)));

  test('a line without an end is one broken row, and the rows behind it are found', async () => {
    const row = 'A1,2022-03-05,430102001001,t,103,o,1,1';
    const text = `${HEADER}\n${row}\n${'x'.repeat(3 << 20)}\n${row}\n"${'y'.repeat(3 << 20)}\n${row}\n`;
    const found = await readRows('activities.csv', inChunks(utf8(text), 65_536));
    expectAccounted(found);
    expect(found.accepted.map((one) => one.line)).toEqual([2, 4, 6]);
    expect(found.rejected.map((one) => [one.line, one.first.code])).toEqual([
      [3, 'QUOTES'],
      [5, 'QUOTES'],
    ]);
  });

  test.each([
    ['spaces inside', `a${' '.repeat(30_000)}b`],
    ['digits behind a letter', `a${'1'.repeat(30_000)}x`],
    ['brackets', '('.repeat(30_000)],
    ['slashes', '/'.repeat(30_000)],
    ['digits one by one', '1 '.repeat(10_000)],
    ['telephone numbers', '13800138000，'.repeat(5_000)],
    ['names', '低保户张某某，'.repeat(5_000)],
    ['surnames', '低保户张王李赵'.repeat(5_000)],
    ['addresses', '3号楼2单元501室'.repeat(5_000)],
    ['building numbers', '1-'.repeat(10_000)],
    ['signs of e-mail', 'a@a.'.repeat(10_000)],
    ['awards', '全国十佳评选盛典'.repeat(5_000)],
    ['complaints', '投诉一二三四五六'.repeat(5_000)],
  ])('a cell of %s takes no time', async (_, cell) => {
    const header = `activity_id,date,region_code,task,org_name,title,region_name,${cell}`;
    const row = `${cell},${cell},${cell},${cell},${cell},${cell},${cell},1`;
    const started = performance.now();
    expectAccounted(await readRows('activities.csv', inChunks(utf8(`${header}\n${row}\n`), 65_536)));
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

// GB18030 as its encoder would write it: two bytes where the decoder knows a pair, four bytes by rule beyond the BMP.
const gbPairs = new Map<string, readonly number[]>();
for (let lead = 0x81; lead <= 0xfe; lead++) {
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    const character = new TextDecoder('gb18030').decode(Uint8Array.of(lead, trail));
    if ([...character].length === 1 && character !== '\ufffd' && !gbPairs.has(character))
      gbPairs.set(character, [lead, trail]);
  }
}

function gb18030(text: string): Uint8Array {
  const bytes = [...text].flatMap((character): readonly number[] => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) return [code];
    if (code < 0x10000) return gbPairs.get(character) ?? [0x3f];
    const n = code - 0x10000;
    return [
      0x90 + Math.floor(n / 12_600),
      0x30 + (Math.floor(n / 1260) % 10),
      0x81 + (Math.floor(n / 10) % 126),
      0x30 + (n % 10),
    ];
  });
  return Uint8Array.from(bytes);
}

const utf16 = (text: string, isLittle: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), isLittle);
  return new Uint8Array(view.buffer);
};

const ENCODERS: Record<string, (text: string) => Uint8Array> = {
  'utf-8': utf8,
  'utf-8-bom': (text) => utf8(`\ufeff${text}`),
  'utf-16le': (text) => utf16(`\ufeff${text}`, true),
  'utf-16be': (text) => utf16(`\ufeff${text}`, false),
  gb18030,
};

const quoted = (cell: string, delimiter: string, always: boolean): string =>
  always || cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** A text with quotes, line breaks and few enough delimiters not to look like a row. */
const title = fc
  .tuple(word(8), fc.constantFrom('', '\n', '\n\n', '"', '""', ',', ';', '\t', '|', ', "x"\n'), word(8))
  .map((parts) => parts.join(''));

const COLUMNS = [
  ['activity_id', '活动编号'],
  ['date', '活动日期'],
  ['region_code', '区划代码'],
  ['title', '活动名称'],
  ['task', '任务类型'],
  ['org_name', '组织名称'],
  ['volunteers', '志愿者人数'],
] as const;

type Row = Record<(typeof COLUMNS)[number][0], string>;

const row: fc.Arbitrary<Row> = fc.record({
  activity_id: fc.stringMatching(/^[A-Z]{1,3}-\d{1,6}$/),
  date: day,
  region_code: fc.constantFrom('430102001001', '430102001', '430102', '441900'),
  title,
  task: fc.constantFrom('103', '207', '312'),
  org_name: word(5),
  volunteers: fc.integer({ min: 0, max: 99_999 }).map(String),
});

interface Form {
  readonly delimiter: string;
  readonly lineBreak: string;
  readonly encoding: string;
  readonly order: readonly number[];
  readonly quotesAll: boolean;
  readonly endsWithBreak: boolean;
  readonly size: number;
}

const form: fc.Arbitrary<Form> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  lineBreak: fc.constantFrom('\n', '\r\n', '\r'),
  encoding: fc.constantFrom(...Object.keys(ENCODERS)),
  order: fc.shuffledSubarray([...COLUMNS.keys()], { minLength: COLUMNS.length }),
  quotesAll: fc.boolean(),
  endsWithBreak: fc.boolean(),
  size: chunkSize,
});

/** A table as text, and the line on which each row starts. */
function written(rows: readonly Row[], { delimiter, lineBreak, order, quotesAll, endsWithBreak }: Form) {
  const header = order.map((i) => COLUMNS[i]?.[1] ?? '').join(delimiter);
  const texts = rows.map((one) =>
    order
      .map((i) =>
        quoted(one[(COLUMNS[i] ?? COLUMNS[0])[0]], delimiter, quotesAll).replaceAll('\n', lineBreak),
      )
      .join(delimiter),
  );
  let line = 2;
  const lines = texts.map((text) => {
    const start = line;
    line += text.split(lineBreak).length;
    return start;
  });
  return { text: [header, ...texts].join(lineBreak) + (endsWithBreak ? lineBreak : ''), lines };
}

const at = (name: string): number => INPUT_TABLES.activities.columns.findIndex((one) => one.name === name);

test('every row of a good table comes back with its values and line, whatever its form and chunks', () =>
  fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 60 }), form, async (rows, how) => {
      const { text, lines } = written(rows, how);
      const bytes = ENCODERS[how.encoding]?.(text) ?? new Uint8Array();
      const { reading, accepted, rejected } = await readRows('activities.csv', inChunks(bytes, how.size));
      expect(rejected).toEqual([]);
      expect(reading.error).toBeNull();
      expect(reading.encoding).toBe(how.encoding);
      expect(reading.delimiter).toBe(how.delimiter);
      expect(accepted.map((one) => one.line)).toEqual(lines);
      for (const [i, { values }] of accepted.entries()) {
        const source = rows[i] as Row;
        const value = (name: string) => values[at(name)];
        expect(value('activity_id')).toBe(source.activity_id);
        expect(value('date')).toBe(source.date);
        expect(value('title')).toBe(valueOf(source.title));
        expect(value('org_name')).toBe(valueOf(source.org_name));
        expect(value('task')).toBe(source.task);
        expect(value('volunteers')).toBe(Number(source.volunteers));
      }
    }),
    runs(400),
  ));

const brokenLine = fc.constantFrom(
  'X1,"看望',
  '"',
  'X1,2022-03-05,430102001001,"看望,103,示例队,12',
  'X1,2022-03-05,430102001001,看望",103,示例队,12,多',
  'X1,2022-03-05,"430102001001"x,看望,103,示例队,12',
  'X1,2022-03-05',
  'X1,2022-03-05,430102001001,看,望,老,人,们,103,示例队,12',
  '"X1","2022-03-05,430102001001',
  'X1,2022-03-05,430102001001,看\0望,103,示例队,12',
);

test('a broken row changes nothing for the rows around it', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 2, maxLength: 30 }),
      fc.array(fc.tuple(fc.nat(), brokenLine), { minLength: 1, maxLength: 2 }),
      chunkSize,
      async (rows, breaks, size) => {
        const order = [...COLUMNS.keys()];
        const how = { delimiter: ',', lineBreak: '\n', encoding: 'utf-8', order, quotesAll: false };
        const records = rows.map((one) => {
          const { text } = written([one], { ...how, endsWithBreak: false, size });
          return text.slice(text.indexOf('\n') + 1);
        });
        const mixed: string[] = [...records];
        for (const [place, line] of breaks) mixed.splice(place % (mixed.length + 1), 0, line);
        const header = COLUMNS.map(([name]) => name).join(',');
        const read = (all: readonly string[]) =>
          readRows('activities.csv', inChunks(utf8(`${[header, ...all].join('\n')}\n`), size));
        const valuesIn = ({ accepted }: ReadRows) =>
          accepted.map(({ values }) => values).filter(([id]) => id !== 'X1');
        const [alone, among] = [await read(records), await read(mixed)];
        expect(valuesIn(among)).toEqual(valuesIn(alone));
        // Two broken rows side by side may be one good record of two lines.
        if (breaks.length === 1) expect(among.reading.read).toBe(rows.length + 1);
      },
    ),
    runs(500),
  ));

async function recordsOf(pieces: readonly string[], delimiter: string): Promise<TextRecord[]> {
  const records: TextRecord[] = [];
  async function* texts(): AsyncGenerator<string> {
    yield* pieces;
  }
  for await (const batch of readRecords(texts(), delimiter)) records.push(...batch);
  return records;
}

test('records of well-formed text are what PapaParse makes of it', () =>
  fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 6 }).chain((width) =>
        fc.array(
          fc.array(fc.constantFrom('', 'a', '看', ' b ', 'x"y', '"', 'p;q', 'l\nm', 'l\n\nm', '""'), {
            minLength: width,
            maxLength: width,
          }),
          { minLength: 1, maxLength: 20 },
        ),
      ),
      fc.constantFrom(',', '|'),
      fc.boolean(),
      fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 9 }),
      async (rows, delimiter, endsWithBreak, sizes) => {
        const text =
          rows
            .map((cells) => cells.map((cell) => quoted(cell, delimiter, false)).join(delimiter))
            .join('\n') + (endsWithBreak ? '\n' : '');
        const pieces: string[] = [];
        for (let from = 0, i = 0; from < text.length; i++) {
          const size = sizes[i % sizes.length] ?? 1;
          pieces.push(text.slice(from, from + size));
          from += size;
        }
        const { data } = Papa.parse<string[]>(text, { delimiter, newline: '\n' });
        if (text === '' || text.endsWith('\n')) data.pop();
        const records = await recordsOf(pieces, delimiter);
        expect(records.map((record) => record.cells)).toEqual(data);
        expect(records.every((record) => record.fault === null)).toBe(true);
        let line = 1;
        for (const record of records) {
          expect(record.line).toBe(line);
          line += 1 + record.cells.join('').split('\n').length - 1;
        }
      },
    ),
    runs(800),
  ));
