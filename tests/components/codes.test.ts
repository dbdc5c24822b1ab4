// The page of reason codes, as its tables: every code in both languages, each a row that can be linked to.
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { codesTable, rewritesTable } from '../../src/components/about/codes.ts';
import { tableHtml } from '../../src/components/table-html.ts';
import { PROBLEM_CODES, PROBLEMS } from '../../src/ingest/problem-list.ts';
import { REWRITES } from '../../src/ingest/rewrites.ts';
import type { Lang } from '../../src/schema/column.ts';

describe.each<Lang>(['zh', 'en'])('%s', (lang) => {
  const { document } = parseHTML(tableHtml(codesTable(lang)));
  const cellsOf = (row: Element): string[] =>
    [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '');

  test('every code has one row, with its own anchor, in the order of the list', () => {
    expect([...document.querySelectorAll('tr[id]')].map((row) => row.id)).toEqual(PROBLEM_CODES);
  });

  test('a row says what the code means and what to do', () => {
    for (const code of PROBLEM_CODES) {
      const row = document.querySelector(`tr#${code}`);
      const [name, title, says, mend] = row ? cellsOf(row) : [];
      expect([name, title, mend]).toEqual([code, PROBLEMS[code].title[lang], PROBLEMS[code].mend[lang]]);
      expect(says).not.toMatch(/[{}]/);
      expect(says?.length, code).toBeGreaterThan(4);
    }
    expect(cellsOf(document.querySelector('#TASK_COARSE') as Element)[2]).toBe(
      { zh: '任务类型“…”只到四项任务。', en: 'Task "…" names only one of the four tasks.' }[lang],
    );
  });

  test('codes stand under how grave they are', () => {
    const heads = [...document.querySelectorAll('tr.group-row')].map((row) => row.textContent);
    expect(heads).toEqual(
      {
        zh: ['整个文件不读，也不发布', '这一行不计入', '不计入，等主办单位决定', '提醒，照常计入'],
        en: [
          'Nothing of the file is read, and nothing is published',
          'The row does not count',
          'The row does not count unless the publisher decides that it may',
          'A warning: the row counts',
        ],
      }[lang],
    );
    const under = (code: string): string | null | undefined => {
      let row = document.querySelector(`#${code}`);
      while (row && !row.classList.contains('group-row')) row = row.previousElementSibling;
      return row?.textContent;
    };
    const severities = ['file', 'rejected', 'held', 'warning'] as const;
    for (const code of PROBLEM_CODES) {
      expect(under(code), code).toBe(heads[severities.indexOf(PROBLEMS[code].severity)]);
    }
  });

  test('every kind of rewriting has its row', () => {
    const rows = [...parseHTML(tableHtml(rewritesTable(lang))).document.querySelectorAll('tbody tr')];
    expect(rows.map(cellsOf)).toEqual(Object.entries(REWRITES).map(([kind, label]) => [label[lang], kind]));
  });
});
