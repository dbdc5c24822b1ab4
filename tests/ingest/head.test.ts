import { expect, test } from 'vitest';
import { detectEncoding } from '../../src/ingest/encoding.ts';
import { namelessFile, readHead, UnreadableFile } from '../../src/ingest/head.ts';
import { INPUT_TABLES } from '../../src/schema/inputs.ts';
import { inChunks, sampleRules } from './sample-rules.ts';

const HEADER = '活动编号,活动日期,区划代码,任务类型,组织名称';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const headOf = (bytes: Uint8Array | string) =>
  readHead(
    inChunks(typeof bytes === 'string' ? utf8(bytes) : bytes, 64),
    INPUT_TABLES.activities,
    sampleRules,
  );

async function problemOf(bytes: Uint8Array | string): Promise<unknown> {
  try {
    await headOf(bytes);
    return null;
  } catch (error) {
    if (error instanceof UnreadableFile) return error.problem;
    throw error;
  }
}

test.each([
  [',', HEADER],
  [';', `标题\n${HEADER.replaceAll(',', ';')}`],
  ['\t', HEADER.replaceAll(',', '\t')],
  ['|', `sep=|\r\n${HEADER.replaceAll(',', '|')}`],
  ['^', `sep=^\r\n${HEADER.replaceAll(',', '^')}`],
  // A title with more commas than the header has delimiters.
  [';', `甲,乙,丙,丁,戊,己,庚,辛\n${HEADER.replaceAll(',', ';')}`],
  // A sep= line that is wrong.
  [';', `sep=|\n${HEADER.replaceAll(',', ';')}`],
  [',', `sep=""\n${HEADER}`],
])('the delimiter is %j', async (delimiter, text) =>
  expect((await headOf(`${text}\n`)).delimiter).toBe(delimiter),
);

test('the header is looked for in the first 20 records', async () => {
  expect((await headOf(`${'说明\n'.repeat(19)}${HEADER}\n`)).header.record).toBe(19);
  expect(await problemOf(`${'说明\n'.repeat(20)}${HEADER}\n`)).toMatchObject({
    code: 'FILE_NO_HEADER',
    value: '20',
  });
});

test.each<[string, Uint8Array, string]>([
  ['an archive', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), 'Excel工作簿（.xlsx）或压缩文件'],
  ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'Excel 97—2003工作簿（.xls）'],
  ['a PDF', utf8('%PDF-1.7'), 'PDF文件'],
  ['rich text', utf8('{\\rtf1'), '文字处理文件（.rtf）'],
  ['a page', utf8('\ufeff\n<HTML><body>'), '网页或XML（有的系统把它叫作.xls）'],
])('%s is no CSV', async (_, bytes, zh) =>
  expect(await problemOf(bytes)).toMatchObject({ code: 'FILE_NOT_CSV', more: { zh } }),
);

test.each(['', '\ufeff', '\n\n', ' \r\n', ',,,\n,,,\n', '"",""\n'])('%j is empty', async (text) =>
  expect(await problemOf(text)).toMatchObject({ code: 'FILE_EMPTY' }),
);

test('missing columns are named by their labels', async () =>
  expect(await problemOf('活动编号,活动日期,组织名称\n')).toMatchObject({
    code: 'FILE_HEADER_MISSING',
    more: { zh: '区划代码、任务类型', en: 'region code, task' },
  }));

test('a file without a table is told which table it looks like', async () => {
  const nameless = (text: string | Uint8Array) =>
    namelessFile(inChunks(typeof text === 'string' ? utf8(text) : text, 7), sampleRules);
  expect(await nameless(HEADER)).toMatchObject({
    code: 'FILE_NO_TABLE',
    more: { zh: '，表头像“活动”表（activities）', en: '; its header looks like Activities (activities)' },
  });
  expect(await nameless('报送月份,活动数\n')).toMatchObject({
    more: { zh: '，表头像“报送情况”表（returns）' },
  });
  expect(await nameless('请查收')).toEqual({ code: 'FILE_NO_TABLE', column: '', value: '' });
  expect(await nameless('')).toMatchObject({ code: 'FILE_NO_TABLE' });
  expect(await nameless(Uint8Array.of(0x50, 0x4b, 3, 4))).toMatchObject({ code: 'FILE_NOT_CSV' });
});

test.each<[string, readonly number[] | string, string]>([
  ['plain letters', 'abc', 'utf-8'],
  ['nothing', [], 'utf-8'],
  ['Chinese', '看望老人', 'utf-8'],
  ['a mark', [0xef, 0xbb, 0xbf], 'utf-8-bom'],
  ['a mark of UTF-16', [0xff, 0xfe, 0x41, 0], 'utf-16le'],
  ['a mark of UTF-16, big end first', [0xfe, 0xff, 0, 0x41], 'utf-16be'],
  ['看望 in GB18030', [0xbf, 0xb4, 0xcd, 0xfb], 'gb18030'],
  ['letters before GB18030', [0x61, 0x2c, 0xbf, 0xb4], 'gb18030'],
  ['Chinese that is cut off', [...utf8('看望老人'), 0xe4, 0xba], 'utf-8'],
  ['Chinese cut in the middle', [...utf8('看望老'), 0xe4, 0xba, 0x2c, ...utf8('老人')], 'utf-8'],
  ['half a character alone', [0xe4], 'gb18030'],
])('%s: %j', async (_, bytes, encoding) => {
  const all = typeof bytes === 'string' ? utf8(bytes) : Uint8Array.from(bytes);
  for (const size of [1, 2, 3, 5, 100]) expect(await detectEncoding(inChunks(all, size)())).toBe(encoding);
});
