// `reviewed.csv` of the reference folder: what persons decided about rows that are held back. A release needs to say who,
// when and why; a list with a line that does not is refused whole, since nobody else looks at what it lets through.
import type { Decision } from '../../src/ingest/decisions.ts';
import { DECISIONS } from '../../src/ingest/decisions.ts';
import { masked } from '../../src/ingest/mask.ts';
import { dateFromCell } from '../../src/ingest/cells.ts';
import { HELD_CODES } from '../../src/ingest/screening/held.ts';
import type { Text } from '../../src/schema/column.ts';
import { INPUT_TABLE_NAMES } from '../../src/schema/inputs.ts';
import { CommandError } from '../command/error.ts';

export const REVIEWED = 'reviewed.csv';

const COLUMNS = [
  'office',
  'table',
  'key',
  'code',
  'decision',
  'decided_by',
  'decided_on',
  'approval_number',
  'reason',
] as const;

type Line = Record<(typeof COLUMNS)[number], string>;

/** What is wrong with a line: the column, its value, and the sentence about it. */
interface Fault {
  readonly column: keyof Line;
  readonly says: Text;
}

const oneOf = (column: keyof Line, allowed: readonly string[], line: Line): Fault | null =>
  allowed.includes(line[column])
    ? null
    : {
        column,
        says: {
          zh: `不认识“${masked(line[column])}”，请写${allowed.join('、')}之一`,
          en: `unknown value "${masked(line[column])}"; write one of ${allowed.join(', ')}`,
        },
      };

const given = (column: keyof Line, line: Line): Fault | null =>
  line[column] !== '' ? null : { column, says: { zh: '没有填，请补上', en: 'is empty; fill it in' } };

function dayFault(line: Line): Fault | null {
  const { decided_on: day } = line;
  if (day === '' || dateFromCell(day) === day) return null;
  return {
    column: 'decided_on',
    says: {
      zh: `“${day}”不是日期，请写成2022-12-31的样子`,
      en: `"${day}" is not a day; write it like 2022-12-31`,
    },
  };
}

/** A release stands on somebody's word: without it nobody could say later why the row was published. */
function releaseFault(line: Line): Fault | null {
  if (line.decision !== 'release') return null;
  const missing = given('decided_by', line) ?? given('decided_on', line);
  if (missing !== null || line.approval_number !== '' || line.reason !== '') return missing;
  return {
    column: 'approval_number',
    says: {
      zh: '放行要有批准文号（approval_number）或理由（reason），请补上一项',
      en: 'a release needs an approval number or a reason; fill in one of them',
    },
  };
}

const faultOf = (line: Line): Fault | null =>
  given('office', line) ??
  oneOf('table', INPUT_TABLE_NAMES, line) ??
  given('key', line) ??
  oneOf('code', HELD_CODES, line) ??
  oneOf('decision', DECISIONS, line) ??
  dayFault(line) ??
  releaseFault(line);

function duplicateFault(line: Line, number: number, seen: Map<string, number>): Fault | null {
  const place = JSON.stringify([line.office, line.table, line.key, line.code]);
  const before = seen.get(place);
  seen.set(place, before ?? number);
  if (before === undefined) return null;
  return {
    column: 'key',
    says: {
      zh: `“${masked(line.key)}”在第${before}行已经有同一代码的决定，请只留一行`,
      en: `"${masked(line.key)}" has a decision for this code in line ${before}; keep one`,
    },
  };
}

/** The line below the header is line 2. */
const FIRST_LINE = 2;

/** The decisions in the rows of the list. Throws a CommandError that names every line that cannot be used. */
export function decisionsFrom(rows: readonly Readonly<Record<string, string>>[]): Decision[] {
  const seen = new Map<string, number>();
  const faults: { readonly number: number; readonly fault: Fault }[] = [];
  const decisions = rows.map((row, i) => {
    const line = Object.fromEntries(COLUMNS.map((name) => [name, (row[name] ?? '').trim()])) as Line;
    const number = i + FIRST_LINE;
    const fault = faultOf(line) ?? duplicateFault(line, number, seen);
    if (fault !== null) faults.push({ number, fault });
    return line as Decision;
  });
  if (faults.length === 0) return decisions;
  const list = (lang: keyof Text): string =>
    faults
      .map(({ number, fault }) =>
        lang === 'zh'
          ? `  ${REVIEWED}第${number}行 ${fault.column}：${fault.says.zh}。`
          : `  ${REVIEWED} line ${number}, ${fault.column}: ${fault.says.en}.`,
      )
      .join('\n');
  throw new CommandError(1, {
    zh: `没有发布：参考文件夹的${REVIEWED}里有用不了的决定，--out 没有改动。\n${list('zh')}`,
    en: `Not published: ${REVIEWED} in the reference folder has decisions that cannot be used; --out is as it was.\n${list('en')}`,
  });
}
