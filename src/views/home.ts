// What the home page shows: the nation in the last full quarter, its provinces, its tasks over time.
import type { MapUnit } from '../charts/shown-units.ts';
import type { Tile } from '../charts/tile-map.ts';
import { type Cell } from '../format/cell.ts';
import { PARTS } from '../format/regions.ts';
import type { Text } from '../schema/column.ts';
import { NATION } from '../schema/values.ts';
import { nationSeries } from '../queries/nation-series.ts';
import { coverageRate } from './indicators.ts';
import { periods, type Periods } from './periods.ts';
import { ask } from './published.ts';
import { regionView, type RegionView } from './region.ts';
import { regions, type Region } from './regions.ts';
import { measure, scopeData } from './scope-data.ts';
import { taxonomy, type Named } from './taxonomy.ts';
import { tileGrid } from './tile-grid.ts';

export interface Province extends MapUnit<Region> {
  readonly short: string;
  readonly rate: Cell;
  readonly rateBefore: Cell;
  readonly activities: Cell;
}

export interface TaskSeries extends Named {
  readonly rate: Cell;
  readonly activities: Cell;
  readonly tiles: readonly Tile[];
  /** Activities in each full quarter. */
  readonly quarters: readonly number[];
}

export interface HomeView {
  readonly nation: RegionView;
  readonly periods: Periods;
  readonly provinces: readonly Province[];
  readonly parts: readonly { readonly name: Text; readonly provinces: readonly Province[] }[];
  readonly tiles: readonly Tile[];
  readonly grid: { readonly columns: number; readonly rows: number };
  readonly tasks: readonly TaskSeries[];
  readonly months: readonly { readonly period: string; readonly activities: number }[];
  readonly total: { readonly covered: Cell; readonly rate: Cell };
  /** A region for the example of the search: the first prefecture with a page. */
  readonly example: Region | undefined;
}

let cached: Promise<HomeView> | undefined;

async function load(): Promise<HomeView> {
  const [spans, tree, data, named, series, nation] = await Promise.all([
    periods(),
    regions(),
    scopeData('00'),
    taxonomy(),
    ask(nationSeries()),
    regionView(NATION),
  ]);
  const now = spans.current.period;
  const before = spans.previous?.period ?? '';
  const grid = tileGrid();
  const places = new Map(grid.cells.map((place) => [place.code, place]));
  const provinces = tree.below(NATION).map((region): Province => {
    const row = data.coverage(region.code, now);
    return {
      region,
      short: places.get(region.code)?.short ?? region.name,
      covered: measure(row, 'communities_covered'),
      communities: measure(row, 'communities'),
      rate: coverageRate(data, region.code, now),
      rateBefore: coverageRate(data, region.code, before),
      activities: measure(row, 'activities'),
    };
  });
  const tilesFor = (task: string): Tile[] =>
    grid.cells.map(({ code, short, name, col, row }) => ({
      code,
      short,
      name,
      column: col,
      row,
      cell: coverageRate(data, code, now, task),
    }));
  const quarters = spans.quarters.map(({ period }) => period);
  const shown = series.filter((row) => row.activities !== null);
  return {
    nation,
    periods: spans,
    provinces,
    parts: PARTS.map(({ name, digits }) => ({
      name,
      provinces: provinces.filter(({ region }) => digits.includes(region.code[0] ?? '')),
    })),
    tiles: tilesFor('all'),
    grid,
    tasks: named.tasks.map((task) => ({
      ...task,
      rate: coverageRate(data, NATION, now, task.code),
      activities: measure(data.coverage(NATION, now, task.code), 'activities'),
      tiles: tilesFor(task.code),
      quarters: quarters.map(
        (period) => shown.find((row) => row.period === period && row.task === task.code)?.activities ?? 0,
      ),
    })),
    months: shown
      .filter((row) => row.period_type === 'month' && row.task === 'all')
      .map(({ period, activities }) => ({ period, activities: activities ?? 0 })),
    total: {
      covered: measure(data.coverage(NATION, spans.total.period), 'communities_covered'),
      rate: coverageRate(data, NATION, spans.total.period),
    },
    example: tree.withPage.find(({ level }) => level === 'prefecture'),
  };
}

/** The home page of this build. */
export function homeView(): Promise<HomeView> {
  cached ??= load();
  return cached;
}
