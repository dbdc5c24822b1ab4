// Titles of activities: place, occasion and what was done, now and then with commas and quotation marks in them.
import { profileOfKind } from './kinds.ts';
import { occasionOf } from './occasions.ts';
import { isChance, pick, type Random } from './random.ts';
import type { KindOfTask } from './register.ts';
import { SAMPLE_MARK, shortCommunity } from './words.ts';

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
