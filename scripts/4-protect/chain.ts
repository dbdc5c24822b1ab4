// Measures of which each is a part of the one before it (needs registered, responded, resolved; raters, satisfied), hidden
// together. Taken apart into what each adds to the next they are independent counts with the same margins and the same pattern: three
// small systems instead of a large one.
import type { BlockRows, SystemRules } from './block.ts';
import { hasFewAgainst, kindOf } from './block.ts';
import type { Kind, Limits } from './cell-system.ts';
import { KIND } from './cell-system.ts';
import type { Lists } from './lists.ts';

/** One more than the threshold: that the pieces are not all zero is known, and takes one off the interval. */
const ZERO_IS_KNOWN = 1;

/** A layer of a chain as a system of its own. */
export interface Layer {
  readonly rows: BlockRows;
  readonly rules: SystemRules;
  readonly limits: Limits;
  /** The threshold of cells that an inner layer has settled; null: they need no more care. */
  readonly least: number | null;
}

/** The layers of a chain as rows of one measure each: the innermost measure, then what each outer one adds. */
export function layersOfChain(rows: BlockRows, lists: Lists, rules: SystemRules, limits: Limits): Layer[] {
  const kinds = Uint8Array.from({ length: rows.count }, (_, row) =>
    sharedKind(rows, row, lists, rules, limits),
  );
  const innermostFirst = rules.measures.map((_, i) => rules.measures.length - 1 - i);
  return innermostFirst.map((measure) => {
    const inner = rows.values[measure + 1];
    const value = (rows.values[measure] ?? new Float64Array()).map((own, row) => own - (inner?.[row] ?? 0));
    const one = <Values>(values: readonly Values[]): Values[] => values.slice(0, 1);
    return {
      rows: {
        ...rows,
        kinds,
        values: [value],
        states: one(rows.states),
        closed: one(rows.closed),
        open: one(rows.open),
        given: one(rows.given),
      },
      rules: { ...rules, measures: [rules.measures[measure] ?? ''] },
      limits: { ...limits, byGroup: limits.byGroup.map((threshold) => threshold + ZERO_IS_KNOWN) },
      // What is left of the raters without the satisfied are the others, who are persons with a threshold of their own.
      least: rules.isRating && measure === 0 ? limits.difference : null,
    };
  });
}

/** The kind of a row's cells: hidden where one of the measures must be, known where the outermost is none. */
function sharedKind(rows: BlockRows, row: number, lists: Lists, rules: SystemRules, limits: Limits): Kind {
  const kinds = rules.measures.map((_, measure) => kindOf(rows, row, lists, rules, measure, limits));
  const [outermost = KIND.known] = kinds;
  if (outermost === KIND.known || outermost === KIND.totalOnly || outermost === KIND.unreported)
    return outermost;
  // Growth since an earlier release counts few persons even where the number is large: no bound makes it harmless.
  const hasEarlier = rows.open.some((measure) => !Number.isNaN(measure[row] ?? NaN));
  const isPrimary = kinds.includes(KIND.primary) || hasFewAgainst(rows, row, rules, limits);
  if (isPrimary && hasEarlier) return KIND.children;
  if (kinds.includes(KIND.children)) return KIND.children;
  return isPrimary ? KIND.primary : KIND.open;
}
