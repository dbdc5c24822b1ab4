// The `status` of a row, as SQL over the states of its measures: `ok`, one state for all, or a list of what is empty.
import { STATES } from '../../src/schema/values.ts';
import { literal } from '../database.ts';

/** `states` gives for each measure, in column order, the SQL expression of its state. */
export function statusExpression(states: readonly { name: string; state: string }[]): string {
  const all = (state: string): string =>
    states.map((measure) => `${measure.state} = ${literal(state)}`).join(' AND ');
  const lists = STATES.map((state) => {
    const names = states.map(
      (measure) => `CASE WHEN ${measure.state} = ${literal(state)} THEN ${literal(measure.name)} END`,
    );
    return `nullif(${literal(`${state}:`)} || concat_ws(',', ${names.join(', ')}), ${literal(`${state}:`)})`;
  });
  const whole = STATES.map((state) => `WHEN ${all(state)} THEN ${literal(state)}`).join(' ');
  return `CASE WHEN ${all('ok')} THEN 'ok' ${whole} ELSE concat_ws(';', ${lists.join(', ')}) END`;
}
