// The list of all regions: provinces with their prefectures and counties, as far as they have a page.
import { PARTS } from '../format/regions.ts';
import type { Text } from '../schema/column.ts';
import { NATION } from '../schema/values.ts';
import { regions, type Region } from './regions.ts';

export interface ListedProvince {
  readonly region: Region;
  /** Prefectures with a page, and counties right under the province. */
  readonly below: readonly Region[];
}

export interface RegionList {
  readonly parts: readonly { readonly name: Text; readonly provinces: readonly ListedProvince[] }[];
}

/** The list of this build. */
export async function regionList(): Promise<RegionList> {
  const tree = await regions();
  const provinces = tree.below(NATION).map((region) => ({
    region,
    below: tree.below(region.code).filter(({ hasPage }) => hasPage),
  }));
  return {
    parts: PARTS.map(({ name, digits }) => ({
      name,
      provinces: provinces.filter(({ region }) => digits.includes(region.code[0] ?? '')),
    })),
  };
}
