// What a check looked at and found in order, table by table: each line is said only where the files have what it speaks
// of, and none of the problems that would contradict it was counted.
import type { CheckedFiles } from '../ingest/check-files.ts';
import type { FileReading } from '../ingest/file.ts';
import { KEPT_PROBLEMS } from '../ingest/file.ts';
import type { ProblemCode } from '../ingest/problem-list.ts';
import { PROBLEMS } from '../ingest/problem-list.ts';
import type { InputTableName, Text } from '../schema/column.ts';
import { INPUT_TABLE_NAMES, INPUT_TABLES } from '../schema/inputs.ts';
import { delimiterName, encodingName } from './check-file-words.ts';
import { CELL_CHECKS, RELATIONS } from './check-passed-list.ts';

export interface PassedTable {
  readonly table: InputTableName;
  readonly lines: readonly Text[];
}

/** A row that could not be split into cells: nothing else of it was looked at. */
const BROKEN: readonly ProblemCode[] = ['COLUMNS', 'QUOTES', 'TRUNCATED', 'NUL', 'ENCODING'];
/** Problems that may stand in a column of any kind. */
const ANYWHERE: readonly ProblemCode[] = ['SPREADSHEET_ERROR', 'CONFLICT', 'DIGITS_LOST'];

/** Whether a problem of one of these was counted. */
const hasAny = (readings: readonly FileReading[], codes: readonly ProblemCode[]): boolean =>
  readings.some(({ problems }) => codes.some((code) => (problems[code] ?? 0) > 0));

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** What is in order, for each table of which at least one row was read and no file was refused. */
export function passedTables({ files }: CheckedFiles): readonly PassedTable[] {
  const given = new Set(files.map(({ reading }) => reading.table));
  return INPUT_TABLE_NAMES.flatMap((table) => {
    const mine = files.filter(({ reading }) => reading.table === table);
    const readings = mine.map(({ reading }) => reading);
    if (readings.some(({ error }) => error !== null) || sum(readings.map(({ read }) => read)) === 0)
      return [];
    const superseded = sum(mine.map((file) => file.superseded));
    const lines = [
      ...formLines(readings),
      ...cellLines(table, readings),
      ...(superseded === 0 ? [keyLine(table, readings)] : []),
      ...RELATIONS.filter(
        ({ from, to, column, codes }) =>
          from === table && given.has(to) && hasColumn(readings, column) && !hasAny(readings, codes),
      ).map(({ says }) => withoutRejected(says, readings)),
    ];
    return [{ table, lines }];
  });
}

const hasColumn = (readings: readonly FileReading[], column: string): boolean =>
  readings.some(({ columns }) => columns.includes(column));

/** Encoding, delimiter, header and the rows' form. */
function formLines(readings: readonly FileReading[]): Text[] {
  const forms = [...new Set(readings.map(({ encoding, delimiter }) => `${encoding} ${delimiter}`))];
  const lines: Text[] = [];
  const [first] = readings;
  if (first && !hasAny(readings, ['NUL', 'ENCODING'])) {
    const named = (lang: 'zh' | 'en'): string =>
      forms.length > 1
        ? ''
        : `${encodingName(first, lang)}${lang === 'zh' ? '，' : ', '}${delimiterName(first, lang)}`;
    lines.push({
      zh: `编码与分隔符${forms.length > 1 ? '' : `（${named('zh')}）`}`,
      en: `Encoding and delimiter${forms.length > 1 ? '' : ` (${named('en')})`}`,
    });
  }
  const most = Math.max(...readings.map(({ columns }) => columns.length));
  if (readings.every(({ unknownColumns }) => unknownColumns.length === 0)) {
    lines.push({ zh: `表头都认得（${most}列）`, en: `All headers are known (${most} columns)` });
  } else lines.push({ zh: '必填的列都有', en: 'All required columns are there' });
  if (!hasAny(readings, ['COLUMNS', 'QUOTES', 'TRUNCATED'])) {
    lines.push({ zh: '每行的列数都与表头相符', en: 'Every row has the columns of the header' });
  }
  return lines;
}

function cellLines(table: InputTableName, readings: readonly FileReading[]): Text[] {
  const lines: Text[] = [];
  if (!hasAny(readings, ['MISSING'])) {
    lines.push(withoutBroken({ zh: '必填的都填了', en: 'All required values are given' }, readings));
  }
  for (const { says, kinds, codes } of CELL_CHECKS) {
    const columns = INPUT_TABLES[table].columns.filter(
      ({ kind, name }) => kinds.includes(kind) && hasColumn(readings, name),
    );
    if (columns.length === 0 || hasAny(readings, codes)) continue;
    if (
      readings.some((reading) =>
        isTouched(
          reading,
          columns.map(({ name }) => name),
        ),
      )
    )
      continue;
    const warns = codes.some((code) => PROBLEMS[code].severity === 'warning');
    lines.push(warns ? withoutRejected(says, readings) : withoutBroken(says, readings));
  }
  return lines;
}

/** Whether one of these columns may have a problem that any column can have; beyond those kept it is not known where. */
function isTouched({ problems, kept }: FileReading, columns: readonly string[]): boolean {
  return ANYWHERE.some(
    (code) =>
      (problems[code] ?? 0) > KEPT_PROBLEMS ||
      kept.some((problem) => problem.code === code && columns.includes(problem.column)),
  );
}

function keyLine(table: InputTableName, readings: readonly FileReading[]): Text {
  const labels = INPUT_TABLES[table].key.map(
    (key) => INPUT_TABLES[table].columns.find(({ name }) => name === key)?.label ?? { zh: key, en: key },
  );
  const zh = labels.map((label) => label.zh).join('、');
  const en = labels.map((label) => label.en).join(', ');
  return withoutRejected({ zh: `没有重复的行（按${zh}）`, en: `No row stands twice (by ${en})` }, readings);
}

/** What is true of all rows but those that could not be split. */
function withoutBroken(says: Text, readings: readonly FileReading[]): Text {
  const broken = sum(readings.flatMap(({ reasons }) => BROKEN.map((code) => reasons[code] ?? 0)));
  if (broken === 0) return says;
  return {
    zh: `${says.zh}（没有读成的${broken}行除外）`,
    en: `${says.en} (but for ${broken} ${broken === 1 ? 'row' : 'rows'} that could not be read)`,
  };
}

/** What is true of all accepted rows; rejected ones are not compared, and not warned of. */
function withoutRejected(says: Text, readings: readonly FileReading[]): Text {
  const rejected = sum(readings.map((reading) => reading.rejected));
  if (rejected === 0) return says;
  return {
    zh: `${says.zh}（必须改的${rejected}行除外）`,
    en: `${says.en} (but for ${rejected} ${rejected === 1 ? 'row' : 'rows'} to be mended)`,
  };
}
