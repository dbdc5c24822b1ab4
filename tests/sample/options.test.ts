import { describe, expect, it } from 'vitest';
import { optionsFromArguments } from '../../scripts/sample/options.ts';
import { DEFAULT_ACTIVITIES, DEFAULT_SEED } from '../../scripts/sample/write-sample.ts';

describe('optionsFromArguments', () => {
  it('has usual values, and paths relative to the caller’s folder', () => {
    expect(optionsFromArguments([], '/home/a')).toEqual({
      out: '/home/a/data/exports',
      activities: DEFAULT_ACTIVITIES,
      seed: DEFAULT_SEED,
    });
    const args = ['--activities', '500', '--out', 'x', '--provinces', '430000,110000', '--seed=7'];
    expect(optionsFromArguments(args, '/home/a')).toEqual({
      out: '/home/a/x',
      activities: 500,
      seed: 7,
      provinces: ['430000', '110000'],
    });
  });

  it.each([
    [['--activities', 'many'], '--activities: a whole number from 1 up is needed, not "many".'],
    [['--activities', '0'], '--activities: a whole number from 1 up is needed, not "0".'],
    [['--seed', '-1'], 'seed'],
    [['--rows', '5'], "Unknown option '--rows'"],
    [['here'], "Unexpected argument 'here'"],
  ])('refuses %j with one message', (args, message) => {
    expect(() => optionsFromArguments(args, '/')).toThrow(
      expect.objectContaining({ exitCode: 2, message: expect.stringContaining(message) as string }) as Error,
    );
  });
});
