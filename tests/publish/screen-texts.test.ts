// The site's own texts pass both gates, and what is said where one does not.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assertTextsScreened, hitsInSite, hitsInText } from '../../scripts/5-publish/screen-texts.ts';
import { CommandError } from '../../scripts/command/error.ts';
import { ROOT } from '../../scripts/command/options.ts';
import { SAMPLE_LISTS, sampleRules } from '../ingest/sample-rules.ts';

const SITE = { url: '', base: '/', operator: '某市民政局', siteCode: '', icp: '' };
const { negative } = SAMPLE_LISTS;

test('explanations, stories and decisions have nothing that a row would be held back for', () => {
  expect(hitsInSite(SITE, negative)).toEqual([]);
  expect(() => assertTextsScreened(SITE, negative)).not.toThrow();
});

test('nor have the words in pages and components, the documents, or the lists of tasks and groups', () => {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|astro)$/.test(name) && !name.startsWith('ingest/screening/'))
    .map((name) => `src/${name}`);
  const lists = ['tasks', 'groups', 'categories'].map((name) => `data/reference/${name}.csv`);
  const documents = ['README.md', 'README.en.md', 'CONTRIBUTING.md', 'CHANGELOG.md'];
  expect(sources.length).toBeGreaterThan(100);
  for (const path of [...sources, ...lists, ...documents]) {
    expect(hitsInText(path, readFileSync(join(ROOT, path), 'utf8'), sampleRules.negative)).toEqual([]);
  }
});

test('a line that states a rule is let through by its mark alone', () => {
  const hits = (text: string): unknown =>
    hitsInText('a.md', text, sampleRules.negative).map(({ line, code }) => [line, code]);
  expect(hits('一\n不开展全国十佳评选')).toEqual([[2, 'HELD_1']]);
  expect(hits('不开展全国十佳评选 <!-- screened: states a rule -->')).toEqual([]);
  expect(hits('description: 不开展全国十佳评选 # screened: states a rule')).toEqual([]);
  expect(hits('不开展全国十佳评选 <!-- screened: -->')).not.toEqual([]);
  expect(hits('<!-- screened: states a rule -->\n全国十佳评选')).toEqual([[2, 'HELD_1']]);
});

test('a name in the config is screened; the build stops with place, rule and way out', () => {
  try {
    assertTextsScreened({ ...SITE, operator: '全国十佳评选办公室，电话13800138000' }, negative);
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    expect(error.code).toBe(1);
    expect(error.text.zh).toBe(
      [
        '没有发布：网站的文字里有2处个人信息或触及负面清单的词语，--out 没有改动。请改写；只是引述规则的，在那一行末尾写 <!-- screened: 理由 --> 。',
        '  site.operator PII_PHONE 有电话号码',
        '  site.operator HELD_1 第1条（未经批准，冠“国家”“中国”“中华”“全国”“亚洲”“全球”“世界”等字样的评选表彰）：“全国”“十佳”“评选”',
      ].join('\n'),
    );
    expect(error.text.en).toBe(
      [
        "Not published: personal data, or words of the negative list, in 2 places of the site's texts; --out is as it was. Write them otherwise; a line that only states a rule gets <!-- screened: reason --> at its end.",
        '  site.operator PII_PHONE There is a telephone number',
        '  site.operator HELD_1 rule 1 (unapproved awards under names such as National, China, Asia, Global or World): 全国, 十佳, 评选',
      ].join('\n'),
    );
  }
});
