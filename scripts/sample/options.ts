// The command line of the sample: flags in, options out, one clear message for a wrong call.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal } from './refusal.ts';
import { DEFAULT_ACTIVITIES, DEFAULT_SEED, type SampleOptions } from './write-sample.ts';

const USAGE = 'npm run sample -- [--activities N] [--out DIR] [--provinces 430000,110000] [--seed N]';

/** Options from the arguments after the script's name; paths are relative to `folder`. Throws a `Refusal`. */
export function optionsFromArguments(args: readonly string[], folder: string): SampleOptions {
  const flags = flagsFrom(args);
  const provinces = flags.provinces?.split(',').map((code) => code.trim());
  return {
    out: resolve(folder, flags.out ?? 'data/exports'),
    activities: wholeNumber('activities', flags.activities, DEFAULT_ACTIVITIES, 1),
    seed: wholeNumber('seed', flags.seed, DEFAULT_SEED, 0),
    ...(provinces === undefined ? {} : { provinces }),
  };
}

function flagsFrom(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        activities: { type: 'string' },
        out: { type: 'string' },
        provinces: { type: 'string' },
        seed: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new Refusal(
      2,
      `参数有误 / wrong call: ${error instanceof Error ? error.message : String(error)}\n${USAGE}`,
    );
  }
}

function wholeNumber(flag: string, text: string | undefined, usual: number, least: number): number {
  if (text === undefined) return usual;
  const number = Number(text);
  if (/^\d{1,9}$/u.test(text) && number >= least) return number;
  throw new Refusal(
    2,
    `--${flag}：应为不小于 ${least} 的整数，收到的是“${text}”。/ ` +
      `--${flag}: a whole number from ${least} up is needed, not "${text}".\n${USAGE}`,
  );
}
