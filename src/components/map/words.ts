// What the map's controls say: names of periods and levels, what is published at a level, errors.
import { text } from '../../format/language.ts';
import { isFull, periodName } from '../../format/periods.ts';
import { planLineWords } from '../../format/plan-words.ts';
import type { PlanLine } from '../../format/release-plan.ts';
import { LEVEL_LABELS, type Level, type PeriodType } from '../../schema/values.ts';
import type { Text } from '../../format/language.ts';
import { periodOf, type MapSetting } from './setting.ts';
import type { MapData } from './data.ts';
import { nameOfTask, type MapState } from './state.ts';

export const TYPE_NAMES: Readonly<Record<PeriodType, Text>> = {
  month: { zh: '月', en: 'Month' },
  quarter: { zh: '季', en: 'Quarter' },
  year: { zh: '年', en: 'Year' },
  total: { zh: '累计', en: 'All' },
};

/** A level as a choice of what to divide a region into. */
export const LEVEL_CHOICES: Readonly<Partial<Record<Level, Text>>> = {
  province: { zh: '省份', en: 'provinces' },
  prefecture: { zh: '市、州', en: 'prefectures' },
  county: { zh: '县、市、区', en: 'counties' },
  township: { zh: '乡镇、街道', en: 'townships' },
};

/** What is chosen, in a line: the button that opens the controls on narrow screens says it. */
export function chosenWords(state: MapState, setting: MapSetting, data: MapData): string {
  const { lang } = setting;
  const t = text(lang);
  return [
    data.region(state.region)?.name ?? '',
    t(LEVEL_CHOICES[state.level] ?? ''),
    t(state.indicator.label),
    nameOfTask(setting, state.task),
    periodName(state.period, lang),
  ].join(t('，', ', '));
}

/** A period beside the slider; one covered in part says so. */
export function periodWords(setting: MapSetting, key: string): string {
  const { lang } = setting;
  const period = periodOf(setting, key);
  const name = periodName(key, lang);
  if (isFull(period)) return name;
  const { months_covered: months } = period;
  return lang === 'zh' ? `${name}（未满期，${months}个月）` : `${name} (partial: ${months} months)`;
}

/** A line of the plan in words; empty where none of its periods can be drawn. */
function lineWords(line: PlanLine, { lang, breaks }: MapSetting, { kind }: MapState['indicator']): string {
  const drawn = (line.periodTypes as PeriodType[]).filter((type) => kind === 'count' || breaks[type]);
  return drawn.length === 0 ? '' : planLineWords({ ...line, periodTypes: drawn }, lang);
}

/** Which combinations the release plan has for what is shown: why some choices are not offered. */
export function planWords(setting: MapSetting, { indicator, level }: MapState): string {
  const t = text(setting.lang);
  if (level === 'township')
    return t(
      '乡镇（街道）只有社区覆盖率，从第一个月累计；四类任务只有全部月份的累计。',
      'Townships have coverage alone, summed from the first month; the four tasks for all months together.',
    );
  const lines = setting.plan
    .filter((line) => line.table === indicator.table && line.levels.includes(level))
    .flatMap((line) => lineWords(line, setting, indicator) || []);
  const name = LEVEL_LABELS[level];
  return t(
    `灰色的选项没有公布。${name.zh}公布的有：${lines.join('；')}。`,
    `Choices in grey are not published. Published for this level (${name.en}): ${lines.join('; ')}.`,
  );
}

const ZH = {
  failed: '数据没有载入，可能是网络中断。选好的条件还在。',
  again: '再试一次',
  orFile: '或下载CSV',
  play: '播放',
  pause: '暂停',
  copied: '已复制',
  sortable: '点列名可以换个顺序看；网址和下载的文件不变，总是代码顺序。',
  sorted: '按你选的一列排列。',
  restore: '恢复代码顺序',
  provinces: '省份',
  within: '下一级',
  sample: '示例数据，由程序生成，请勿引用',
  source: '来源：报送单位上报；版本',
};
export type MapWords = typeof ZH;
const EN: MapWords = {
  failed: 'The data did not load; the connection may have failed. What you chose is kept.',
  again: 'Try again',
  orFile: 'or download the CSV',
  play: 'Play',
  pause: 'Pause',
  copied: 'Copied',
  sortable: 'A column’s name sorts by it; address and download stay in code order.',
  sorted: 'Sorted by the column that you chose.',
  restore: 'Back to code order',
  provinces: 'Provinces',
  within: 'Units within',
  sample: 'Sample data made by a program: do not cite',
  source: 'Source: reporting offices; release ',
};

export function mapWords(lang: MapSetting['lang']): MapWords {
  return lang === 'zh' ? ZH : EN;
}
