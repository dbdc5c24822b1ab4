// The bounds of the five classes, from the reference file of that name.
import { readFileSync } from 'node:fs';
import { PERIOD_TYPES, type PeriodType } from '../schema/values.ts';
import { referencePath } from './build-info.ts';

let cached: Map<string, readonly number[]> | undefined;

function allBreaks(): ReadonlyMap<string, readonly number[]> {
  cached ??= new Map(
    readFileSync(referencePath('class-breaks.csv'), 'utf8')
      .replace(/^\uFEFF/, '')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(','))
      .map(([name, period, breaks = '']) => [`${name}|${period}`, breaks.split('|').map(Number)]),
  );
  return cached;
}

/** The four bounds in per cent for an indicator and a kind of period. Throws where the file has none. */
export function classBreaks(indicator: string, type: PeriodType): readonly number[] {
  const breaks = allBreaks().get(`${indicator}|${type}`);
  if (!breaks) throw new Error(`missing class breaks: ${indicator}, ${type}`);
  return breaks;
}

/** The bounds for an indicator by kind of period, as far as the file has them. */
export function classBreaksByType(
  indicator: string,
): Readonly<Partial<Record<PeriodType, readonly number[]>>> {
  return Object.fromEntries(
    PERIOD_TYPES.flatMap((type) => {
      const breaks = allBreaks().get(`${indicator}|${type}`);
      return breaks ? [[type, breaks]] : [];
    }),
  );
}
