// What residents said of the activities in a region.
import { NO_CELL, ratio, type Cell } from '../format/cell.ts';
import type { Period } from '../format/periods.ts';
import { measure, type ScopeData } from './scope-data.ts';

export interface Rating {
  readonly period: Period;
  readonly raters: Cell;
  readonly satisfied: Cell;
  /** Satisfied ÷ raters. */
  readonly share: Cell;
}

/** Fewer raters than this do not make a share of 0 or of 100 per cent. */
export const MIN_RATERS_FOR_EXTREMES = 30;

/** The share of satisfied raters; of a few who all said the same there is none. */
export function satisfaction(raters: Cell, satisfied: Cell): Cell {
  const share = ratio(satisfied, raters);
  const isExtreme = share.state === 'ok' && (share.value === 0 || share.value === 1);
  return isExtreme && (raters.value ?? 0) < MIN_RATERS_FOR_EXTREMES ? NO_CELL : share;
}

/** Quarters and years for which outcomes are published: none of a region without rows, years alone of a county. */
export function ratingsOf(data: ScopeData, code: string, all: readonly Period[]): Rating[] {
  return all
    .filter(({ period_type: type }) => type === 'quarter' || type === 'year')
    .flatMap((period) => {
      const row = data.isKnown(code) ? data.outcomes(code, period.period) : undefined;
      if (!row) return [];
      const raters = measure(row, 'raters');
      const satisfied = measure(row, 'satisfied');
      return [{ period, raters, satisfied, share: satisfaction(raters, satisfied) }];
    });
}
