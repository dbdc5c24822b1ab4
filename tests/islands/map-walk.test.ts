// Where arrow keys lead on a drawing.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { neighbour, type Direction, type Placed } from '../../src/islands/map-walk.ts';

const grid: Placed[] = ['a', 'b', 'c', 'd', 'e', 'f'].map((code, index) => ({
  code,
  x: (index % 3) * 90,
  y: Math.floor(index / 3) * 90,
}));

describe('the neighbour', () => {
  test.each<[string, Direction, string]>([
    ['a', 'ArrowRight', 'b'],
    ['a', 'ArrowDown', 'd'],
    ['e', 'ArrowUp', 'b'],
    ['e', 'ArrowLeft', 'd'],
    ['c', 'ArrowRight', 'c'],
    ['d', 'ArrowDown', 'd'],
  ])('of %s, %s is %s', (from, direction, to) => {
    expect(neighbour(grid, from, direction)).toBe(to);
  });

  test('prefers what lies ahead to what lies aside', () => {
    const places = [
      { code: 'from', x: 0, y: 0 },
      { code: 'ahead', x: 100, y: 10 },
      { code: 'aside', x: 20, y: 90 },
    ];
    expect(neighbour(places, 'from', 'ArrowRight')).toBe('ahead');
    expect(neighbour(places, 'from', 'ArrowDown')).toBe('aside');
  });

  test('always lies in the direction, or is the unit itself', () => {
    const place = fc.record({ x: fc.integer({ min: 0, max: 600 }), y: fc.integer({ min: 0, max: 600 }) });
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 30 }), (list) => {
        const places = list.map((each, index) => ({ ...each, code: String(index) }));
        const to = places.find(({ code }) => code === neighbour(places, '0', 'ArrowRight'));
        expect(to?.code === '0' || (to?.x ?? 0) > (places[0]?.x ?? 0)).toBe(true);
      }),
    );
  });

  test('of a unit that is not there is an error', () => {
    expect(() => neighbour(grid, 'z', 'ArrowUp')).toThrow('unknown unit: z');
  });
});
