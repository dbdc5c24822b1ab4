import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkPlan } from '../../scripts/4-protect/check-plan.ts';
import { CommandError } from '../../scripts/command/error.ts';
import { ROOT } from '../../scripts/command/options.ts';
import { referenceFiles } from '../../scripts/reference.ts';

const folder = mkdtempSync(join(tmpdir(), 'linli-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What is said of a reference folder with one file changed; null where nothing is. */
function refusal(name: string, change: (text: string) => string): { zh: string; en: string } | null {
  const own = readFileSync(join(ROOT, 'data/reference', name), 'utf8');
  const changed = change(own);
  expect(changed).not.toBe(own);
  writeFileSync(join(folder, name), changed);
  try {
    checkPlan(referenceFiles([folder]));
    return null;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return error.text;
  } finally {
    rmSync(join(folder, name));
  }
}

test('a plan may leave cells out', () => {
  expect(
    refusal('release-plan.csv', (text) => text.replace('outcomes,county,year|total,task,all,\n', '')),
  ).toBe(null);
});

test('a plan that shows more is refused', () => {
  expect(
    refusal('release-plan.csv', (text) => `${text.trimEnd()}\noutcomes,county,month,all,group,\n`),
  ).toEqual({
    zh: '没有发布：release-plan.csv 要公布的比规定的多，无法保护：outcomes county month all group 。发布计划只能删减，请去掉这些组合。',
    en: 'Not published: release-plan.csv publishes more than can be protected: outcomes county month all group . A plan can only be narrowed: take these combinations out.',
  });
});

test('a tier may be made stricter', () => {
  expect(refusal('groups.csv', (text) => text.replace('mobile population,T1', 'mobile population,T2'))).toBe(
    null,
  );
});

test('a tier that is made laxer is refused', () => {
  expect(
    refusal('groups.csv', (text) => text.replace('children in difficulty,T2c', 'children in difficulty,T2')),
  ).toEqual({
    zh: '没有发布：groups.csv 把 24（困境儿童）从 T2c 改成了“T2”。级别只能改严（T1→T2→T2c），敏感对象不能改。',
    en: 'Not published: groups.csv changes 24 (children in difficulty) from T2c to "T2". A tier can only be made stricter (T1 → T2 → T2c); sensitive groups stay as they are.',
  });
});
