import { expect, test } from 'vitest';
import { bars } from '../../src/charts/bars.ts';
import { lines } from '../../src/charts/lines.ts';

const described = { id: 'x', title: 'A & B', description: 'd' };

test('lines: one path a series, names at their ends a line of text apart, gaps where there is no value', () => {
  const svg = lines(
    [
      { name: '零陵区', values: [1, null, 3] },
      { name: '道县', values: [1, 2, 3], task: '4' },
    ],
    { ...described, width: 600, height: 300, ticks: ['一', '二', '三'], format: String },
  );
  expect(svg).toContain('<title id="x-t">A &amp; B</title>');
  const paths = [...svg.matchAll(/<path d="([^"]*)" class="(ln [^"]+)"/g)];
  expect(paths.map(([, , name]) => name)).toEqual(['ln ln1', 'ln s4']);
  expect(paths.map(([, d = '']) => d.match(/[ML]/g)?.length)).toEqual([2, 3]);
  const heights = [...svg.matchAll(/y="([\d.]+)" class="lb">/g)].map(([, y]) => Number(y));
  expect(heights.length).toBe(2);
  expect(Math.abs((heights[0] ?? 0) - (heights[1] ?? 0))).toBeGreaterThanOrEqual(18);
});

test('bars: in the given order on one scale; no bar where there is no value, but its word', () => {
  const svg = bars(
    [
      {
        title: '',
        rows: [
          { name: '甲', value: 0, text: '0' },
          { name: '乙', value: null, text: '隐去' },
          { name: '丙', value: 10, text: '10' },
        ],
      },
      { title: '第二', rows: [{ name: '甲', value: 5, text: '5' }] },
    ],
    { ...described, width: 600 },
  );
  const widths = [...svg.matchAll(/<rect [^>]*width="([\d.]+)" height="16"/g)].map(([, width]) =>
    Number(width),
  );
  expect(widths.length).toBe(3);
  expect(widths[0]).toBe(0);
  expect((widths[1] ?? 0) / (widths[2] ?? 1)).toBeCloseTo(2, 1);
  expect(svg).toContain('>隐去</text>');
});
