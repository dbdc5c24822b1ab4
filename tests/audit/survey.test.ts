// Large problems are surveyed piece by piece: what that sees must be possible, and what leaks must be found.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attackWhole } from '../../scripts/audit/attack.ts';
import { attackShare, openForms } from '../../scripts/audit/attack-large.ts';
import { tightenBounds } from '../../scripts/audit/bounds.ts';
import { layersOf } from '../../scripts/audit/layers.ts';
import { loadSolver } from '../../scripts/audit/lp.ts';
import type { Problem } from '../../scripts/audit/problem.ts';
import { noHints, problemOf } from '../../scripts/audit/problem.ts';
import { Sparse } from '../../scripts/audit/sparse.ts';
import { survey } from '../../scripts/audit/survey.ts';
import type { Rule } from './small-table.ts';
import { TELL_ALL } from './small-table.ts';

const SEED = 20_221_231;
const ROUNDING = 1e-5;
const PERSONS: Rule = { width: 10, small: 10, isTotalOnly: 0 };

/** Counts by line and group, each as what it has beyond the next part of it: `[outer, middle, inner]`. */
type Chains = readonly (readonly (readonly [number, number, number])[])[];

const chains: fc.Arbitrary<Chains> = fc.array(
  fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.nat(6)), { minLength: 3, maxLength: 3 }),
  { minLength: 3, maxLength: 3 },
);

/**
 * Everything but the totals is hidden, of all three measures; the outermost is known not to be zero. The first line is
 * taken to be in one prefecture, the others in another.
 */
function problemOfChains(table: Chains, rule: Rule): Problem {
  const measures = [0, 1, 2];
  const cells = table.flatMap((line, at) =>
    line.flatMap((pieces, group) =>
      measures.map((measure) => ({
        line: at,
        group,
        measure,
        value: pieces.slice(measure).reduce((sum, piece) => sum + piece, 0),
      })),
    ),
  );
  const rows = new Sparse();
  for (const measure of measures) {
    for (const key of ['line', 'group'] as const) {
      for (const at of [0, 1, 2]) {
        const columns = [...cells.keys()].filter((cell) => {
          const place = cells[cell] as (typeof cells)[number];
          return place.measure === measure && place[key] === at;
        });
        const sum = columns.reduce((all, cell) => all + (cells[cell]?.value as number), 0);
        rows.push(
          columns,
          columns.map(() => 1),
          sum,
          sum,
        );
      }
    }
  }
  const hints = noHints(cells.length);
  cells.forEach(({ line, measure }, cell) => {
    hints.layer[cell] = measure;
    hints.prefecture[cell] = line === 0 ? 1 : 2;
    hints.province[cell] = 1;
    if (measure === 2) return;
    hints.inner[cell] = cell + 1;
    rows.push([cell, cell + 1], [1, -1], 0, Infinity);
  });
  const lower = Float64Array.from(cells, ({ measure, value }) => (measure === 0 && value > 0 ? 1 : 0));
  const bounds = tightenBounds(lower, new Float64Array(cells.length).fill(Infinity), rows);
  const all = Int32Array.from(cells.keys());
  const forms = cells.map((_, cell) => ({ plus: cell, minus: -1, constant: 0, ...rule }));
  return problemOf(
    all,
    Int32Array.from({ length: rows.count }, (_, row) => row),
    all,
    forms,
    rows,
    bounds,
    new Int32Array(cells.length).fill(-1),
    hints,
  );
}

describe('counts of which each is part of the one before', () => {
  test('fall into pieces that no sum ties', () => {
    const problem = problemOfChains(
      [1, 2, 3].map((line) => [1, 2, 3].map((group) => [line, group, 1] as const)),
      PERSONS,
    );
    const { constraints } = layersOf(problem, problem.inner);
    const { start, columns, rowLower } = constraints;
    for (let row = 0; row < rowLower.length; row += 1) {
      const measures = new Set(
        columns.subarray(start[row], start[row + 1]).map((piece) => problem.layer[piece] as number),
      );
      expect(measures.size).toBe(1);
    }
    expect([...constraints.lower].every((least) => least === 0)).toBe(true);
  });

  test('are seen at nothing that is not possible', async () => {
    const highs = await loadSolver();
    await fc.assert(
      fc.asyncProperty(chains, async (table) => {
        const problem = problemOfChains(table, TELL_ALL);
        const seen = survey(highs, problem);
        expect(seen).not.toBeNull();
        const { leaks } = attackWhole(highs, problem);
        for (const { form, low, high } of leaks) {
          expect(seen?.innerLow[form]).toBeGreaterThanOrEqual(low - ROUNDING);
          expect(seen?.innerHigh[form]).toBeLessThanOrEqual(high + ROUNDING);
        }
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  test('leak where they do when attacked at once', async () => {
    const highs = await loadSolver();
    await fc.assert(
      fc.asyncProperty(chains, async (table) => {
        const problem = problemOfChains(table, PERSONS);
        const seen = survey(highs, problem);
        expect(seen).not.toBeNull();
        if (seen === null) return;
        const byParts = attackShare(highs, problem, seen, openForms(problem, seen));
        const atOnce = attackWhole(highs, problem);
        expect(byParts.leaks.map(({ form }) => form)).toEqual(atOnce.leaks.map(({ form }) => form));
      }),
      { seed: SEED, numRuns: 40 },
    );
  });
});
