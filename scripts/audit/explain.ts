// Puts what the attack found into words: the cell, its interval, and the published sums that give it away.
import type { Bounds } from './bounds.ts';
import type { Campaign } from './cells.ts';
import { cellName } from './cells.ts';
import { DIMENSIONS } from './equations.ts';
import type { Finding } from './finding.ts';
import type { SystemLeak } from './narrowed.ts';
import type { Origin } from './origins.ts';
import type { Published } from './published.ts';
import { SHAPES } from './published.ts';
import type { RunningSum } from './running-sums.ts';
import type { System } from './system.ts';
import type { SystemForm } from './system-forms.ts';

/** Sums that are told of a leak, and hidden parts that are named in one. */
const MOST_SUMS = 6;
const MOST_PARTS = 6;

const number = (value: number): string => value.toLocaleString('en');

/** A form that leaks, and what says so: sums, and columns whose figures earlier releases showed. */
export interface ToldLeak {
  readonly form: SystemForm;
  readonly low: number;
  readonly high: number;
  readonly origins: readonly Origin[];
  readonly columns: readonly number[];
}

/** A leak of the attack with the sums behind it. */
export function toldLeak(system: System, bounds: Bounds, leak: SystemLeak): ToldLeak {
  const form = system.forms.at(leak.form);
  const origins = [...reasons(system, bounds, leak)].map((row) => system.origins.at(row));
  return {
    form,
    low: leak.low,
    high: leak.high,
    origins,
    columns: leak.columns,
  };
}

/** The leak as a finding. */
export function leakFinding(campaign: Campaign, system: System, leak: ToldLeak): Finding {
  const { form, origins } = leak;
  const places = form.cells.map((cell) => system.cells.place(cell));
  const [first, second] = places.map((place) => cellName(campaign, place));
  const cell = second === undefined ? (first as string) : `${first} − ${second}`;
  const because = origins.map((origin) => originText(campaign, system, origin));
  const earlier = [...new Set([form.plus, form.minus, ...leak.columns])].flatMap((column) => {
    const old = column < 0 ? undefined : system.past.shown.get(system.unknown[column] as number);
    return old === undefined ? [] : [{ column, old }];
  });
  const told = earlier.slice(0, 2).map(({ column, old }) => {
    const name = cellName(campaign, system.cells.place(system.unknown[column] as number));
    return `${name} = ${number(old.value)} (releases/${old.release})`;
  });
  const kind =
    form.kind === 'growth' ? { zh: '自上次发布的增量', en: 'growth since then ' } : { zh: '', en: '' };
  const text = [...told, ...because.slice(0, MOST_SUMS), ...(because.length > MOST_SUMS ? ['…'] : [])].join(
    '; ',
  );
  const interval = `∈ [${number(leak.low)}, ${number(leak.high)}]`;
  return {
    file: `${(places[0] as { table: Published }).table.table}.parquet`,
    cell,
    why: {
      zh: `${kind.zh}${interval}: ${text}`,
      en: `${kind.en}${interval}: ${text}`,
    },
  };
}

/** Figures that contradict each other as a finding: the first sums of a part of the system that has no solution. */
export function explainContradiction(
  campaign: Campaign,
  system: System,
  origins: readonly Origin[],
): Finding {
  const [first] = origins as readonly [Origin];
  const place = system.cells.place(cellOf(system, first));
  const sums = origins.slice(0, MOST_SUMS).map((origin) => originText(campaign, system, origin));
  const text = [...sums, ...(origins.length > MOST_SUMS ? ['…'] : [])].join('; ');
  return {
    file: `${place.table.table}.parquet`,
    cell: cellName(campaign, place),
    why: {
      zh: `数字相互矛盾：${text}`,
      en: `the figures contradict each other: ${text}`,
    },
  };
}

/** The cell that a row of the system is about first of all. */
function cellOf({ cells, equations }: System, origin: Origin): number {
  if (origin.kind === 'part') return origin.whole[0] as number;
  if (origin.kind === 'earlier') return origin.sum.cell;
  return cells.at(origin.table, origin.measure, equations[origin.table]?.whole[origin.equation] as number);
}

/**
 * The rows of the system that give a form away: those that hold its ends, and those from which the bounds of the
 * columns in them came; nearest first, one more than are told.
 */
function reasons(system: System, bounds: Bounds, leak: SystemLeak): Set<number> {
  const rows = new Set(leak.rows);
  const columns = new Set(leak.columns);
  for (const column of columns) {
    for (const row of [bounds.lowerFrom[column] as number, bounds.upperFrom[column] as number]) {
      if (row < 0 || rows.size > MOST_SUMS) continue;
      rows.add(row);
      for (let entry = system.rows.start(row); entry < system.rows.start(row + 1); entry += 1) {
        columns.add(system.rows.column(entry));
      }
    }
  }
  return rows;
}

/** `outcomes.people 430100 2022 task=all group=13: 1,234 = 1,220 + [430102] + [430103]`; brackets are hidden parts. */
export function originText(campaign: Campaign, system: System, origin: Origin): string {
  const { cells, known } = system;
  if (origin.kind === 'part') {
    const [part, whole] = [origin.part, origin.whole].map((list) =>
      list
        .map((cell) => {
          const value = known.value[cell] as number;
          return `${cellName(campaign, cells.place(cell))}${Number.isNaN(value) ? '' : ` (${number(value)})`}`;
        })
        .join(' − '),
    );
    return `${part} ≤ ${whole}`;
  }
  if (origin.kind === 'earlier') return earlierText(campaign, system, origin.sum);
  const table = campaign.tables[origin.table] as Published;
  const equations = system.equations[origin.table] as System['equations'][number];
  const whole = equations.whole[origin.equation] as number;
  const parts = equations.parts.subarray(
    equations.start[origin.equation],
    equations.start[origin.equation + 1],
  );
  const dimension = DIMENSIONS[equations.dimension[origin.equation] as number] as (typeof DIMENSIONS)[number];
  const value = (row: number): number => known.value[cells.at(origin.table, origin.measure, row)] as number;
  const hidden = [...parts].filter((row) => Number.isNaN(value(row)));
  const shown = [...parts]
    .filter((row) => !Number.isNaN(value(row)))
    .reduce((sum, row) => sum + value(row), 0);
  const names = hidden.slice(0, MOST_PARTS).map((row) => `[${codeIn(campaign, table, dimension, row)}]`);
  const name = `${table.table}.${SHAPES[table.table].measures[origin.measure]}`;
  const left = Number.isNaN(value(whole)) ? '[…]' : number(value(whole));
  const terms = [number(shown), ...names, ...(hidden.length > MOST_PARTS ? [`… (${hidden.length})`] : [])];
  const sign = equations.isComplete[origin.equation] === 1 ? '=' : '≥';
  const place = cellName(campaign, {
    table,
    row: whole,
    measure: origin.measure,
  }).slice(name.length + 1);
  return `${name} ${place}: ${left} ${sign} ${terms.join(' + ')}`;
}

/** `outcomes.people 430100 2022 task=all group=13 (releases/2022-09): 1,234 = 1,220 + [2022Q1] + [2022Q2]` */
function earlierText(
  campaign: Campaign,
  { cells, known }: System,
  { release, cell, shown, rest, parts, isWhole }: RunningSum,
): string {
  const hidden = parts.filter((part) => Number.isNaN(known.value[part]));
  const rests = parts.filter((part) => !hidden.includes(part));
  const constant = rests.reduce((sum, part) => sum + (known.value[part] as number), shown - rest);
  const names = hidden.map((part) => {
    const { table, row } = cells.place(part);
    return `[${codeIn(campaign, table, 'period', row)}]`;
  });
  const name = cellName(campaign, cells.place(cell));
  const terms = [number(constant), ...names].join(' + ');
  return `${name} (releases/${release}): ${number(shown)} ${isWhole ? '=' : '≥'} ${terms}`;
}

function codeIn(
  { lists, regions }: Campaign,
  table: Published,
  dimension: (typeof DIMENSIONS)[number],
  row: number,
): string {
  const code = {
    region: () => regions.list[table.region[row] as number]?.code,
    period: () => lists.periods.codes[table.period[row] as number],
    task: () => lists.tasks.codes[table.task[row] as number],
    group: () => lists.groups.codes[table.group[row] as number],
  }[dimension]();
  return code ?? '?';
}
