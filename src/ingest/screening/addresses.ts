// Addresses that lead to a dwelling, in a plain text: a room, a flat, the door of a household. A street number, a
// building, or the space before it are where activities are held, and stay.
import type { Found } from './found.ts';

const CHINESE = '一二三四五六七八九十百零〇两';
const NUMBER = `(?:[0-9]{1,5}|[${CHINESE}]{1,5})`;
const BETWEEN = '[ ,，、·–—-]{0,2}';
const BUILDING = `(?:[A-Za-z]?${NUMBER}|[A-Za-z甲乙丙丁东西南北])[A-Za-z]? ?(?:号楼|号院|[栋幢座弄#])`;
const UNIT = `(?:${NUMBER}|[A-Za-z甲乙丙丁东西]) ?(?:单元|门)`;
/** People who are counted: 120户居民 are many households, 1001户 is a flat. */
const COUNTED = '(?!居民|家庭|住户|村民|群众|业主|人家|困难|低保|贫困|独居|空巢|老人|残疾|特困|商)';
const ROOM = `(?:${NUMBER} ?(?:室|房(?![屋顶产子])|号房?(?![楼院门线]))|\\d{3,4} ?户${COUNTED}|\\d{3,4}(?![\\d年月日人户元名场次平个份时米条套件楼]))`;
const STREET_NUMBER = `${NUMBER} ?号`;

/** What stands before a room that nobody lives in. */
const PUBLIC_BEFORE =
  /(?:中心|大厦|大楼|办公|写字楼|活动|党群|社工站|居委会|村委会|学校|小学|中学|大学|教学楼|文化站|服务站|图书馆|医院|会议|综治|调解)[^,。;]{0,10}$/;
/** What stands behind a staircase of which the common part is meant. */
const COMMON_BEHIND =
  /^[内里]?(?:的)?(?:楼道|楼梯|楼下|楼前|楼门|门前|门口|大门|门禁|电梯|外墙|墙面|屋顶|楼顶|管道|下水|地下|公共|周边|之间|天台|化粪)/;

const DWELLINGS: readonly RegExp[] = [
  // 3号楼2单元501, 12栋1001户, A座1502室
  new RegExp(`${BUILDING}${BETWEEN}(?:${UNIT}${BETWEEN})?${ROOM}`, 'g'),
  // 2单元501室
  new RegExp(`${UNIT}${BETWEEN}${ROOM}`, 'g'),
  // 解放路12号302室, 302室
  new RegExp(`(?:${STREET_NUMBER}${BETWEEN})?(?:\\d{2,5}|[${CHINESE}]{3,5}) ?室(?![内外友])`, 'g'),
  // 幸福小区3-2-501
  /(?:小区|花园|家园|公寓|新村|新城|苑|里|庄)\d{1,3}(?:栋|幢|号楼)?-\d{1,2}(?:单元)?-\d{3,4}(?!\d)/g,
  // 大湾村3组12号, 第五村民小组8号
  new RegExp(`${NUMBER} ?(?:村民小组|组|队|社|屯)${BETWEEN}${STREET_NUMBER}(?![楼院线])`, 'g'),
];
const STAIRCASE = new RegExp(`${BUILDING}${BETWEEN}${UNIT}`, 'g');
const NUMBERS = new RegExp(`\\d+|[${CHINESE}]+|[A-Za-z]`, 'g');

const foundAt = ({ 0: address, index }: RegExpExecArray): Found => ({
  kind: 'ADDRESS',
  start: index,
  end: index + address.length,
  hidden: address.replace(NUMBERS, '*'),
});

/** What every address has: a number before one of these words, or numbers parted by dashes. */
const SIGN = new RegExp(`(?:[0-9A-Za-z${CHINESE}] ?(?:室|单元|门|号|[栋幢座弄户])|-\\d{3})`);

/** All addresses of dwellings. */
export function addressesIn(text: string): Found[] {
  if (!SIGN.test(text)) return [];
  const rooms = DWELLINGS.flatMap((pattern) => [...text.matchAll(pattern)]).filter(
    ({ index }) => !PUBLIC_BEFORE.test(text.slice(Math.max(0, index - 16), index)),
  );
  const staircases = [...text.matchAll(STAIRCASE)].filter(
    ({ 0: all, index }) => !COMMON_BEHIND.test(text.slice(index + all.length)),
  );
  return [...rooms, ...staircases].map(foundAt);
}
