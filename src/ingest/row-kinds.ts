// Which records below a header are no data: blank ones, repeated headers, and the lines that offices write under a
// table (totals, who filled it in). They are counted, and never read as rows.
import type { InputTable } from '../schema/column.ts';
import { folded } from './cells.ts';
import type { Header } from './header.ts';
import { repeatsHeader } from './header.ts';

/** Records that are passed over, by kind; what is left are the rows. */
export const PASSED_OVER = ['title', 'header', 'footer', 'blank'] as const;
export type PassedOver = (typeof PASSED_OVER)[number];

const TOTALS =
  /^(?:本[页月季年]|全[年部县市区])?(?:(?:合计|总计|小计|累计|共计|总数)(?:数)?[:：]?(?:\d+\D{0,4})?|共\d+(?:场|条|行|人|户|项|笔)\D{0,2})$/;
/** Who filled the table in, when, and remarks; the words stand alone or before a colon or bracket. */
const SIGNATURE =
  /^(?:(?:填表|填报|制表|报送|报表|统计|审核|复核|审批|经办|联系|单位|部门|主管|分管)?(?:人|人员|负责人|领导|单位|部门|科室|日期|时间|电话)?(?:签字|签名|签章|盖章|\(签字\)|\(签章\)|\(盖章\)|\(公章\))?|制表|填表说明|填报说明|备注|说明|注|附注)[:：]/;
const SIGNATURE_ALONE =
  /^(?:填表人|填报人|制表人|制表|审核人|复核人|负责人|单位负责人|主管领导|分管领导|经办人|联系人|联系电话|填报单位|填表单位|报送单位|填报日期|填表日期|报送日期|制表日期|单位盖章|\(盖章\)|\(公章\)|备注)(?:\(.*\))?$/;

/** Old systems write it behind the last line. */
const END_OF_FILE = '\u001a';

const STARTS_PLAIN = /^[0-9A-Za-z]/;

/** True for a text with which a line under a table begins. */
export function isFooterText(cell: string): boolean {
  // All of these begin with a Chinese character or a bracket; most first cells are numbers and letters.
  if (STARTS_PLAIN.test(cell)) return false;
  const text = folded(cell).replace(/\s+/g, '');
  return text.length > 1 && (TOTALS.test(text) || SIGNATURE.test(text) || SIGNATURE_ALONE.test(text));
}

/** Tells the kind of a record below the header, null for a row of data. */
export function rowKinds(
  table: InputTable,
  header: Header,
  headerCells: readonly string[],
): (cells: readonly string[]) => PassedOver | null {
  const keys = table.columns.flatMap(({ name }, i) => {
    const [first] = header.places[i] ?? [];
    return table.key.includes(name) && first !== undefined ? [first] : [];
  });
  // A header that was pasted with its file may have that file's byte-order mark before it.
  const beginsAsHeader = (cell = ''): boolean => cell === headerCells[0] || cell.startsWith('\ufeff');
  return (cells) => {
    let first = 0;
    while (first < cells.length && (cells[first] === '' || folded(cells[first] ?? '') === '')) first += 1;
    if (first === cells.length || (cells.length === 1 && cells[0] === END_OF_FILE)) return 'blank';
    if (beginsAsHeader(cells[0]) && repeatsHeader(cells, headerCells)) return 'header';
    if (!isFooterText(cells[first] ?? '')) return null;
    // A row with a key is data, whatever its first cell says: what is wrong with it is to be told.
    const hasKey = keys.every((place) => place !== first && folded(cells[place] ?? '') !== '');
    return hasKey ? null : 'footer';
  };
}
