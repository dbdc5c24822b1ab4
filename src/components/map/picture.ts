// A state as a figure: title, unit, legend, drawing, notes, for one width.
import { choropleth, outlineDefinitions } from '../../charts/choropleth.ts';
import type { Breaks } from '../../charts/classes.ts';
import { legend } from '../../charts/legend.ts';
import { shownUnits } from '../../charts/shown-units.ts';
import { tileMap } from '../../charts/tile-map.ts';
import { tileRows } from '../../charts/tile-rows.ts';
import type { Cell } from '../../format/cell.ts';
import type { MapRegion } from '../../format/map-files.ts';
import { shortName } from '../../format/short-names.ts';
import { NATION } from '../../schema/values.ts';
import type { MapData, MapQuery } from './data.ts';
import { descriptionOf, notesOf, subtitleOf, titleOf, withoutMap } from './picture-words.ts';
import { periodOf, type MapSetting } from './setting.ts';
import type { MapState } from './state.ts';

export type Size = 'wide' | 'narrow';
const WIDTHS = { wide: 632, narrow: 340 } as const;

export interface UnitCell {
  readonly region: MapRegion;
  readonly cell: Cell;
}

export interface Picture {
  readonly title: string;
  /** Unit and scope. */
  readonly subtitle: string;
  readonly notes: readonly string[];
  readonly units: readonly UnitCell[];
  readonly view: 'tiles' | 'map';
  /** Why there is no map; null where there is one. */
  readonly withoutMap: string | null;
  readonly legend: string;
  /** Outlines for the page's definitions, which the drawing uses. */
  readonly outlines: string;
  readonly svg: string;
  /** The unit of each mark of the drawing (`g` of tiles, `use.land` of maps), in its order; null for none. */
  readonly marks: readonly (string | null)[];
}

/** A state with what it was drawn from, and as what. */
export interface Drawn {
  readonly state: MapState;
  readonly data: MapData;
  readonly picture: Picture;
}

export function queryOf(state: MapState, setting: MapSetting): MapQuery {
  const { level, task, area, group } = state;
  return { period: periodOf(setting, state.period), task, area, group, isRunning: level === 'township' };
}

/** The bounds of a state's classes; townships count from the beginning, so theirs are the total's. */
export function breaksOf({ indicator, level, period }: MapState, setting: MapSetting): Breaks | null {
  if (indicator.kind === 'count') return null;
  const type = level === 'township' ? 'total' : periodOf(setting, period).period_type;
  return setting.breaks[type] ?? null;
}

/** Draws a state; the files that it needs are in `data`. */
export function picture(state: MapState, setting: MapSetting, data: MapData, size: Size): Picture {
  const { lang } = setting;
  const query = queryOf(state, setting);
  const breaks = breaksOf(state, setting);
  const units = data.units(state.region, state.level).map((region) => ({
    region,
    cell: state.indicator.of(data, region.code, query),
  }));
  const title = titleOf(state, setting, data);
  const missing = withoutMap(state, setting, data);
  const wanted = state.view ?? (state.region === NATION ? 'tiles' : 'map');
  const outlines = data.outlines(state.region, state.level);
  const view = missing === null && wanted === 'map' && outlines ? 'map' : 'tiles';
  const described = {
    id: `map-${size}`,
    title,
    description: descriptionOf(
      units.map(({ cell }) => cell),
      state,
      setting,
    ),
  };
  const common = { title, subtitle: subtitleOf(state, setting), units, view, withoutMap: missing } as const;
  const format = (value: number) => state.indicator.short(value, lang);
  const tiles = { ...described, breaks, lang, format, size };
  const plain = { outlines: '', legend: legend({ lang, breaks, cells: units.map(({ cell }) => cell) }) };
  if (view === 'map' && outlines && breaks) {
    const shorts = new Map(setting.grid.cells.map(({ code, short }) => [code, short]));
    const { regionsIn, shown, cellOf } = shownUnits(
      units.map(({ region }) => ({
        region,
        covered: data.coverage(region.code, query, 'communities_covered'),
        communities: data.communities(region.code, query.area),
      })),
      ({ code, name }) => shorts.get(code) ?? shortName(name),
    );
    const { main, inset } = outlines;
    const all = [...main.units, ...(inset?.units ?? [])].map(({ properties }) => properties);
    const mapped = new Set(all.flatMap(regionsIn).map(({ code }) => code));
    const unmapped = units.flatMap(({ region }) => (mapped.has(region.code) ? [] : [region]));
    const joined = all.flatMap((properties) =>
      properties.codes
        ? [
            regionsIn(properties)
              .map(({ name }) => name)
              .join(lang === 'zh' ? '、' : ', '),
          ]
        : [],
    );
    return {
      ...common,
      notes: notesOf(state, setting, unmapped, joined),
      legend: legend({ lang, breaks, cells: all.map(cellOf) }),
      outlines: outlineDefinitions(main, 'm') + (inset ? outlineDefinitions(inset, 'i') : ''),
      svg: choropleth(main, shown, {
        ...described,
        prefix: 'm',
        width: WIDTHS[size],
        breaks,
        lang,
        labels: size === 'wide' && state.region !== NATION ? 'values' : 'names',
        imprint: setting.imprint ?? [],
        inset: inset ?? undefined,
      }),
      marks: all.map((properties) => regionsIn(properties)[0]?.code ?? null),
    };
  }
  const notes = notesOf(state, setting, [], []);
  if (state.region === NATION) {
    const byCode = new Map(units.map(({ region, cell }) => [region.code, cell]));
    const placed = setting.grid.cells.flatMap((place) => {
      const cell = byCode.get(place.code);
      return cell ? [{ ...place, column: place.col, cell }] : [];
    });
    return {
      ...common,
      ...plain,
      notes,
      svg: tileMap(placed, { ...tiles, columns: setting.grid.columns, rows: setting.grid.rows }),
      marks: placed.map(({ code }) => code),
    };
  }
  return {
    ...common,
    ...plain,
    notes,
    svg: tileRows(
      units.map(({ region, cell }) => ({
        name: state.level === 'township' ? region.name : shortName(region.name),
        cell,
      })),
      tiles,
    ),
    marks: units.map(({ region }) => region.code),
  };
}
