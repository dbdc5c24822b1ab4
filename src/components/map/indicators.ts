// What the map can show: the share of communities, and counts of the published tables.
import { ratio, type Cell } from '../../format/cell.ts';
import type { Lang, Text } from '../../format/language.ts';
import { compact, full, share } from '../../format/numbers.ts';
import { unitName } from '../../format/units.ts';
import { measuresOf } from '../../schema/column.ts';
import { OUTPUT_TABLES } from '../../schema/outputs.ts';
import type { MapData, MapQuery } from './data.ts';

export interface MapIndicator {
  /** As the page's address has it. */
  readonly id: string;
  readonly table: 'coverage' | 'outcomes';
  readonly label: Text;
  readonly unit: Text;
  /** Shares are drawn in classes, on maps too; counts as numbers in tiles alone. */
  readonly kind: 'share' | 'count';
  readonly of: (data: MapData, code: string, query: MapQuery) => Cell;
  /** In full, with its sign where it is a share. */
  readonly format: (value: number) => string;
  /** As a tile has room for. */
  readonly short: (value: number, lang: Lang) => string;
}

function count(table: 'coverage' | 'outcomes', name: string, decimals = 0): MapIndicator {
  const column = measuresOf(OUTPUT_TABLES[table]).find((measure) => measure.name === name);
  if (!column) throw new Error(`unknown measure: ${table}.${name}`);
  return {
    id: name,
    table,
    label: column.label,
    unit: { zh: unitName(column.unit, 'zh'), en: unitName(column.unit, 'en') },
    kind: 'count',
    of: (data, code, query) => data[table](code, query, name),
    format: (value) => full(value, decimals),
    short: compact,
  };
}

export const MAP_INDICATORS: readonly MapIndicator[] = [
  {
    id: 'coverage',
    table: 'coverage',
    label: { zh: '社区覆盖率', en: 'community coverage' },
    unit: { zh: '%', en: '%' },
    kind: 'share',
    of: (data, code, query) =>
      ratio(data.coverage(code, query, 'communities_covered'), data.communities(code, query.area)),
    format: (value) => share(value),
    short: (value) => share(value, 0),
  },
  count('coverage', 'activities'),
  count('coverage', 'organisations'),
  count('coverage', 'hours', 1),
  count('outcomes', 'people'),
  count('outcomes', 'visits'),
];

/** The indicator of an id; undefined for others. */
export function mapIndicator(id: string): MapIndicator | undefined {
  return MAP_INDICATORS.find((indicator) => indicator.id === id);
}
