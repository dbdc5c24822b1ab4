// Hidden figures that are known closely once it is taken into account that counts which are published nowhere are not negative.
import type { Text } from '../../src/schema/column.ts';
import type { QuantitySums, Range } from './block-system.ts';
import type { Bounds } from './bounds.ts';
import type { Campaign } from './cells.ts';
import { rowName } from './cells.ts';
import type { Finding } from './finding.ts';
import type { Placed } from './published.ts';
import type { Sparse } from './sparse.ts';
import type { SystemForm, SystemForms } from './system-forms.ts';

/** A measure, or one less another: of no combination there is less than none of either. */
export type Quantity = readonly [measure: string, without?: string];

/** Quantities that go together, and by place which is the sum of which two, in every row and combination. */
export interface Family {
  readonly quantities: readonly Quantity[];
  readonly sums: QuantitySums;
}

/** Those who were served and did not rate. */
export const SILENT: Quantity = ['people', 'raters'];

const alone = (measure: string): Family => ({ quantities: [[measure]], sums: [] });

export const FAMILIES: Readonly<Record<'outcomes' | 'needs', readonly Family[]>> = {
  outcomes: [
    { quantities: [['people'], ['first_time'], ['people', 'first_time']], sums: [[0, 1, 2]] },
    alone('visits'),
    alone('resolved'),
    { quantities: [['raters'], ['satisfied'], ['raters', 'satisfied']], sums: [[0, 1, 2]] },
    // Who rated was served.
    { quantities: [['people'], ['raters'], SILENT], sums: [[0, 1, 2]] },
  ],
  needs: [
    {
      quantities: [
        ['registered'],
        ['responded'],
        ['resolved'],
        ['registered', 'responded'],
        ['responded', 'resolved'],
      ],
      sums: [
        [0, 1, 3],
        [1, 2, 4],
      ],
    },
  ],
};

/** Sums that are told of a leak. */
const MOST_SUMS = 6;

/** A hidden figure that is known closely: its whole numbers, and the rows of its table that say so. */
export interface Close {
  readonly low: number;
  readonly high: number;
  readonly because: readonly number[];
  /** What is published nowhere. */
  readonly unpublished: Text;
}

/** How narrow, and how small, a figure must be to be a leak in some form. */
export interface Limits {
  readonly width: number;
  readonly small: number;
}

export const limitsOf = ({ rules }: SystemForms): Limits => ({
  width: Math.max(0, ...rules.map(({ width }) => width)),
  small: Math.max(0, ...rules.map(({ small }) => small)),
});

/** Whether it can be a leak; what is known to be none exposes nobody. */
export const canLeak = ({ width, small }: Limits, low: number, high: number): boolean =>
  high >= 1 && low < small && high - low < width;

/** Whether a quantity of a row (−1 of what stands in no row of today's) may be a leak, known as closely as that. */
export type MayLeak = (row: number, quantity: number, known: Range) => boolean;

export const isLeak = (
  { width, small, isTotalOnly }: Pick<SystemForm, 'width' | 'small' | 'isTotalOnly'>,
  { low, high }: Pick<Close, 'low' | 'high'>,
): boolean => high - low < width && high >= 1 && low < small && !(isTotalOnly === 1 && low <= 0);

/** What is known of a measure by itself, by row. */
export interface KnownMeasure {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly isHidden: Uint8Array;
  readonly isNotReported: Uint8Array;
}

/**
 * What is known of a quantity in a row, from its measures; `isUnreportedNone`: what was not reported counts as none, unless
 * sums have shown otherwise, and not as anything.
 */
export function rangeOf(
  [one, other]: readonly KnownMeasure[],
  row: number,
  isUnreportedNone: boolean,
): Range {
  const isAny = (of: KnownMeasure): boolean => !isUnreportedNone && of.isNotReported[row] === 1;
  const lowOf = (of: KnownMeasure): number => (isAny(of) ? 0 : (of.low[row] as number));
  const highOf = (of: KnownMeasure): number => (isAny(of) ? Infinity : (of.high[row] as number));
  const [low, high] = one ? [lowOf(one), highOf(one)] : [0, Infinity];
  if (!other) return { low: Math.max(0, low), high: Math.max(0, high) };
  return { low: Math.max(0, low - highOf(other)), high: Math.max(0, high - lowOf(other)) };
}

/** The rows of the table whose sums (`sumOf` says of which row each is) give a column its bounds, nearest first. */
export function reasons(
  sums: Sparse,
  sumOf: readonly number[],
  { lowerFrom, upperFrom }: Bounds,
  column: number,
): number[] {
  const told = new Set<number>();
  const columns = new Set([column]);
  for (const each of columns) {
    if (told.size > MOST_SUMS) break;
    for (const sum of [lowerFrom[each] as number, upperFrom[each] as number]) {
      if (sum < 0) continue;
      if ((sumOf[sum] as number) >= 0) told.add(sumOf[sum] as number);
      for (let entry = sums.start(sum); entry < sums.start(sum + 1); entry += 1)
        columns.add(sums.column(entry));
    }
  }
  return [...told];
}

/** How closely a figure is known, and from which rows of its table. */
export function whyClose(
  campaign: Pick<Campaign, 'lists' | 'regions'>,
  table: Placed,
  { low, high, because, unpublished }: Close,
): Finding['why'] {
  const rows = because.slice(0, MOST_SUMS).map((row) => rowName(campaign, table, row));
  const all = [...rows, ...(because.length > MOST_SUMS ? ['…'] : [])].join('; ');
  const text = all === '' ? [] : [all];
  return {
    zh: [`∈ [${low}, ${high}]：${unpublished.zh}`, ...text].join('；'),
    en: [`∈ [${low}, ${high}]: ${unpublished.en}`, ...text].join('; '),
  };
}
