// The dimensions by which activities are described, and their categories with their English names.
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Text } from '../schema/column.ts';
import { referencePath } from './build-info.ts';

export interface Dimension {
  readonly code: string;
  readonly name: Text;
  /** Whether an activity may have several categories: then they add up to more than all activities. */
  readonly several: boolean;
}

/** In the order in which pages show them. */
export const DIMENSIONS: readonly Dimension[] = [
  { code: 'org_type', name: { zh: '社会组织的类型', en: 'Kind of organisation' }, several: false },
  { code: 'actor', name: { zh: '五社联动', en: 'The five actors' }, several: true },
  { code: 'method', name: { zh: '方式', en: 'Method' }, several: false },
  { code: 'form', name: { zh: '形式', en: 'Form' }, several: true },
  { code: 'funding', name: { zh: '资金来源', en: 'Funding' }, several: false },
  { code: 'department', name: { zh: '协同部门', en: 'Departments' }, several: true },
];

let cached: ReadonlyMap<string, readonly Text[]> | undefined;

/** The categories of every dimension, in the order of the reference file. */
export function allCategories(): ReadonlyMap<string, readonly Text[]> {
  cached ??= read();
  return cached;
}

/** The categories of a dimension. Throws where it has none. */
export function categoriesOf(dimension: string): readonly Text[] {
  const categories = allCategories().get(dimension);
  if (!categories) throw new Error(`missing categories: ${dimension}`);
  return categories;
}

function read(): ReadonlyMap<string, readonly Text[]> {
  const { data } = Papa.parse<{ dimension: string; category: string; name_en: string }>(
    readFileSync(referencePath('categories.csv'), 'utf8').replace(/^\uFEFF/, ''),
    { header: true, skipEmptyLines: true },
  );
  const byDimension = new Map<string, Text[]>();
  for (const { dimension, category, name_en } of data) {
    byDimension.set(dimension, [...(byDimension.get(dimension) ?? []), { zh: category, en: name_en }]);
  }
  return byDimension;
}
