// What the search of the whole site says.
import type { Lang } from '../schema/column.ts';
import type { PageKind } from '../search/entries.ts';

/** The kinds of what is found, each with a heading. */
export type Group = PageKind | 'region' | 'township' | 'community';

const GROUPS: Readonly<Record<Lang, Readonly<Record<Group, string>>>> = {
  zh: {
    region: '地区',
    township: '乡镇（街道）',
    community: '社区（村）',
    task: '任务',
    data: '数据',
    measure: '指标',
    page: '页面',
    story: '实践案例',
  },
  en: {
    region: 'Regions',
    township: 'Townships',
    community: 'Communities and villages',
    task: 'Tasks',
    data: 'Data',
    measure: 'Measures',
    page: 'Pages',
    story: 'Stories',
  },
};

const ZH = {
  found: (count: string) => `找到${count}条。`,
  nearly: (count: string) => `没有找到一样的，相近的有${count}条。`,
  none: '没有找到。可以只输入名称的一部分、拼音、拼音首字母，或者行政区划代码；乡镇（街道）、社区（村）要从名称的第一个字输起，社区（村）至少输两个字。',
  more: (count: string) => `还有${count}条，再输几个字，或者在前面加上所在的市、县，就能看到。`,
  short: '社区（村）至少要输两个字。',
  failed: '目录没有载入，可能是网络中断。',
  again: '再试一次',
};

const EN: typeof ZH = {
  found: (count) => `${count} found.`,
  nearly: (count) => `Nothing with this name; ${count} with a similar one.`,
  none: 'Nothing found. Part of a name, pinyin, its initials or a code will do; townships and communities are found from the beginning of their names, communities by two characters at least.',
  more: (count) => `${count} more: type on, or put the prefecture or county before it, to see them.`,
  short: ' Communities take two characters at least.',
  failed: 'The index could not be loaded; perhaps the connection was lost.',
  again: 'Try again',
};

export const searchWords = (lang: Lang) => ({ ...(lang === 'zh' ? ZH : EN), groups: GROUPS[lang] });
