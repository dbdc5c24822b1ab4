// Measures of which each is a part of the one before it (needs registered, responded, resolved; raters, satisfied), hidden
// together. Taken apart into what each adds to the next they are independent counts with the same margins and the same pattern: three
// small systems instead of a large one.
import type { BlockRows, SystemRules } from './block.ts';
import { hasFewAgainst, isNotZero, kindOf } from './cell-kinds.ts';
import type { Kind, Limits } from './cell-system.ts';
import { KIND } from './cell-system.ts';
import type { Lists } from './lists.ts';

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
  const [kinds = new Uint8Array()] = kindsOf(rows, lists, rules, limits);
  const innermostFirst = rules.measures.map((_, i) => rules.measures.length - 1 - i);
  const values = innermostFirst.map((measure) => {
    const inner = rows.values[measure + 1];
    return (rows.values[measure] ?? new Float64Array()).map((own, row) => own - (inner?.[row] ?? 0));
  });
  const least = leastOfLayers(values, kinds, (place, row) => {
    const measure = innermostFirst[place] ?? 0;
    const isSome = measure === 0 && isNotZero(kindOf(rows, row, lists, rules, measure, limits));
    return isSome ? 1 : 0;
  });
  // The satisfied may make room for some who were not: so many of these may always be tried as there have to be able to be.
  const slackOf = (place: number): number =>
    rules.isRating && place === values.length - 1 ? limits.difference : 0;
  const capOf = (place: number): Float64Array => capOfLayer(rows, values, place, slackOf(place));
  const bounds = innermostFirst.map((measure, place) => {
    const [own, low, cap] = [values[place], least[place], capOf(place)];
    kinds.forEach((kind, row) => {
      if (kind === KIND.known || !isAsShown(rows, measure, row)) return;
      // It cannot move.
      cap[row] = own?.[row] ?? 0;
      if (low) low[row] = cap[row] ?? 0;
    });
    return { least: low ?? new Float64Array(), cap };
  });
  return innermostFirst.map((measure, place) => {
    const one = <Values>(values: readonly Values[]): Values[] => values.slice(0, 1);
    return {
      rows: {
        ...rows,
        layer: {
          kinds,
          ...(bounds[place] ?? { least: new Float64Array(), cap: new Float64Array() }),
          slack: slackOf(place),
        },
        values: [values[place] ?? new Float64Array()],
        states: one(rows.states),
        forced: one(rows.forced),
        // What was shown of any measure.
        before: [
          Float64Array.from(
            { length: rows.count },
            (_, row) => rows.before.map((own) => own[row] ?? NaN).find((own) => !Number.isNaN(own)) ?? NaN,
          ),
        ],
        given: one(rows.given),
        ...(rows.above && { above: rows.above.slice(place, place + 1) }),
      },
      rules: { ...rules, measures: [rules.measures[measure] ?? ''] },
      limits,
      // What is left of the raters without the satisfied are the others, who are persons with a threshold of their own.
      least: rules.isRating && measure === 0 ? limits.difference : null,
    };
  });
}

/**
 * Whether an earlier release showed a layer as it is, though not the whole row: of a row that is hidden as one measure has changed
 * by few, a reader who sees that their sums have not changed knows the others.
 */
const isAsShown = ({ before, values }: BlockRows, measure: number, row: number): boolean =>
  [measure, measure + 1].every((own) => values[own] === undefined || before[own]?.[row] === values[own][row]);

/**
 * The largest value of a layer in the tables that the attack tries, where something is known to be no less than all layers together:
 * what the others leave of it, but at least `slack` more than the value.
 */
function capOfLayer(
  { count, beside }: BlockRows,
  values: readonly Float64Array[],
  place: number,
  slack: number,
): Float64Array {
  return Float64Array.from({ length: count }, (_, row) => {
    const all = beside?.[row] ?? NaN;
    if (Number.isNaN(all)) return Infinity;
    const own = values[place]?.[row] ?? 0;
    const others = values.reduce((sum, layer) => sum + (layer[row] ?? 0), -own);
    return Math.max(all - others, own + slack);
  });
}

/**
 * The least value of each layer in the tables that the attack tries. A reader may be sure that a measure, the sum of the
 * layers up to its own, has some least value; each is seen to by the largest layers within it, which the true table
 * allows. Tables with less in these layers and more in others are possible too: leaving them out is on the safe side.
 */
export function leastOfLayers(
  values: readonly Float64Array[],
  kinds: Uint8Array,
  sureOf: (place: number, row: number) => number,
): Float64Array[] {
  const least = values.map((layer) => new Float64Array(layer.length));
  kinds.forEach((kind, row) => {
    if (kind === KIND.known) return;
    values.forEach((_, place) => {
      let missing = sureOf(place, row);
      for (let inner = 0; inner <= place; inner++) missing -= least[inner]?.[row] ?? 0;
      const roomOf = (inner: number): number => (values[inner]?.[row] ?? 0) - (least[inner]?.[row] ?? 0);
      const byRoom = Array.from({ length: place + 1 }, (__, i) => i).sort(
        (a, b) => roomOf(b) - roomOf(a) || a - b,
      );
      for (const inner of byRoom) {
        const more = Math.min(Math.max(0, missing), Math.max(0, roomOf(inner)));
        const layer = least[inner];
        if (layer) layer[row] = (layer[row] ?? 0) + more;
        missing -= more;
      }
    });
  });
  return least;
}

/** The kinds of all cells, by measure; the measures of a chain share theirs. */
export function kindsOf(rows: BlockRows, lists: Lists, rules: SystemRules, limits: Limits): Uint8Array[] {
  const kinds = (of: (row: number) => Kind): Uint8Array =>
    Uint8Array.from({ length: rows.count }, (_, row) => of(row));
  if (!rules.isChain) {
    return rules.measures.map((_, measure) =>
      kinds((row) => kindOf(rows, row, lists, rules, measure, limits)),
    );
  }
  const shared = kinds((row) => sharedKind(rows, row, lists, rules, limits));
  return rules.measures.map(() => shared);
}

/** The kind of a row's cells: hidden where one of the measures must be, known where the outermost is. */
function sharedKind(rows: BlockRows, row: number, lists: Lists, rules: SystemRules, limits: Limits): Kind {
  const kinds = rules.measures.map((_, measure) => kindOf(rows, row, lists, rules, measure, limits));
  if (kinds.includes(KIND.children)) return KIND.children;
  const [outermost = KIND.known] = kinds;
  const isGiven = outermost === KIND.known || outermost === KIND.totalOnly || outermost === KIND.unreported;
  if (isGiven || outermost === KIND.latent) return outermost;
  if (kinds.includes(KIND.primary) || hasFewAgainst(rows, row, rules, limits)) return KIND.primary;
  return isPartlyKnown(rows, row) ? KIND.known : KIND.open;
}

/**
 * Whether an earlier release showed a measure of a row as it is, and not all within it: layers of which only the sum is known do
 * not move by themselves. Where it showed all within it, these layers rest (see `isAsShown`) and the others may move.
 */
function isPartlyKnown({ before, values }: BlockRows, row: number): boolean {
  const isSame = (measure: number): boolean => before[measure]?.[row] === values[measure]?.[row];
  const outermost = values.findIndex((own, measure) => isSame(measure) && (own[row] ?? 0) > 0);
  return outermost >= 0 && values.some((_, measure) => measure > outermost && !isSame(measure));
}
