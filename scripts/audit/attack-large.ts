// The attack on a large problem, part by part: what a small part allows with the rest held at some solution in the
// middle is possible; what it forbids with the rest free is impossible. Where neither settles a form, the part grows.
import type { Highs } from 'highs';
import type { Outcome } from './attack.ts';
import { boundForm, leakOf, settleMany, solveFor } from './attack.ts';
import type { Reasons } from './lp.ts';
import type { Network } from './neighbourhood.ts';
import { columnsAround, networkOf, partOf } from './neighbourhood.ts';
import type { Problem } from './problem.ts';
import { randomFrom } from './random.ts';
import { Ranges } from './ranges.ts';
import { Scope } from './scope.ts';
import type { Survey } from './survey.ts';
import { pushEach } from './survey.ts';

/** Columns up to which a problem is attacked as a whole. */
export const LARGE = 4000;
/** Columns of the parts that are tried, one after the other; the last is the whole. */
const SMALL_PARTS = [500];
const LARGE_PARTS = [2000, 8000, Infinity];
/** The columns nearest to a part's seed: forms among them are settled with it. */
const CORE = 60;
/** Leaks found by programs after which the rest of a share is not examined: such a folder must be protected anew. */
const MOST_BOUNDED = 300;

/** A solution of a large problem with every unknown well within its bounds, and what others showed on the way. */
/** The forms of a problem that its survey did not find safe. */
export function openForms(problem: Problem, survey: Survey): number[] {
  const ranges = seenRanges(problem, survey);
  return Array.from({ length: ranges.count }, (_, form) => form).filter(
    (form) => ranges.verdict(form) !== 'safe',
  );
}

function seenRanges(problem: Problem, { innerLow, innerHigh, outerLow, outerHigh }: Survey): Ranges {
  const ranges = new Ranges({ ...problem, watched: new Int32Array(0) });
  ranges.innerLow.set(innerLow);
  ranges.innerHigh.set(innerHigh);
  ranges.outerLow.set(outerLow);
  ranges.outerHigh.set(outerHigh);
  return ranges;
}

/** Attacks some forms of a large problem after it was looked over. */
export function attackShare(
  highs: Highs,
  problem: Problem,
  survey: Survey,
  share: readonly number[],
): Outcome {
  const network = networkOf(problem);
  const { centre } = survey;
  const ranges = seenRanges(problem, survey);
  const formsOf = formsByColumn(problem, share);
  const reasons = new Map<number, Reasons>();
  const scene = {
    highs,
    network,
    ranges,
    centre,
    formsOf,
    reasons,
    random: randomFrom(share[0] ?? 0),
  };
  let isCutShort = false;
  const tryParts = (sizes: readonly number[]): void => {
    for (const seed of share) {
      for (const size of sizes) {
        if (ranges.verdict(seed) !== 'open') break;
        attackPart(scene, seed, size);
      }
      isCutShort = reasons.size >= MOST_BOUNDED;
      if (isCutShort) return;
    }
  };
  tryParts(SMALL_PARTS);
  if (!isCutShort) {
    pushEach(
      highs,
      problem,
      centre,
      ranges,
      share.filter((form) => ranges.verdict(form) === 'open'),
    );
    tryParts(LARGE_PARTS);
  }
  const leaks = share
    .filter((form) => ranges.verdict(form) === 'leak')
    .map((form) => leakOf(ranges, form, reasons.get(form) ?? { rows: [], columns: columnsOf(ranges, form) }));
  return { leaks, isContradictory: false, isCutShort, points: [] };
}

/** The columns that a form is about. */
const columnsOf = ({ forms }: Ranges, form: number): number[] =>
  [forms.plus[form] as number, forms.minus[form] as number].filter((column) => column >= 0);

interface Share {
  readonly highs: Highs;
  readonly network: Network;
  readonly ranges: Ranges;
  readonly centre: Float64Array;
  readonly formsOf: ReadonlyMap<number, readonly number[]>;
  /** What holds the forms that were not safe in some part. */
  readonly reasons: Map<number, Reasons>;
  readonly random: () => number;
}

/** Settles what it can in the part of some size around a form. */
function attackPart(share: Share, seed: number, size: number): void {
  const { highs, network, ranges, centre, formsOf, random } = share;
  const around = columnsAround(network, columnsOf(ranges, seed), size);
  const inside = formsWithin(ranges, formsOf, around);
  const nearest = new Set(formsWithin(ranges, formsOf, around.slice(0, CORE)));
  const still = new Scope(highs, partOf(network, around, centre));
  try {
    const open = settleMany(ranges, still, inside, random) ?? inside;
    for (const form of open) {
      if (!nearest.has(form)) continue;
      for (const sign of [1, -1] as const) {
        if (ranges.verdict(form) !== 'open') break;
        const found = solveFor(ranges, still, form, sign);
        if (found !== null) ranges.observe(open, found.valueOf);
      }
    }
  } finally {
    still.close();
  }
  const open = [...nearest].filter((form) => ranges.verdict(form) !== 'safe');
  if (open.length === 0) return;
  const free = new Scope(highs, partOf(network, around, null));
  try {
    for (const form of open) {
      const reasons = boundForm(ranges, free, form, []);
      if (ranges.verdict(form) === 'leak') share.reasons.set(form, reasons);
    }
  } finally {
    free.close();
  }
}

function formsByColumn({ forms }: Problem, share: readonly number[]): Map<number, number[]> {
  const byColumn = new Map<number, number[]>();
  for (const form of share) {
    for (const column of [forms.plus[form] as number, forms.minus[form] as number]) {
      if (column < 0) continue;
      const list = byColumn.get(column);
      if (list === undefined) byColumn.set(column, [form]);
      else list.push(form);
    }
  }
  return byColumn;
}

/** The open forms of the share that have all their columns among some. */
function formsWithin(
  ranges: Ranges,
  formsOf: ReadonlyMap<number, readonly number[]>,
  columns: readonly number[],
): number[] {
  const isWithin = new Set(columns);
  const found = new Set<number>();
  for (const column of columns) {
    for (const form of formsOf.get(column) ?? []) {
      const [plus, minus] = [ranges.forms.plus[form] as number, ranges.forms.minus[form] as number];
      const isInside = (plus < 0 || isWithin.has(plus)) && (minus < 0 || isWithin.has(minus));
      if (isInside && ranges.verdict(form) === 'open') found.add(form);
    }
  }
  return [...found];
}
