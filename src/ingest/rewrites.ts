// What reading a cell changed before it could be used: counted by kind in the reports, so that an office learns what
// its system writes and nothing is rewritten in silence.
import type { Text } from '../schema/column.ts';

export const REWRITES = {
  full_width: { zh: '全角字母、数字改为半角', en: 'full-width letters and digits made half-width' },
  spaces: { zh: '去掉前后的空格、制表符', en: 'spaces and tabs around the value taken off' },
  invisible: { zh: '去掉看不见的字符', en: 'invisible characters taken off' },
  apostrophe: { zh: '去掉代码前的撇号', en: 'apostrophe before the value taken off' },
  thousands: { zh: '去掉数字里的千分号', en: 'thousands separators taken out' },
  date_form: { zh: '日期改为2021-06-08的写法', en: 'date written as 2021-06-08' },
  date_serial: { zh: '表格软件的日期序号改为日期', en: 'spreadsheet day number made a date' },
  not_reported: { zh: '“-”“/”“无”读作未报送', en: '"-", "/" or 无 read as not reported' },
  code_beside_name: { zh: '代码和名称写在一起，取代码', en: 'code and name in one cell: the code taken' },
} as const satisfies Record<string, Text>;

export type Rewrite = keyof typeof REWRITES;

/** Counts by key; a key that is missing counts 0. */
export type Counts<Key extends string> = Partial<Record<Key, number>>;

/** Adds to a count in place. */
export function add<Key extends string>(counts: Counts<Key>, key: Key, n = 1): void {
  counts[key] = (counts[key] ?? 0) + n;
}
