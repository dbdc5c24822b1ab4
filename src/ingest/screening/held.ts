// The codes of rows that are held back until a person decides: personal data, and rules of the negative list.
import type { PiiCode } from './found.ts';
import { PII_KINDS } from './found.ts';

const RULES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const;

export type HeldCode = `HELD_${(typeof RULES)[number]}` | PiiCode;

/** All of them, in the order of the list of problems. */
export const HELD_CODES: readonly HeldCode[] = [
  ...PII_KINDS.map((kind): HeldCode => `PII_${kind}`),
  ...RULES.map((rule): HeldCode => `HELD_${rule}`),
];

const CODES = new Set<string>(HELD_CODES);

/** Whether a person may release a row with this problem. */
export const isHeld = (code: string): code is HeldCode => CODES.has(code);
