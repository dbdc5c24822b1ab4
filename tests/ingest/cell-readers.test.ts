// What offices write in a cell reads back as what they meant, in whatever form; and no short way reads otherwise.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCell } from '../../src/ingest/cell-reading.ts';
import { cellReader } from '../../src/ingest/cell-readers.ts';
import type { InputColumn, InputTableName } from '../../src/schema/column.ts';
import { INPUT_TABLES } from '../../src/schema/inputs.ts';
import { day, runs, valueOf, word } from './arbitraries.ts';
import { SAMPLE_LISTS, sampleRules } from './sample-rules.ts';

const columnOf = (table: InputTableName, name: string): InputColumn => {
  const column = INPUT_TABLES[table].columns.find((one) => one.name === name);
  if (!column) throw new Error(`missing column: ${name}`);
  return column;
};

const around = fc
  .tuple(
    fc.constantFrom('', ' ', '\t', '\u00a0', '\u3000', '\u200b', "'", ' \u200b', "' "),
    fc.constantFrom('', ' ', '\u00a0', '\u3000', '\u200b', '\ufeff'),
  )
  .map(
    ([before, behind]) =>
      (text: string) =>
        `${before}${text}${behind}`,
  );
const wide = (text: string): string =>
  [...text]
    .map((c) => (c > ' ' && c < '\u007f' ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c))
    .join('');
const width = fc.constantFrom((text: string) => text, wide);

const dateForm = fc.constantFrom<(iso: string) => string>(
  (iso) => iso,
  (iso) => iso.split('-').map(Number).join('/'),
  (iso) => iso.split('-').map(Number).join('.'),
  (iso) => iso.replaceAll('-', ''),
  (iso) => iso.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日'),
  (iso) => String(Date.parse(iso) / 86_400_000 + 25_569),
);
const timeForm = fc.constantFrom('', ' 09:05', ' 9:05', ' 09:05:59', ' 09:05:59.25');
const count = fc.integer({ min: 0, max: 999_999_999 });
const grouped = (n: number): string => n.toLocaleString('en-US');

describe('what an office writes reads back as what it meant', () => {
  const reads = (column: InputColumn, text: string, value: unknown): void => {
    expect(cellReader(column, sampleRules)(text)).toMatchObject({ value, problem: null });
  };

  test('dates', () =>
    fc.assert(
      fc.property(day, dateForm, timeForm, around, width, (iso, write, time, put, widen) => {
        const isSerial = /^\d{5}$/.test(write(iso));
        reads(columnOf('activities', 'date'), put(widen(write(iso) + (isSerial ? '' : time))), iso);
      }),
      runs(2000),
    ));

  test('timestamps', () =>
    fc.assert(
      fc.property(day, dateForm, around, width, (iso, write, put, widen) => {
        const text = write(iso);
        const isSerial = /^\d{5}$/.test(text);
        const written_ = isSerial ? `${text}.75` : `${text} 18:00`;
        reads(columnOf('activities', 'updated_at'), put(widen(written_)), `${iso} 18:00:00`);
      }),
      runs(1000),
    ));

  test('months', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 2000, max: 2099 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom<(y: number, m: number) => string>(
          (y, m) => `${y}-${m}`,
          (y, m) => `${y}/${m}`,
          (y, m) => `${y}年${m}月`,
          (y, m) => `${y}${String(m).padStart(2, '0')}`,
          (y, m) => `${y}/${m}/1`,
        ),
        around,
        width,
        (y, m, write, put, widen) =>
          reads(columnOf('returns', 'period'), put(widen(write(y, m))), `${y}-${String(m).padStart(2, '0')}`),
      ),
      runs(1000),
    ));

  test('counts', () =>
    fc.assert(
      fc.property(count, fc.constantFrom(String, grouped), around, width, (n, write, put, widen) =>
        reads(columnOf('activities', 'volunteers'), put(widen(write(n))), n),
      ),
      runs(2000),
    ));

  test('hours', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), around, width, (n, put, widen) =>
        reads(columnOf('activities', 'hours'), put(widen(String(n / 100))), n),
      ),
      runs(1000),
    ));

  test('region codes, with and without a name', () =>
    fc.assert(
      fc.property(
        fc.stringMatching(/^[1-6]\d{5}(?:\d{3}(?:\d{3})?)?$/),
        fc.constantFrom<(code: string) => string>(
          (code) => code,
          (code) => `${code} 识字里社区`,
          (code) => `识字里社区（${code}）`,
          (code) => `识字里社区-${code}`,
        ),
        around,
        width,
        (code, write, put, widen) =>
          reads(columnOf('activities', 'region_code'), put(widen(write(code))), code),
      ),
      runs(1000),
    ));

  test.each(['activities', 'outcomes'] as const)('codes and names of the lists (%s)', (table) => {
    const entries =
      table === 'activities'
        ? SAMPLE_LISTS.tasks.filter((one) => one.parent_task !== 'all').map((one) => [one.task, one.name_zh])
        : SAMPLE_LISTS.groups.map((one) => [one.group, one.name_zh]);
    const column = columnOf(table, table === 'activities' ? 'task' : 'group');
    for (const [code = '', name = ''] of entries) {
      for (const text of [
        code,
        name,
        `${code} ${name}`,
        `${code}${name}`,
        `${name}（${code}）`,
        `${name}-${code}`,
      ])
        reads(column, text, code);
    }
  });

  test('texts and keys keep what is inside', () =>
    fc.assert(
      fc.property(word(12), around, (text, put) => {
        reads(columnOf('activities', 'title'), put(text), valueOf(text));
        reads(columnOf('activities', 'activity_id'), put('CS-2022-0001'), 'CS-2022-0001');
      }),
      runs(500),
    ));
});

describe('fast ways read as the slow ones do', () => {
  // What is read first takes the way of all texts: a space in front makes the fast ways pass.
  const alike = (column: InputColumn, text: string): void => {
    // A reading holds until the next one.
    const read = (raw: string) => ({ ...reader(raw) });
    const reader = cellReader(column, sampleRules);
    const { value, problem } = read(` ${text}`);
    const fast = read(text);
    expect(fast.value).toBe(value);
    expect(fast.problem?.code).toBe(problem?.code);
    expect(fast.isPlain).toBe(fast.problem === null && fast.rewrites.length === 0 && fast.held.length === 0);
    expect(read(text)).toEqual(fast);
  };

  test('texts', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 6 }),
          fc
            .array(fc.constantFrom(...'看望a#-/无\'"=', '\n', '\u0001', '\u001f', '\u3000', ' '), {
              maxLength: 5,
            })
            .map((all) => all.join('')),
        ),
        (text) => alike(columnOf('activities', 'title'), text),
      ),
      runs(3000),
    ));

  test('keys', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.stringMatching(/^[A-Za-z0-9_-]{0,12}$/),
          fc.stringMatching(/^\d(\.\d{1,3})?[eE]\+?\d{1,2}$/),
        ),
        (text) => alike(columnOf('activities', 'need_id'), text),
      ),
      runs(2000),
    ));

  test('texts and keys that are held back', () =>
    fc.assert(
      fc.property(
        fc
          .array(
            fc.constantFrom(
              '13800138000',
              '110101190001010014',
              '全国',
              '评选',
              '-',
              'A',
              '7',
              '低保户',
              '张某',
            ),
            {
              maxLength: 4,
            },
          )
          .map((parts) => parts.join('')),
        fc.constantFrom('title', 'need_id'),
        (text, name) => {
          const column = columnOf('activities', name);
          const { held } = readCell(column, text, sampleRules);
          expect(cellReader(column, sampleRules)(text).held).toEqual(held);
          alike(column, text);
        },
      ),
      runs(2000),
    ));

  test('counts', () =>
    fc.assert(
      fc.property(fc.oneof(fc.stringMatching(/^\d{0,4}$/), fc.string({ maxLength: 4 })), (text) =>
        alike(columnOf('activities', 'volunteers'), text),
      ),
      runs(2000),
    ));

  test('timestamps', () =>
    fc.assert(
      fc.property(fc.stringMatching(/^20\d\d-[01]\d-[0-3]\d [0-2]\d:[0-6]\d:[0-6]\d$/), (text) =>
        alike(columnOf('activities', 'updated_at'), text),
      ),
      runs(2000),
    ));
});
