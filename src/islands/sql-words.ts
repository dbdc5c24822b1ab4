// What the SQL page's script says, in both languages.
import type { Lang } from '../schema/column.ts';

const ZH = {
  idle: (release: string) => `未载入 · 数据版本${release}`,
  engine: (loaded: string, total: string) => `正在载入查询引擎：${loaded}，共${total}`,
  engineStarting: '正在启动查询引擎',
  table: (title: string, loaded: string, total: string) => `正在载入${title}：${loaded}，共${total}`,
  tableReading: (title: string) => `正在读取${title}`,
  running: '正在查询',
  ready: (release: string) => `就绪 · 数据版本${release}`,
  cancelled: '已停止',
  file: (rows: string, size: string) => `${rows}行 · ${size}`,
  loaded: '已载入',
  save: '下载CSV',
  writing: '正在写文件',
  rowsFound: (rows: string, seconds: string) => `结果：${rows}行，用时${seconds}秒`,
  scope: (name: string) => `数据范围：${name}`,
  drawn: (shown: string, rows: string) => `表中只画出前${shown}行；下载的CSV含全部${rows}行。`,
  noRows: '没有符合条件的行。可以放宽WHERE里的条件，或看看时期、任务的写法。',
  nulls: (rows: string) => `结果含${rows}行空值：“隐去”和“未报送”都不是0。求和、求平均之前请先看status列。`,
  skipped: 'sum、avg等会跳过空值：隐去、未报送的数不在其中，结果可能小于实际。',
  nullsHow: '怎么处理',
  rowNumber: '行号',
  result: '查询结果，可左右滚动',
  loadTitle: '数据没有载入',
  loadText: '可能是网络中断。语句还在，可以再试一次，或到数据下载页取CSV。',
  again: '再试一次',
  mend: (name: string) => `改成${name}再运行`,
  mendAll: '改成半角再运行',
  copied: '已复制',
  original: '查询引擎的原话（英文）',
  states: { suppressed: '隐去', not_reported: '未报送', not_applicable: '不适用' },
};

export type SqlWords = typeof ZH;

const EN: SqlWords = {
  idle: (release) => `not loaded · data version ${release}`,
  engine: (loaded, total) => `Loading the query engine: ${loaded} of ${total}`,
  engineStarting: 'Starting the query engine',
  table: (title, loaded, total) => `Loading ${title}: ${loaded} of ${total}`,
  tableReading: (title) => `Reading ${title}`,
  running: 'Running the query',
  ready: (release) => `ready · data version ${release}`,
  cancelled: 'stopped',
  file: (rows, size) => `${rows} rows · ${size}`,
  loaded: 'loaded',
  save: 'Download CSV',
  writing: 'Writing the file',
  rowsFound: (rows, seconds) => `Result: ${rows} ${rows === '1' ? 'row' : 'rows'} in ${seconds} seconds`,
  scope: (name) => `scope: ${name}`,
  drawn: (shown, rows) => `The table shows the first ${shown} rows; the CSV download has all ${rows}.`,
  noRows: 'No row fits the conditions. Widen WHERE, or check how periods and tasks are written.',
  nulls: (rows) =>
    `${rows} ${rows === '1' ? 'row has' : 'rows have'} an empty value: neither suppressed nor not reported means 0. Look at the status column before adding or averaging.`,
  skipped:
    'sum, avg and the like skip empty values: what is suppressed or not reported is left out, so a result may be too small.',
  nullsHow: 'What to do',
  rowNumber: 'row',
  result: 'Query result, scrolls sideways',
  loadTitle: 'The data did not load',
  loadText:
    'The connection may have failed. The statement is still there: try again, or take the CSV from the data page.',
  again: 'Try again',
  mend: (name) => `Use ${name} and run again`,
  mendAll: 'Use half-width characters and run again',
  copied: 'Copied',
  original: "The engine's own words",
  states: { suppressed: 'suppressed', not_reported: 'not reported', not_applicable: 'not applicable' },
};

export function sqlWords(lang: Lang): SqlWords {
  return lang === 'zh' ? ZH : EN;
}
