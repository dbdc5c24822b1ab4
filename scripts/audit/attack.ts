// The attack on one problem: linear programs find how far each form can be narrowed down. Most forms are settled many
// at a time: a solution that pushes hundreds of them apart widens what is known of all. Only what stays open gets
// programs of its own.
import type { Highs } from 'highs';
import { wholeHigh, wholeLow } from './forms.ts';
import type { Reasons } from './lp.ts';
import type { Problem } from './problem.ts';
import { randomFrom } from './random.ts';
import { Ranges } from './ranges.ts';
import type { Found } from './scope.ts';
import { Scope } from './scope.ts';

/** A form that leaks: all whole numbers that it can be, and what says so, in rows and columns of the problem. */
export interface Leak {
  readonly form: number;
  readonly low: number;
  readonly high: number;
  readonly reasons: Reasons;
}

/** What an attack found. */
export interface Outcome {
  readonly leaks: readonly Leak[];
  /** The figures have no solution at all: they contradict each other. */
  readonly isContradictory: boolean;
  /** So much leaks that not every form was examined. */
  readonly isCutShort: boolean;
  /** The values of the watched columns in some solutions. */
  readonly points: readonly Float64Array[];
}

/** Rounds of pushing that may settle little before forms are taken one by one. */
const PATIENCE = 3;
const LITTLE = 0.02;
/** Solutions that push the watched columns apart. */
const WATCHED_ROUNDS = 12;

type Costs = Map<number, number>;

function addCost(costs: Costs, ranges: Ranges, form: number, weight: number): void {
  const [plus, minus] = [ranges.forms.plus[form] as number, ranges.forms.minus[form] as number];
  if (plus >= 0) costs.set(plus, (costs.get(plus) ?? 0) + weight);
  if (minus >= 0) costs.set(minus, (costs.get(minus) ?? 0) - weight);
}

/** Solves for the least (`sign` 1) or the most (−1) of a form; null where there is no solution. */
export function solveFor(ranges: Ranges, scope: Scope, form: number, sign: 1 | -1): Found | null {
  const costs: Costs = new Map();
  addCost(costs, ranges, form, sign);
  return scope.minimise(costs);
}

/** An objective that pushes forms apart, up or down at random unless one end is wanted. */
function pushing(ranges: Ranges, forms: readonly number[], random: () => number): Costs {
  const costs: Costs = new Map();
  for (const form of forms) {
    const way = ranges.wanted(form, random());
    addCost(costs, ranges, form, -way * (0.5 + random()));
  }
  return costs;
}

/**
 * Pushes all open forms at once as long as that settles some. Returns those still open, or null where the scope has no
 * solution. At least one program is solved.
 */
export function settleMany(
  ranges: Ranges,
  scope: Scope,
  forms: readonly number[],
  random: () => number,
): number[] | null {
  let open = forms.filter((form) => ranges.verdict(form) === 'open');
  let patience = PATIENCE;
  do {
    const found = scope.minimise(pushing(ranges, open, random));
    if (found === null) return null;
    ranges.observe(open, found.valueOf);
    ranges.remember(found.valueOf);
    const still = open.filter((form) => ranges.verdict(form) === 'open');
    patience = open.length - still.length < Math.max(1, LITTLE * open.length) ? patience - 1 : PATIENCE;
    open = still;
  } while (open.length > 0 && patience > 0);
  return open;
}

/**
 * The least and the most of a form in a scope that has every solution of the problem, and what holds them there; stops
 * where the form turns out safe. The scope's solutions are noted for the forms in `seen`: none where it has more than
 * the problem's.
 */
export function boundForm(ranges: Ranges, scope: Scope, form: number, seen: readonly number[]): Reasons {
  const { plus, minus } = ranges.forms;
  const rows = new Set<number>();
  const columns = new Set([plus[form] as number, minus[form] as number].filter((column) => column >= 0));
  for (const sign of [1, -1] as const) {
    if (ranges.verdict(form) === 'safe' || ranges.isExact(form)) break;
    const found = solveFor(ranges, scope, form, sign);
    if (found === null) continue;
    ranges.observe(seen, found.valueOf);
    const value = ranges.valueOf(form, found.valueOf);
    if (sign === 1) ranges.outerLow[form] = Math.max(ranges.outerLow[form] as number, value);
    else ranges.outerHigh[form] = Math.min(ranges.outerHigh[form] as number, value);
    const reasons = found.reasons();
    for (const row of reasons.rows) rows.add(row);
    for (const column of reasons.columns) columns.add(column);
  }
  return {
    rows: [...rows].sort((a, b) => a - b),
    columns: [...columns].sort((a, b) => a - b),
  };
}

export const leakOf = (ranges: Ranges, form: number, reasons: Reasons): Leak => ({
  form,
  low: wholeLow(ranges.outerLow[form] as number),
  high: wholeHigh(ranges.outerHigh[form] as number),
  reasons,
});

/** An objective that pushes the watched columns apart, each with those that go with it. */
function pushingWatched({ watched, watchedWith }: Problem, random: () => number): Costs {
  const ways = new Map<number, number>();
  return new Map(
    Array.from(watched, (column, at): [number, number] => {
      const key = watchedWith[at] as number;
      const way = ways.get(key) ?? (random() < 0.5 ? 1 : -1) * (0.5 + random());
      ways.set(key, way);
      return [column, way];
    }),
  );
}

/** Attacks a problem as a whole: the intervals of its leaks are exact. */
export function attackWhole(highs: Highs, problem: Problem): Outcome {
  const ranges = new Ranges(problem);
  const scope = new Scope(highs, problem);
  try {
    const all = Array.from({ length: ranges.count }, (_, form) => form);
    const random = randomFrom(problem.columnIds[0] ?? 0);
    const open = settleMany(ranges, scope, all, random);
    if (open === null)
      return {
        leaks: [],
        isContradictory: true,
        isCutShort: false,
        points: [],
      };
    for (let round = 0; round < WATCHED_ROUNDS && problem.watched.length > 0; round += 1) {
      const found = scope.minimise(pushingWatched(problem, random));
      if (found !== null) ranges.remember(found.valueOf);
    }
    const leaks: Leak[] = [];
    for (const form of all) {
      if (ranges.verdict(form) === 'safe') continue;
      const reasons = boundForm(ranges, scope, form, all);
      if (ranges.verdict(form) === 'leak') leaks.push(leakOf(ranges, form, reasons));
    }
    return {
      leaks,
      isContradictory: false,
      isCutShort: false,
      points: ranges.points,
    };
  } finally {
    scope.close();
  }
}
