// A cleaned copy checks with the values of its source; nothing in it has to be rewritten or decided.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cleanedFile } from '../../src/ingest/cleaned-file.ts';
import { tableOfName } from '../../src/ingest/file.ts';
import { INPUT_TABLES } from '../../src/schema/inputs.ts';
import type { ReadRows } from './sample-rules.ts';
import { inChunks, readRows, sampleRules } from './sample-rules.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const values = ({ accepted }: ReadRows) => accepted.map((row) => row.values);

const FIXTURES = new URL('../fixtures/ingest/', import.meta.url).pathname;
const given = readdirSync(FIXTURES, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && tableOfName(entry.name) !== null)
  .map((entry) => ({ path: join(entry.parentPath, entry.name), name: entry.name }));

test('of every fixture that has one', async () => {
  let cleaned = 0;
  for (const { path, name } of given) {
    const bytes = inChunks(readFileSync(path), 1024);
    const before = await readRows(name, bytes);
    if (before.reading.error !== null || before.reading.rejected > 0) {
      await expect(cleanedFile(name, bytes, sampleRules)).rejects.toThrow(
        `invalid file for a cleaned copy: ${name}`,
      );
      continue;
    }
    const text = (await cleanedFile(name, bytes, sampleRules)).join('');
    const after = await readRows(name, inChunks(utf8(text), 1024));
    expect(values(after), path).toEqual(values(before));
    expect(after.reading, path).toMatchObject({
      encoding: 'utf-8-bom',
      delimiter: ',',
      error: null,
      rejected: 0,
    });
    expect(after.reading.unknownColumns, path).toEqual([]);
    expect(after.reading.passedOver, path).toEqual({ header: 1 });
    // A text that a spreadsheet would run keeps an apostrophe; nothing else has to be taken off.
    expect(
      Object.keys(after.reading.rewrites).filter((kind) => kind !== 'apostrophe'),
      path,
    ).toEqual([]);
    expect(text.endsWith('\r\n'), path).toBe(true);
    cleaned += 1;
  }
  expect(cleaned).toBeGreaterThan(60);
});

describe('what an office wrote', () => {
  const HEADER = 'activity_id,date,region_code,title,task,org_name,org_code,method,form,hours,updated_at';
  const clean = async (row: string): Promise<string[]> => {
    const bytes = inChunks(utf8(`${HEADER}\n${row}\n`), 64);
    const [, line = ''] = (await cleanedFile('activities.csv', bytes, sampleRules)).join('').split('\r\n');
    return line.split(',');
  };
  const at = (name: string): number => INPUT_TABLES.activities.columns.findIndex((one) => one.name === name);

  test('is written canonically', async () => {
    const cells = await clean(
      "'A1,2022/3/5,４３０１０２,看望,空巢（独居）老人关爱,队,,志愿服务,亲情陪伴;生活照料,7.5,2022/3/6 9:05",
    );
    expect(cells[at('activity_id')]).toBe('A1');
    expect(cells[at('date')]).toBe('2022-03-05');
    expect(cells[at('region_code')]).toBe('430102');
    expect(cells[at('task')]).toBe('103');
    expect(cells[at('form')]).toBe('亲情陪伴、生活照料');
    expect(cells[at('hours')]).toBe('7.5');
    expect(cells[at('updated_at')]).toBe('2022-03-06 09:05:00');
  });

  test('stays where it only warned: that is for the office to decide', async () => {
    const cells = await clean('A1,2022-03-05,431121,看望,103,队,5243,远程,唱歌,—,');
    expect(cells[at('region_code')]).toBe('431121');
    expect(cells[at('org_code')]).toBe('5243');
    expect(cells[at('method')]).toBe('远程');
    expect(cells[at('form')]).toBe('唱歌');
    expect(cells[at('hours')]).toBe('');
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['@x', "'@x"],
    ["''x", "''x"],
    ['看"望"', '"看""望"""'],
  ])('a title %s is written %s', async (title, cell) => {
    expect((await clean(`A1,2022-03-05,430102,${title},103,队,,,,,`))[at('title')]).toBe(cell);
  });
});
