// The files of one table of one office: splits rows over periods, names files and headers as the office does.
import { join } from 'node:path';
import type { InputTableName } from '../../src/schema/column.ts';
import { INPUT_TABLES } from '../../src/schema/inputs.ts';
import { CALENDAR } from './calendar.ts';
import { createCsvFile, type CsvFile } from './csv-file.ts';
import type { Habits, Split } from './habits.ts';
import { isChance, randomFromKey, shuffled } from './random.ts';
import { SAMPLE_MARK } from './words.ts';

export interface TableFiles {
  /**
   * Adds a row to the file of the day's period. Days come in order. `cells` stand in the table's own order;
   * `surplus` cells are added at the end (or, if negative, taken away).
   */
  add(day: number, cells: readonly string[], surplus?: number): void;
  /** Holds a row back for a later file: the next period's, or one of its own at the end. */
  addLater(cells: readonly string[]): void;
  close(): { readonly files: number; readonly bytes: number; readonly rows: number };
}

const REMARKS = ['备注', '已核对', '纸质表补录', ''] as const;

export function createTableFiles(
  folder: string,
  table: InputTableName,
  office: string,
  seed: number,
  habits: Habits,
): TableFiles {
  const random = randomFromKey(seed, office, table, 'columns');
  const { header, order } = columnsOf(table, habits, seed, office);
  const split = habits.split[table];
  let period = '';
  let file: CsvFile | null = null;
  let later: (readonly string[])[] = [];
  const total = { files: 0, bytes: 0, rows: 0 };

  function open(name: string, year: string): CsvFile {
    const opened = createCsvFile(join(folder, habits.folderOfYear(year), `${name}.csv`), habits);
    if (habits.hasSepRow) opened.addLine(`sep=${habits.delimiter}`);
    if (habits.hasTitleRow) opened.addRow([`${INPUT_TABLES[table].title.zh}登记表${SAMPLE_MARK}`]);
    opened.addRow(header);
    total.files += 1;
    return opened;
  }
  function close(): void {
    if (file !== null) total.bytes += file.close();
    file = null;
  }
  function addTo(target: CsvFile, cells: readonly string[], surplus: number): void {
    const row: string[] = [];
    for (const from of order) row.push(from < 0 ? remark() : cells[from]!);
    if (surplus < 0) row.length += surplus;
    for (let extra = 0; extra < surplus; extra += 1) row.push('1');
    target.addRow(row);
    total.rows += 1;
  }
  function remark(): string {
    return isChance(random, 0.1) ? REMARKS[1 + Math.floor(random() * 2)]! : '';
  }
  return {
    add(day, cells, surplus = 0) {
      const current = periodOf(day, split, habits.fileSeparator);
      if (file === null || current !== period) {
        close();
        period = current;
        file = open(table + current, split === 'one' ? '' : String(CALENDAR[day]!.year));
        for (const row of later) addTo(file, row, 0);
        later = [];
      }
      addTo(file, cells, surplus);
    },
    addLater(cells) {
      later.push(cells);
    },
    close() {
      close();
      if (later.length > 0) {
        // The underscore sorts after the full stop: the corrections are the later file beside `activities.csv` too.
        file = open(`${table}_更正`, split === 'one' ? '' : '2022');
        for (const row of later) addTo(file, row, 0);
        close();
      }
      return total;
    },
  };
}

/** What a file's name has after the table's, by the period that it holds. */
function periodOf(day: number, split: Split, separator: string): string {
  const { year, month } = CALENDAR[day]!;
  if (split === 'year') return `${separator}${year}`;
  if (split === 'quarter') return `${separator}${year}Q${Math.ceil(month / 3)}`;
  if (split === 'month') return `${separator}${year}${separator}${String(month).padStart(2, '0')}`;
  return '';
}

/** The header cells, and for each the index of its column in the schema (−1: a column that the schema lacks). */
function columnsOf(table: InputTableName, habits: Habits, seed: number, office: string) {
  const random = randomFromKey(seed, office, table, 'order');
  const columns = INPUT_TABLES[table].columns;
  const kept = columns.map((_, index) => index).filter((index) => !habits.leftOut.has(columns[index]!.name));
  if (habits.hasRemarks) kept.push(-1);
  const order = habits.shufflesColumns ? shuffled(random, kept) : kept;
  const header = order.map((index) => {
    if (index < 0) return REMARKS[0];
    const { name, label } = columns[index]!;
    const isLabel = habits.headers === 'labels' || (habits.headers === 'mixed' && isChance(random, 0.5));
    return isLabel ? label.zh : name;
  });
  return { header, order };
}
