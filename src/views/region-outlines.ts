// Outlines of the units below a region, from the boundary pack.
import type { Outlines } from '../charts/outlines.ts';
import type { Level } from '../schema/values.ts';
import { packOutlines } from './boundary-pack.ts';
import type { Region } from './regions.ts';

const DETAIL = 0.9;

/** The units of `level` below a region, drawn `width` wide; null where there are none to draw. */
export function regionOutlines(region: Region, level: Level, width: number): Outlines | null {
  const { code } = region;
  if (region.level === 'county' || level === 'township') return null;
  const size = { width, maxHeight: width * 0.92, detail: DETAIL };
  const key = `${code}/${level}/${width}`;
  if (region.level === 'nation')
    return packOutlines(key, 'provinces.json', {
      ...size,
      maxHeight: width,
      layer: 'provinces',
      dashes: 'provinces.json',
      detail: 0.5,
      specks: (unit) => ['460000', '710000'].includes(unit.code),
    });
  const counties = `counties/${code.slice(0, 2)}0000.json`;
  if (region.level === 'prefecture')
    return packOutlines(key, counties, {
      ...size,
      layer: 'counties',
      wanted: ({ city }) => city === code,
      specks: () => code === '460300',
    });
  if (level === 'county') return packOutlines(key, counties, { ...size, layer: 'counties' });
  return packOutlines(key, 'cities.json', {
    ...size,
    layer: 'cities',
    wanted: ({ code: unit, prov }) => prov === code && unit !== '460300',
  });
}

/** The South China Sea beside the map of Hainan, with all its islands and the dashes. */
export function southChinaSea(region: Region): Outlines | null {
  if (region.code !== '460000') return null;
  return packOutlines('460000/inset', 'cities.json', {
    layer: 'cities',
    wanted: ({ prov }) => prov === '460000',
    width: 96,
    maxHeight: 140,
    detail: 1,
    specks: ({ code }) => code === '460300',
    dashes: 'provinces.json',
  });
}
