// What the comparison's controls and messages say.
import { text, type Lang } from '../../format/language.ts';
import { periodName } from '../../format/periods.ts';
import type { MapData } from '../map/data.ts';
import { nameOfGroup, nameOfTask } from '../map/state.ts';
import { TYPE_NAMES } from '../map/words.ts';
import type { CompareSetting } from './setting.ts';
import { KIND_NAMES, MOST, type CompareState } from './state.ts';

/** What is chosen, in a line: the button that opens the controls on narrow screens says it. */
export function chosenWords(state: CompareState, setting: CompareSetting, data: MapData): string {
  const { lang } = setting;
  const t = text(lang);
  const names = state.regions.map((code) => data.region(code)?.name ?? code);
  return [
    t(KIND_NAMES[state.kind]),
    names.join(t('、', ', ')),
    ...(state.kind === 'periods'
      ? [state.spans.map((span) => periodName(span, lang)).join(t('、', ', '))]
      : []),
    t(state.indicator.label),
    nameOfTask(setting, state.task),
    ...(state.group === 'all' ? [] : [nameOfGroup(setting, state.group)]),
    t(`按${TYPE_NAMES[state.type].zh}`, `by ${TYPE_NAMES[state.type].en.toLowerCase()}`),
  ].join(t('；', '; '));
}

const ZH = {
  find: '添加地区',
  replace: '换一个地区',
  hint: '名称、拼音、拼音首字母或代码，如 永州、yongzhou、yzs、4311',
  none: '没有找到。可以只输入名称的一部分、拼音首字母或代码。',
  full: `已经有${MOST}个地区，最多${MOST}个。要加别的，请先移除一个。`,
  already: '已经在对比里。',
  outOfScope: '台湾省、香港、澳门不在统计范围，不能对比。',
  read: '指着或按一下图上的点，看那个时期的数；也可以用方向键。',
  keys: '左右方向键换时期，上下方向键换格，Home和End到最早和最晚的时期，Esc取消。',
  unpublished: '灰色的选项不能选：这些地区没有都公布（地区越小，公布的时期和分类越少），或不用于这种对比。',
  mostPeriods: `最多${MOST}个，年或者季，不能混选。`,
  excel: '已复制，到Excel里粘贴。',
  cited: '已复制引用。',
  address: '已复制网址。',
  failedCopy: '浏览器不让复制，请改用下载CSV，或复制地址栏。',
  failedImage: '图片没有生成，请改用打印，或换一个浏览器。',
  listFailed: '地区清单没有载入，可能是网络中断。已选的还在。',
  loadingList: '正在载入地区清单……',
};
export type CompareWords = typeof ZH;
const EN: CompareWords = {
  find: 'Add a region',
  replace: 'Choose another region',
  hint: 'Chinese name, pinyin, initials or code: 永州, yongzhou, yzs, 4311',
  none: 'Nothing found. Part of a name, initials or a code will do.',
  full: `There are ${MOST} regions, and ${MOST} is the most. Remove one before adding another.`,
  already: 'is in the comparison already.',
  outOfScope: 'Taiwan, Hong Kong and Macao are out of scope and cannot be compared.',
  read: 'Point at or press a period in a panel to read its numbers, or use the arrow keys.',
  keys: 'Left and right go to another period, up and down to another panel, Home and End to the first and last period, Escape leaves.',
  unpublished:
    'Choices in grey cannot be made: they are not published for all of these regions (the smaller a region, the fewer periods and breakdowns), or are not for this kind of comparison.',
  mostPeriods: `${MOST} at most, years or quarters, not both.`,
  excel: 'Copied: paste it into Excel.',
  cited: 'Citation copied.',
  address: 'Address copied.',
  failedCopy: 'The browser forbids copying; download the CSV instead, or copy the address bar.',
  failedImage: 'The picture could not be made; print the page instead, or try another browser.',
  listFailed: 'The list of regions did not load; the connection may have failed. What you chose is kept.',
  loadingList: 'Loading the list of regions …',
};

export function compareWords(lang: Lang): CompareWords {
  return lang === 'zh' ? ZH : EN;
}
