// Titles of activities: place, occasion and what was done, now and then with commas and quotation marks in them.
import { profileOfKind } from './kinds.ts';
import { occasionOf } from './occasions.ts';
import { isChance, pick, type Random } from './random.ts';
import type { KindOfTask } from './register.ts';
import { SAMPLE_MARK, shortCommunity } from './words.ts';

/** Titles that touch the negative list for awards: their rows wait for a person's decision. */
export const AWARD_TITLES = [
  '全国十佳志愿者评选',
  '国庆优秀邻居表彰',
  '邻居节好邻居颁奖',
  '授予爱心人士荣誉称号',
  '定制志愿者纪念章',
].map((title) => title + SAMPLE_MARK);

/**
 * Titles with personal data of nobody: the number that everybody makes examples of, an identity number of somebody born
 * in 1900, a name that says that it is left out.
 */
export const PERSONAL_TITLES = [
  '看望低保户张某某',
  '报名请拨打13800138000',
  '为老人（110101190001010014）办理登记',
  '探访1号楼1单元101室老人',
].map((title) => title + SAMPLE_MARK);

const SLOGANS = ['邻里守望,温暖常在', '情暖邻里,爱在身边', '守望相助, 与邻为善'];

/** A title; those of sensitive kinds name no community. */
export function titleOfActivity(random: Random, kind: KindOfTask, day: number, community: string): string {
  const near = occasionOf(day);
  const occasion = near !== null && kind.code in near.occasion.kinds ? near.occasion.name : '';
  const work = pick(random, profileOfKind(kind.code).words);
  const place = isChance(random, 0.55) && !kind.isSensitive ? shortCommunity(community) : '';
  const plain = `${place}${occasion}${work}${isChance(random, 0.5) ? '活动' : ''}`;
  const style = random();
  if (style < 0.05) return `${pick(random, SLOGANS)}——${plain}${SAMPLE_MARK}`;
  if (style < 0.08) return `"邻里守望"${plain}${SAMPLE_MARK}`;
  if (style < 0.16) return `“邻里守望”${plain}${SAMPLE_MARK}`;
  return plain + SAMPLE_MARK;
}
