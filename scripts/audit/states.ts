// What a row's `status` says about each of its measures.
import { STATES } from '../../src/schema/values.ts';

/** State of a measure in a row. A row that was not reported at all is apart from a measure left out of its rows. */
export const SHOWN = 0;
export const HIDDEN = 1;
export const ROW_NOT_REPORTED = 2;
export const MEASURE_NOT_REPORTED = 3;
export const NOT_APPLICABLE = 4;
export type MeasureState = 0 | 1 | 2 | 3 | 4;

const WHOLE: Readonly<Record<string, MeasureState>> = {
  ok: SHOWN,
  suppressed: HIDDEN,
  not_reported: ROW_NOT_REPORTED,
  not_applicable: NOT_APPLICABLE,
};
const NAMED: Readonly<Record<string, MeasureState>> = {
  suppressed: HIDDEN,
  not_reported: MEASURE_NOT_REPORTED,
  not_applicable: NOT_APPLICABLE,
};

/**
 * The state of each measure under a status such as `ok`, `suppressed` or `suppressed:people,visits;not_reported:hours`;
 * null where the status is not one that the contract knows. A measure not named has a value.
 */
export function statesOf(status: string, measures: readonly string[]): readonly MeasureState[] | null {
  const whole = WHOLE[status];
  if (whole !== undefined) return measures.map(() => whole);
  const states = measures.map((): MeasureState => SHOWN);
  let last = -1;
  for (const part of status.split(';')) {
    const [state = '', names = ''] = part.split(':');
    const rank = STATES.findIndex((name) => name === state);
    const value = NAMED[state];
    if (value === undefined || rank <= last || names === '') return null;
    last = rank;
    for (const name of names.split(',')) {
      const at = measures.indexOf(name);
      if (at < 0 || states[at] !== SHOWN) return null;
      states[at] = value;
    }
  }
  return states;
}
