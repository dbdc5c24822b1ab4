// A statement's problem in the reader's language: a title, what is wrong, and a way on.
import type { SqlProblem } from '../engine/sql-problem.ts';
import type { Lang } from '../schema/column.ts';

export interface ProblemWords {
  readonly title: string;
  readonly text: string;
}

/** `labelOf` gives the label of a column or table name, to stand in brackets after a suggestion. */
export function problemWords(
  problem: SqlProblem,
  lang: Lang,
  labelOf: (name: string) => string | undefined,
): ProblemWords {
  const suggestion = problem.kind === 'fullwidth' ? undefined : problem.suggestion;
  const label = suggestion ? labelOf(suggestion) : undefined;
  if (lang === 'zh') {
    const meant = suggestion ? `你要找的可能是“${suggestion}”${label ? `（${label}）` : ''}。` : '';
    return { title: titleZh(problem), text: `${textZh(problem)}${meant}` };
  }
  const meant = suggestion ? ` Did you mean “${suggestion}”${label ? ` (${label})` : ''}?` : '';
  return { title: titleEn(problem), text: `${textEn(problem)}${meant}` };
}

function titleZh({ kind, place }: SqlProblem): string {
  if (kind === 'empty') return '还没有写语句';
  if (kind === 'memory') return '内存不够';
  return place ? `第${place.line}行有一处没看懂` : '这条语句没有运行';
}

function titleEn({ kind, place }: SqlProblem): string {
  if (kind === 'empty') return 'There is no statement yet';
  if (kind === 'memory') return 'Not enough memory';
  return place ? `Line ${place.line} could not be understood` : 'The statement did not run';
}

function textZh({ kind, subject, suggestion, original }: SqlProblem): string {
  switch (kind) {
    case 'empty':
      return '在编辑框里写一条SELECT语句，或从示例里选一条。';
    case 'syntax':
      return `“${subject}”或它前面的部分不合SQL语法：常见原因是少了逗号、括号或关键字拼错。`;
    case 'end':
      return '语句没有写完：常见原因是少了右括号，或FROM后面没有表名。';
    case 'quote':
      return "引号没有成对。文本用单引号，如'430000'；字段名用双引号。";
    case 'fullwidth':
      return `这里是全角符号“${subject}”，SQL要用半角的“${suggestion ?? ''}”。`;
    case 'column':
      return `没有叫“${subject}”的字段。`;
    case 'table':
      return `没有叫“${subject}”的表。`;
    case 'alias':
      return `FROM里没有叫“${subject}”的表或别名。`;
    case 'function':
      return `没有叫“${subject}”的函数。`;
    case 'ambiguous':
      return `几张表里都有“${subject}”，请在前面写明表名，如coverage.${subject}。`;
    case 'group_by':
      return `“${subject}”既没有写进GROUP BY，也没有汇总。可以写GROUP BY ALL。`;
    case 'arguments':
      return `这里的类型对不上：${subject}。文本和数之间要用CAST转换，如CAST(period AS INTEGER)。`;
    case 'conversion':
      return `“${subject}”不能转成所要的类型。区划代码、任务、时期都是文本，请写在单引号里。`;
    case 'extension':
      return `这要用到DuckDB的${subject}扩展。本页不联网下载扩展：表直接写表名，日期写成文本，排序按代码。`;
    case 'outside':
      return '本页只读本站公开的表，不打开别的文件、网址或扩展。';
    case 'locked':
      return '本页的设置已锁定，不能更改。';
    case 'memory':
      return '结果或中间表太大。请把数据范围改成一个省份，或加上WHERE、LIMIT后再试。';
    case 'other':
      return `查询引擎的说明（英文）：${original}`;
  }
}

function textEn({ kind, subject, suggestion, original }: SqlProblem): string {
  switch (kind) {
    case 'empty':
      return 'Write a SELECT statement in the editor, or choose an example.';
    case 'syntax':
      return `“${subject}”, or what stands before it, is not valid SQL: often a comma or bracket is missing, or a keyword is misspelt.`;
    case 'end':
      return 'The statement is not finished: often a closing bracket is missing, or no table follows FROM.';
    case 'quote':
      return "A quotation mark is missing. Texts stand in single quotes, such as '430000', column names in double quotes.";
    case 'fullwidth':
      return `This is the full-width character “${subject}”; SQL needs “${suggestion ?? ''}”.`;
    case 'column':
      return `There is no column “${subject}”.`;
    case 'table':
      return `There is no table “${subject}”.`;
    case 'alias':
      return `No table or alias in FROM is called “${subject}”.`;
    case 'function':
      return `There is no function “${subject}”.`;
    case 'ambiguous':
      return `More than one table has “${subject}”: put the table's name before it, such as coverage.${subject}.`;
    case 'group_by':
      return `“${subject}” is neither in GROUP BY nor aggregated. GROUP BY ALL would do.`;
    case 'arguments':
      return `The types do not fit here: ${subject}. Convert between text and numbers with CAST, such as CAST(period AS INTEGER).`;
    case 'conversion':
      return `“${subject}” cannot be converted to the type that is needed. Region codes, tasks and periods are text: write them in single quotes.`;
    case 'extension':
      return `This needs DuckDB's ${subject} extension, and this page downloads none: write a table's name alone, dates as text, and sort by code.`;
    case 'outside':
      return 'This page reads the tables published here and opens no other file, address or extension.';
    case 'locked':
      return 'The settings of this page are locked.';
    case 'memory':
      return 'The result, or a step on the way, is too large. Choose one province as scope, or add WHERE or LIMIT.';
    case 'other':
      return `The engine says: ${original}`;
  }
}
