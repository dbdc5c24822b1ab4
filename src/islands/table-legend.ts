// The marks that stand in a table instead of numbers, and what each means.
import type { Text } from '../schema/column.ts';
import type { State } from '../schema/values.ts';

export const MARK_MEANINGS: Readonly<Record<State, Text>> = {
  suppressed: {
    zh: '隐去：为了不让人认出具体的人，不公布；不是0，也不一定是小数',
    en: 'hidden to protect persons; not 0, and not always small',
  },
  not_reported: {
    zh: '未报送：没有应报单位，或者应报没有报；不是0',
    en: 'not reported: no office was due, or none of those due reported; not 0',
  },
  not_applicable: {
    zh: '不适用、不发布这种组合，或者算不出来：见注',
    en: 'does not apply, is not published, or cannot be worked out: see the notes',
  },
};
