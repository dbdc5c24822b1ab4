// Forms and origins of the reader's system are kept in flat arrays: what is read is what was written.
import { expect, test } from 'vitest';
import type { Origin } from '../../scripts/audit/origins.ts';
import { Origins } from '../../scripts/audit/origins.ts';
import type { RunningSum } from '../../scripts/audit/running-sums.ts';
import type { SystemForm } from '../../scripts/audit/system-forms.ts';
import { SystemForms } from '../../scripts/audit/system-forms.ts';

/** More than the arrays have room for at first. */
const MANY = 3000;

test('forms, those of two cells and those with no upper limit among them', () => {
  const formAt = (at: number): SystemForm => ({
    plus: at,
    minus: at % 3 === 0 ? -1 : at + 1,
    constant: -at / 2,
    width: 10,
    small: at % 2 === 0 ? Infinity : 10,
    isTotalOnly: at % 5 === 0 ? 1 : 0,
    kind: at % 3 === 0 ? 'cell' : 'rest',
    cells: at % 3 === 0 ? [at] : [at, at + 1],
  });
  const forms = new SystemForms(Array.from({ length: MANY }, (_, at) => formAt(at)));
  expect([...forms]).toEqual(Array.from({ length: MANY }, (_, at) => formAt(at)));
  expect(forms.count).toBe(MANY);
  // Each rule once.
  expect(forms.rules.length).toBe(8);
});

test('origins of all kinds', () => {
  const sum: RunningSum = {
    ...{ rest: 7, isWhole: true, parts: [3, 4], release: '2022-01', cell: 9, shown: 12 },
  };
  const kinds: readonly Origin[] = [
    { kind: 'sum', table: 1, measure: 2, equation: 40_000 },
    { kind: 'earlier', sum },
    { kind: 'part', part: [5], whole: [6] },
    { kind: 'part', part: [5, 0], whole: [6, 8] },
  ];
  const origins = new Origins();
  for (let at = 0; at < MANY; at += 1) origins.push(kinds[at % kinds.length] as Origin);
  expect(origins.count).toBe(MANY);
  expect(Array.from({ length: MANY }, (_, at) => origins.at(at))).toEqual(
    Array.from({ length: MANY }, (_, at) => kinds[at % kinds.length]),
  );
});
