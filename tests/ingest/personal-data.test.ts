// How well the search for personal data does, on labelled texts: nobody's numbers (births of 1900 to 1909, cards and
// telephones of zeros), each with a right check digit. The figures printed on the site are these.
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { readCell } from '../../src/ingest/cell-reading.ts';
import type { PiiKind } from '../../src/ingest/screening/found.ts';
import { PII_KINDS } from '../../src/ingest/screening/found.ts';
import { personalDataIn, withoutPersonalData } from '../../src/ingest/screening/personal-data.ts';
import { INPUT_TABLES } from '../../src/schema/inputs.ts';
import { sampleRules } from './sample-rules.ts';

interface Labelled {
  readonly column: string;
  readonly text: string;
  readonly expected: string;
  readonly note: string;
}

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const strings = Papa.parse<Labelled>(read('../fixtures/personal-data/strings.csv').trim(), {
  header: true,
}).data;

/** The kinds for which a row with this text in this column is held back. */
function kindsIn({ column, text }: Labelled): PiiKind[] {
  const known = INPUT_TABLES.activities.columns.find(({ name }) => name === column);
  // The name beside a region's code is no column of its own.
  if (known === undefined) return [...personalDataIn(text)];
  return readCell(known, text, sampleRules).held.flatMap(({ code }) =>
    PII_KINDS.filter((kind) => code === `PII_${kind}`),
  );
}

const expectedKinds = ({ expected }: Labelled): string[] => expected.split('|').filter(Boolean);
const found = strings.map((one) => ({ one, kinds: kindsIn(one) }));

interface Figures {
  readonly texts: number;
  readonly recall: number;
  readonly precision: number;
}

function figuresOf(kind: PiiKind): Figures {
  const expected = found.filter(({ one }) => expectedKinds(one).includes(kind));
  const hit = found.filter(({ kinds }) => kinds.includes(kind));
  const right = hit.filter(({ one }) => expectedKinds(one).includes(kind));
  return {
    texts: expected.length,
    recall: right.length / expected.length,
    precision: right.length / hit.length,
  };
}

const PATTERNED: readonly PiiKind[] = ['ID_NUMBER', 'PHONE', 'BANK_CARD', 'EMAIL', 'PLATE'];

test('there are enough texts, and each stands once', () => {
  expect(strings.length).toBeGreaterThanOrEqual(400);
  expect(new Set(strings.map(({ column, text }) => `${column} ${text}`)).size).toBe(strings.length);
  for (const one of strings) for (const kind of expectedKinds(one)) expect(PII_KINDS).toContain(kind);
});

/** What went wrong with a kind, one text a line. */
const faultsOf = (kind: PiiKind): string =>
  found
    .filter(({ one, kinds }) => expectedKinds(one).includes(kind) !== kinds.includes(kind))
    .map(({ one, kinds }) => `${one.column} ${one.text}: ${kinds.join()}, not ${one.expected}`)
    .join('\n');

test.each(PATTERNED)('%s: recall of 0.98 and precision of 0.95 at least', (kind) => {
  const { recall, precision } = figuresOf(kind);
  expect(recall, faultsOf(kind)).toBeGreaterThanOrEqual(0.98);
  expect(precision, faultsOf(kind)).toBeGreaterThanOrEqual(0.95);
});

test.each(['ADDRESS', 'NAME'] as const)('%s: recall and precision of 0.9 at least', (kind) => {
  const { recall, precision } = figuresOf(kind);
  expect(recall, faultsOf(kind)).toBeGreaterThanOrEqual(0.9);
  expect(precision, faultsOf(kind)).toBeGreaterThanOrEqual(0.9);
});

test('what is found is masked, once and for all', () => {
  for (const { one, kinds } of found.filter(({ kinds }) => kinds.length > 0)) {
    const masked = withoutPersonalData(one.text);
    expect(masked, one.text).not.toBe(one.text);
    expect(withoutPersonalData(masked), one.text).toBe(masked);
    const left = personalDataIn(masked).filter((kind) => kind !== 'NAME');
    expect(left, `${one.text} ${kinds.join()}`).toEqual([]);
  }
});

describe.each([
  [
    'zh',
    '个人信息筛查',
    ['证件号码', '电话号码', '银行卡号', '电子邮箱、微信和QQ号', '车牌号', '住户的门牌', '特定对象的姓名'],
  ],
  [
    'en',
    'Screening for personal data',
    [
      'Identity documents',
      'Telephone numbers',
      'Bank cards',
      'E-mail and messenger accounts',
      'Number plates',
      'Addresses of dwellings',
      'Names of persons in special conditions',
    ],
  ],
] as const)('the page about privacy, %s', (lang, heading, labels) => {
  const page = read(`../../src/content/about/privacy.${lang}.md`);
  const section = page.slice(page.indexOf(`## ${heading}`));

  test.each(PII_KINDS.map((kind, i) => [labels[i] ?? '', kind] as const))(
    '%s has the figures of %s',
    (label, kind) => {
      const { texts, recall, precision } = figuresOf(kind);
      const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
      expect(section).toContain(`| ${label} | ${texts} | ${percent(recall)} | ${percent(precision)} |`);
    },
  );

  test('says on how many texts', () => {
    const none = strings.filter((one) => expectedKinds(one).length === 0).length;
    expect(section).toContain(
      lang === 'zh'
        ? `${strings.length}条文字，其中${none}条没有个人信息`
        : `${strings.length} texts, ${none} of them without personal data`,
    );
  });
});
