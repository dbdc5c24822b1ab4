import { describe, expect, it } from 'vitest';
import { binomial, multinomial, randomFromKey } from '../../scripts/sample/random.ts';

describe('randomFromKey', () => {
  it('gives the same numbers for the same key and others for another', () => {
    const [a, b, c] = [randomFromKey(1, '4301'), randomFromKey(1, '4301'), randomFromKey(1, '4302')];
    const first = Array.from({ length: 5 }, a);
    expect(Array.from({ length: 5 }, b)).toEqual(first);
    expect(Array.from({ length: 5 }, c)).not.toEqual(first);
  });

  it('is even over [0, 1)', () => {
    const random = randomFromKey('even');
    const tenths = new Array<number>(10).fill(0);
    for (let count = 0; count < 100_000; count += 1) {
      const tenth = Math.floor(random() * 10);
      tenths[tenth] = tenths[tenth]! + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });
});

describe('draws', () => {
  it.each([
    [12, 0.3],
    [5000, 0.001],
    [5000, 0.4],
    [40, 0.9],
  ])('binomial(%d, %d) stays in its bounds and near its mean', (trials, share) => {
    const random = randomFromKey('binomial', trials, share);
    const draws = Array.from({ length: 4000 }, () => binomial(random, trials, share));
    expect(draws.every((draw) => Number.isInteger(draw) && draw >= 0 && draw <= trials)).toBe(true);
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    const error = Math.sqrt((trials * share * (1 - share)) / draws.length);
    expect(Math.abs(mean - trials * share)).toBeLessThan(5 * error + 0.02);
  });

  it('multinomial adds up to its total and leaves out what has no weight', () => {
    const counts = multinomial(randomFromKey('multinomial'), 1234, Float64Array.of(1, 0, 5, 0.5, 0));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1234);
    expect([counts[1], counts[4]]).toEqual([0, 0]);
    expect(counts[2]!).toBeGreaterThan(counts[0]!);
  });
});
