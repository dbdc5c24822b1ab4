import { describe, expect, test } from 'vitest';
import { boundaries, checkWinding, unitsOf } from '../../src/charts/boundaries.ts';
import { choropleth, outlineDefinitions } from '../../src/charts/choropleth.ts';
import { outlines } from '../../src/charts/outlines.ts';
import { areaOf, compactRing, pathOf, roomIn, speckOf } from '../../src/charts/rings.ts';

/** Two neighbours that share a border, and an islet; wound for d3 (clockwise on the globe). */
const file = {
  type: 'Topology',
  arcs: [
    [
      [102, 28],
      [102, 32],
    ],
    [
      [102, 32],
      [106, 32],
      [106, 28],
      [102, 28],
    ],
    [
      [102, 28],
      [98, 28],
      [98, 32],
      [102, 32],
    ],
    [
      [110, 20],
      [110, 20.01],
      [110.01, 20.01],
      [110, 20],
    ],
  ],
  objects: {
    provinces: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', id: 'a', properties: { code: 'a' }, arcs: [[1, 0]] },
        { type: 'Polygon', id: 'b', properties: { code: 'b', codes: ['b', 'c'] }, arcs: [[2, -1]] },
        { type: 'Polygon', id: 'i', properties: { code: 'i' }, arcs: [[3]] },
      ],
    },
  },
};
const options = { layer: 'provinces', width: 200, maxHeight: 200, detail: 0.1 };

describe('outlines', () => {
  const source = boundaries(file);

  test('fit the width and keep a shared border', () => {
    const { units, width, height } = outlines(source, { ...options, wanted: ({ code }) => code !== 'i' });
    expect(width).toBe(200);
    expect(height).toBeGreaterThan(80);
    expect(height).toBeLessThan(130);
    expect(units.map(({ properties }) => properties.code)).toEqual(['a', 'b']);
    expect(units.map(({ d }) => d)).toMatchSnapshot();
  });

  test('a part too small to have a shape is a speck', () => {
    const { units } = outlines(source, options);
    expect(units.find(({ properties }) => properties.code === 'i')?.d).toMatch(/^M\d+ \d+h1z$/);
  });

  test('a flipped ring is refused', () => {
    const flipped = structuredClone(file);
    flipped.objects.provinces.geometries[0] = {
      type: 'Polygon',
      id: 'a',
      properties: { code: 'a' },
      arcs: [[-1, -2]],
    };
    expect(() => outlines(boundaries(flipped), options)).toThrow(/^invalid outline: a covers 12\.\d+ sr$/);
    expect(() => checkWinding(unitsOf(source, 'provinces', () => true))).not.toThrow();
  });

  test('what is no topology is refused', () => {
    expect(() => boundaries({ type: 'FeatureCollection' })).toThrow(
      'invalid boundary file: not a TopoJSON topology',
    );
  });
});

describe('choropleth', () => {
  const drawn = outlines(boundaries(file), { ...options, wanted: ({ code }) => code !== 'i' });
  const svg = choropleth(
    drawn,
    ({ code }) => ({
      cell: code === 'a' ? { state: 'ok', value: 0.07 } : { state: 'not_reported', value: null },
      name: code === 'a' ? '甲' : '乙',
    }),
    {
      id: 'map',
      title: '图',
      description: '说明',
      prefix: 'm',
      width: 200,
      breaks: [2, 5, 10, 20],
      lang: 'zh',
      labels: 'values',
      imprint: ['未经地图审核，仅供开发测试'],
    },
  );

  test('draws each outline once, from its definition', () => {
    expect(outlineDefinitions(drawn, 'm').match(/<path /g)).toHaveLength(2);
    expect(svg.match(/<use /g)).toHaveLength(2);
    expect(svg).toMatchSnapshot();
  });
  test('prints its imprint inside the plot', () => expect(svg).toContain('未经地图审核，仅供开发测试'));
  test('has no style of its own', () => expect(svg).not.toMatch(/style/));
});

describe('rings', () => {
  const square = compactRing([
    [0, 0],
    [10, 0],
    [10.01, 0.01],
    [10, 10],
    [0, 10],
    [0, 0],
  ]);
  test('are rounded to tenths, without repeated points', () => {
    expect(square).toEqual([
      [0, 0],
      [100, 0],
      [100, 100],
      [0, 100],
    ]);
  });
  test('have an area', () => expect(areaOf(square)).toBe(10_000));
  test('become relative steps', () => expect(pathOf(square)).toBe('M0 0l100 0 0 100-100 0z'));
  test('have room for a label in their middle', () =>
    expect(roomIn(square)).toMatchObject({ x: 50, width: 100 }));
  test('a speck', () => expect(speckOf([3, 4])).toBe('M3 4h1z'));
});
