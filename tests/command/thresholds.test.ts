import { expect, test } from 'vitest';
import { LEAST_THRESHOLDS } from '../../scripts/4-protect/thresholds.ts';
import { CommandError } from '../../scripts/command/error.ts';
import { thresholdsFrom } from '../../scripts/command/thresholds.ts';

test('without a config the least thresholds hold', () => {
  expect(thresholdsFrom(undefined)).toEqual({ T1: 10, T2: 10, T2c: 10, T3: 30 });
  expect(thresholdsFrom({})).toEqual(LEAST_THRESHOLDS);
});

test('a threshold may be raised, each for itself', () => {
  expect(thresholdsFrom({ T2c: 20, T3: 50 })).toEqual({ T1: 10, T2: 10, T2c: 20, T3: 50 });
  expect(LEAST_THRESHOLDS.T3).toBe(30);
});

function refusal(config: unknown): CommandError {
  try {
    thresholdsFrom(config);
  } catch (error) {
    if (error instanceof CommandError) return error;
    throw error;
  }
  throw new Error(`not refused: ${JSON.stringify(config)}`);
}

test.each<[unknown, string, string]>([
  [
    { persons: 10 },
    '配置里有不认识的项：thresholds.persons。可用的项：T1、T2、T2c、T3。',
    'Unknown key in the config: thresholds.persons. Known keys: T1, T2, T2c, T3.',
  ],
  [
    { T1: 9 },
    'thresholds.T1 要写不小于10的整数，收到的是 9。只能调高，不能调低；不写就是10。',
    'thresholds.T1 takes a whole number from 10 up, not 9. It can be raised, never lowered; left out, it is 10.',
  ],
  [
    { T3: 10 },
    'thresholds.T3 要写不小于30的整数，收到的是 10。只能调高，不能调低；不写就是30。',
    'thresholds.T3 takes a whole number from 30 up, not 10. It can be raised, never lowered; left out, it is 30.',
  ],
  [
    { T2: 10.5 },
    'thresholds.T2 要写不小于10的整数，收到的是 10.5。只能调高，不能调低；不写就是10。',
    'thresholds.T2 takes a whole number from 10 up, not 10.5. It can be raised, never lowered; left out, it is 10.',
  ],
  [
    { T2c: '20' },
    'thresholds.T2c 要写不小于10的整数，收到的是 "20"。只能调高，不能调低；不写就是10。',
    'thresholds.T2c takes a whole number from 10 up, not "20". It can be raised, never lowered; left out, it is 10.',
  ],
  [
    { T1: null },
    'thresholds.T1 要写不小于10的整数，收到的是 null。只能调高，不能调低；不写就是10。',
    'thresholds.T1 takes a whole number from 10 up, not null. It can be raised, never lowered; left out, it is 10.',
  ],
  [
    10,
    '配置里的 thresholds 要写成 {"T1":10,"T2":10,"T2c":10,"T3":30} 的样子，收到的是 10。',
    'thresholds in the config is written like {"T1":10,"T2":10,"T2c":10,"T3":30}, not 10.',
  ],
])('%j is a wrong call', (config, zh, en) => {
  const { code, text } = refusal(config);
  expect(text).toEqual({ zh, en });
  expect(code).toBe(2);
});
