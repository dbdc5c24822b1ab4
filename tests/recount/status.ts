// The published `status` of a row → the state of each measure, with everything that its grammar forbids.
import type { PublishedRow } from './published.ts';

export type State = 'shown' | 'suppressed' | 'not_reported' | 'not_applicable';

const STATES = ['suppressed', 'not_reported', 'not_applicable'] as const;

/** Throws where the status breaks the grammar or disagrees with the cells. `measures` in column order. */
export function statesOf(row: PublishedRow, measures: readonly string[]): ReadonlyMap<string, State> {
  const status = String(row['status']);
  const states = new Map<string, State>(measures.map((name) => [name, 'shown']));
  const whole = STATES.find((state) => state === status);
  if (whole !== undefined) {
    for (const name of measures) states.set(name, whole);
  } else if (status !== 'ok') {
    let [lastState, named] = [-1, 0];
    for (const part of status.split(';')) {
      const [state = '', list = ''] = part.split(':');
      const place = STATES.findIndex((known) => known === state);
      if (place <= lastState) throw new Error(`invalid order of states: ${status}`);
      lastState = place;
      const names = list.split(',');
      const places = names.map((name) => measures.indexOf(name));
      if (places.some((p, index) => p < 0 || p <= (places[index - 1] ?? -1))) {
        throw new Error(`invalid measures: ${status}`);
      }
      if (names.length === measures.length) throw new Error(`invalid list of every measure: ${status}`);
      for (const name of names) {
        if (states.get(name) !== 'shown') throw new Error(`invalid: ${name} named twice in ${status}`);
        states.set(name, STATES[place] ?? 'shown');
      }
      named += names.length;
    }
    if (named === 0) throw new Error(`invalid status: ${status}`);
  }
  for (const [name, state] of states) {
    if ((row[name] === null) !== (state !== 'shown')) {
      throw new Error(`invalid: ${name} is ${row[name]} where the status says ${status}`);
    }
  }
  return states;
}
