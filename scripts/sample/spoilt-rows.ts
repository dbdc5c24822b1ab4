// The mistakes of the sample: which rows are spoilt, and how. Never more than one row in 200 of a table.
import type { InputTableName } from '../../src/schema/column.ts';
import { INPUT_TABLES } from '../../src/schema/inputs.ts';
import { integer, pick, type Random } from './random.ts';
import { AWARD_TITLES, PERSONAL_TITLES } from './titles.ts';

export interface SpoiltRow {
  readonly kind: string;
  readonly cells: readonly string[];
  /** Cells too many, or too few where negative. */
  readonly surplus: number;
}

export interface RowSpoiler {
  /** The row with a mistake in it, or null where it stays as it is. A row that `isNeeded` is never spoilt. */
  spoil(cells: readonly string[], leftOut: ReadonlySet<string>, isNeeded?: boolean): SpoiltRow | null;
  /** The row with text in place of its first count. */
  spoilNumber(cells: readonly string[]): readonly string[];
}

/** A column's cell with a mistake; `cells` is the whole row in the table's order of columns. */
interface Mistake {
  readonly kind: string;
  readonly column: string;
  readonly cell: (random: Random, cells: readonly string[]) => string;
}

const IMPOSSIBLE_DATES = ['2021-02-30', '2022-13-01', '2021/11/31', '20220229'];
const EARLY_DATES = ['2020-05-12', '2019-11-20', '2021-03-05'];
const UNKNOWN_REGIONS = ['999999001001', '999999', '998877201'];

function mistake(kind: string, column: string, values: readonly string[]): Mistake {
  return { kind, column, cell: (random) => pick(random, values) };
}

/** A number above the one in the column `limit` (an index), by `surplus`. */
function above(kind: string, column: string, limit: number, factor: number, surplus: number): Mistake {
  return { kind, column, cell: (_, cells) => String(Number(cells[limit]) * factor + surplus) };
}

const MISTAKES: Readonly<Record<InputTableName, readonly Mistake[]>> = {
  activities: [
    mistake('impossible date', 'date', IMPOSSIBLE_DATES),
    mistake('date before the campaign', 'date', EARLY_DATES),
    mistake('unknown region', 'region_code', UNKNOWN_REGIONS),
    mistake('text for a number', 'volunteers', ['约20人', '十二']),
    mistake('negative number', 'hours', ['-6', '-1.5']),
    above('party members above volunteers', 'party_members', 11, 1, 5),
    above('hours above a day each', 'hours', 11, 24, 12),
    mistake('task of level one', 'task', ['1', '2', '3', '4']),
    mistake('unknown task', 'task', ['其他服务', '199']),
    mistake('missing date', 'date', ['']),
    mistake('missing organisation', 'org_name', ['']),
    mistake('missing region', 'region_code', ['']),
    mistake('award in the title', 'title', AWARD_TITLES),
    mistake('personal data in the title', 'title', PERSONAL_TITLES),
  ],
  outcomes: [
    { kind: 'no such activity', column: 'activity_id', cell: (_, cells) => `${cells[0]}X` },
    mistake('missing people', 'people', ['', '-']),
    mistake('text for a number', 'people', ['二十', '若干']),
    mistake('negative number', 'people', ['-3', '-12']),
    above('first time above people', 'first_time', 2, 1, 4),
    mistake('unknown group', 'group', ['其他人员', '99']),
  ],
  needs: [
    mistake('impossible date', 'date', IMPOSSIBLE_DATES),
    mistake('unknown region', 'region_code', UNKNOWN_REGIONS),
    mistake('task of level one', 'task', ['1', '2', '3', '4']),
    mistake('unknown status', 'status', ['处理中', '已完成']),
    mistake('missing group', 'group', ['']),
  ],
  targets: [
    mistake('missing people', 'people', ['']),
    mistake('unknown region', 'region_code', ['999999']),
    mistake('negative number', 'people', ['-12']),
  ],
  returns: [
    mistake('impossible month', 'period', ['2022-13', '2021-00']),
    mistake('text for a number', 'activities', ['若干']),
  ],
};

/** Rows between two that are spoilt. */
const GAP = { least: 200, most: 460 };

/** Counts the rows of one table of one office and spoils one every few hundred. */
export function createRowSpoiler(table: InputTableName, random: Random): RowSpoiler {
  const columns = INPUT_TABLES[table].columns.map(({ name }) => name);
  const firstCount = INPUT_TABLES[table].columns.findIndex((column) => column.kind === 'count');
  let until = integer(random, 0, (GAP.least + GAP.most) / 2);

  return {
    spoil(cells, leftOut, isNeeded = false) {
      until -= 1;
      if (until > 0 || isNeeded) return null;
      until = integer(random, GAP.least, GAP.most);
      const shape = random();
      if (shape < 0.06) return { kind: 'too few cells', cells, surplus: -2 };
      if (shape < 0.12) return { kind: 'too many cells', cells, surplus: 2 };
      const usable = MISTAKES[table].filter(({ column }) => !leftOut.has(column));
      const { kind, column, cell } = pick(random, usable);
      const spoilt = [...cells];
      spoilt[columns.indexOf(column)] = cell(random, cells);
      return { kind, cells: spoilt, surplus: 0 };
    },
    spoilNumber: (cells) => cells.map((cell, index) => (index === firstCount ? '约20人' : cell)),
  };
}
