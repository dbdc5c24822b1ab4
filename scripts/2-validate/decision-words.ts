// What is said on the terminal about decisions: those that met no row are for another office, table, number or code, or
// for a row that is not held back any more.
import type { Decision } from '../../src/ingest/decisions.ts';
import { terminalLang } from '../command/error.ts';
import { say } from '../command/progress.ts';

const LISTED = 20;

/** The warning about decisions that met no row; their keys are masked already. Empty where there is none. */
export function unmatchedText(unmatched: readonly Decision[], lang: 'zh' | 'en'): string {
  if (unmatched.length === 0) return '';
  const list = unmatched
    .slice(0, LISTED)
    .map(({ office, table, key, code, decision }) => `  ${office} ${table} ${key} ${code} ${decision}`)
    .join('\n');
  return lang === 'zh'
    ? `reviewed.csv里有${unmatched.length}项决定没有对应的行。请核对单位、表、编号和代码；不再需要的可以删去。\n${list}`
    : `Decisions in reviewed.csv that met no row: ${unmatched.length}. Check office, table, key and code; delete those that are not needed any more.\n${list}`;
}

/** Says it where there is anything to say. */
export function warnOfDecisions(unmatched: readonly Decision[]): void {
  const text = unmatchedText(unmatched, terminalLang);
  if (text !== '') say(text);
}
