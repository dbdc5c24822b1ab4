// Random texts and days, for tests that look for what no one thought of.
import fc from 'fast-check';
import { trimmed } from '../../src/ingest/cells.ts';

const SEED = 20220305;

/** How often a property is tried; always with the same cases. */
export const runs = (numRuns: number) => ({ seed: SEED, numRuns });

const characters = [..."看望独居老人示例队龙镕€①ａ５ab1 .。，；、“”'-#=", '𠮷', '𬭎'];
/** A text that no rule takes for anything else. */
export const word = (max: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...characters), { minLength: 1, maxLength: max })
    .map((all) => `名${all.join('')}`);

const dayFrom = (offset: number): string =>
  new Date(Date.UTC(2021, 5, 1) + offset * 86_400_000).toISOString().slice(0, 10);
/** A day of the campaign. */
export const day = fc.integer({ min: 0, max: 570 }).map(dayFrom);

/** What is read of a text's cell. */
export const valueOf = (text: string): string => trimmed(text).replace(/[\u0000-\u001f\u007f]+/g, ' ');
