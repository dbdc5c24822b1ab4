// What is published, in words: the map and the tables say it alike.
import { expect, test } from 'vitest';
import { planLineWords } from '../../src/format/plan-words.ts';
import type { PlanLine } from '../../src/format/release-plan.ts';

const line: PlanLine = {
  table: 'coverage',
  levels: ['county'],
  periodTypes: ['total', 'quarter'],
  tasks: ['all', 'task'],
  groups: [],
  areas: ['all', 'urban', 'rural'],
};

test('a line says its periods in their order, then what they are divided by', () => {
  expect(planLineWords(line, 'zh')).toBe('按季、累计：全部任务、分四类任务、分城乡');
  expect(planLineWords(line, 'en')).toBe('by quarter, for all months: all tasks, by task, by area');
});

test('groups together and areas together are said; what a table does not have is not', () => {
  const outcomes = { ...line, tasks: ['kind'], groups: ['all'], areas: [] };
  expect(planLineWords(outcomes, 'zh')).toBe('按季、累计：分任务小类、全部对象');
  expect(planLineWords({ ...outcomes, groups: ['all', 'group'] }, 'zh')).toContain('分服务对象');
  expect(planLineWords({ ...line, tasks: [], areas: ['all'] }, 'zh')).toBe('按季、累计：城乡合计');
  expect(planLineWords({ ...line, tasks: [], areas: [] }, 'zh')).toBe('按季、累计');
});
