// The sensitive table: how it is rounded and hidden, and whether the nation's figure gives a province's away.
import { join } from 'node:path';
import type { Finding } from './finding.ts';
import { isBefore } from './earlier.ts';
import type { Reader } from './reader.ts';
import { parquet } from './reader.ts';
import { statesOf } from './states.ts';
import type { Thresholds } from './thresholds.ts';

const MEASURES = ['activities', 'visits'] as const;
const FILE = 'sensitive.parquet';
/** Figures are rounded to the nearest of these, halves away from zero. */
const STEP = 10;

interface Cell {
  readonly region: string;
  readonly level: string;
  readonly period: string;
  readonly task: string;
  readonly measure: string;
  /** Null where it is hidden; 0 where nothing was reported or the table does not apply. */
  readonly value: number | null;
  readonly isShown: boolean;
}

const name = ({ measure, region, period, task }: Cell): string =>
  `sensitive.${measure} ${region} ${period} task=${task}`;

async function readCells(reader: Reader, path: string): Promise<{ cells: Cell[]; contradictory: string[] }> {
  const rows = await reader.rows(`
    SELECT region_code, level, period, task, activities::DOUBLE AS activities, visits::DOUBLE AS visits, status
    FROM ${parquet(path)} ORDER BY region_code, period, task`);
  const contradictory: string[] = [];
  const cells = rows.flatMap((row) => {
    const states = statesOf(String(row['status']), MEASURES);
    const values = MEASURES.map((measure) => row[measure] as number | null);
    if (states === null || states.some((state, at) => (state === 0) !== (values[at] !== null))) {
      contradictory.push(
        `sensitive ${row['region_code']} ${row['period']} task=${row['task']}: ${row['status']}`,
      );
    }
    return MEASURES.map((measure, at): Cell => {
      const value = values[at] ?? null;
      const isHidden = value === null && states?.[at] !== 2 && states?.[at] !== 3 && states?.[at] !== 4;
      return {
        region: String(row['region_code']),
        level: String(row['level']),
        period: String(row['period']),
        task: String(row['task']),
        measure,
        value: isHidden ? null : (value ?? 0),
        isShown: value !== null,
      };
    });
  });
  return { cells, contradictory };
}

/** What the sensitive table of a data folder gives away. `earlier` names releases before today's, oldest first. */
export async function sensitiveFindings(
  reader: Reader,
  data: string,
  thresholds: Thresholds,
  earlier: readonly { id: string; closed: ReadonlySet<string> }[],
): Promise<Finding[]> {
  const { cells, contradictory } = await readCells(reader, join(data, FILE));
  const found: Finding[] = contradictory.map((cell) => ({
    file: FILE,
    cell,
    why: { zh: '状态与数值不符', en: 'the status does not fit the values' },
  }));
  for (const cell of cells) found.push(...shownFindings(cell, thresholds.T3));
  found.push(...narrowed(cells, thresholds));
  const hidden = new Map(cells.filter(({ value }) => value === null).map((cell) => [name(cell), cell]));
  for (const { id, closed } of earlier.toSorted((a, b) => (isBefore(a.id, b.id) ? -1 : 1))) {
    const old = await readCells(reader, join(data, 'releases', id, FILE));
    for (const cell of old.cells) {
      if (!cell.isShown || !closed.has(cell.period) || !hidden.has(name(cell))) continue;
      found.push({
        file: FILE,
        cell: name(cell),
        why: {
          zh: `今天隐去，而${id}公布过${cell.value}`,
          en: `hidden today, and release ${id} showed ${cell.value}`,
        },
      });
    }
  }
  return found;
}

function shownFindings(cell: Cell, least: number): Finding[] {
  const { value, isShown, level } = cell;
  if (!isShown || value === null) return [];
  const why = [
    ...(value % STEP !== 0
      ? [
          {
            zh: `没有近似到${STEP}：${value}`,
            en: `not rounded to ${STEP}: ${value}`,
          },
        ]
      : []),
    ...(value < least ? [{ zh: `不足${least}：${value}`, en: `under ${least}: ${value}` }] : []),
    ...(level !== 'nation' && level !== 'province' ? [{ zh: '低于省级', en: 'below the province' }] : []),
  ];
  return why.map((text) => ({ file: FILE, cell: name(cell), why: text }));
}

/** Bounds of the true count behind a cell: a shown one was rounded and is not under `least`, a hidden one may be anything. */
function bounds({ value, isShown }: Cell, least: number): [low: number, high: number] {
  if (value === null) return [0, Infinity];
  return isShown ? [Math.max(least, value - STEP / 2), value + STEP / 2 - 1] : [0, 0];
}

/** Hidden cells that the nation as the sum of its provinces narrows down too far. */
function narrowed(cells: readonly Cell[], { T3, width }: Thresholds): Finding[] {
  const sums = new Map<string, { nation: Cell | null; provinces: Cell[] }>();
  for (const cell of cells) {
    const key = `${cell.measure} ${cell.period} ${cell.task}`;
    const sum = sums.get(key) ?? { nation: null, provinces: [] };
    sums.set(key, sum);
    if (cell.level === 'nation') sum.nation = cell;
    else if (cell.level === 'province') sum.provinces.push(cell);
  }
  return [...sums.values()].flatMap(({ nation, provinces }) => {
    if (nation === null || provinces.length === 0) return [];
    const [nationLow, nationHigh] = bounds(nation, T3);
    const all = provinces.map((cell) => bounds(cell, T3));
    const total = (end: 0 | 1, but: number): number =>
      all.reduce((sum, ends, at) => (at === but ? sum : sum + ends[end]), 0);
    const intervals: [Cell, number, number][] = provinces.map((cell, at) => [
      cell,
      Math.max(0, nationLow - total(1, at)),
      nationHigh - total(0, at),
    ]);
    intervals.push([nation, Math.max(nationLow, total(0, -1)), Math.min(nationHigh, total(1, -1))]);
    return intervals
      .filter(([cell, low, high]) => cell.value === null && high - low < width && high >= 1)
      .map(([cell, low, high]) => {
        const sum = `${nation.region} (${nation.value ?? '?'}) = Σ ${provinces.length}`;
        const text = `∈ [${low}, ${high}]: ${sum}`;
        return { file: FILE, cell: name(cell), why: { zh: text, en: text } };
      });
  });
}
