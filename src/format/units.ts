// Units of measures in words: after a number in a sentence, and in the subtitle of a figure.
import type { Lang, Text, Unit } from '../schema/column.ts';

const UNITS: Record<Unit, Text> = {
  community: { zh: '个', en: 'communities' },
  activity: { zh: '场', en: 'activities' },
  organisation: { zh: '家', en: 'organisations' },
  participation: { zh: '人次', en: 'participations' },
  hour: { zh: '小时', en: 'hours' },
  need: { zh: '件', en: 'needs' },
  person: { zh: '人', en: 'people' },
  rating: { zh: '人次', en: 'ratings' },
  unit: { zh: '个', en: 'units' },
  month: { zh: '个月', en: 'months' },
};

/** The word of a unit: `场`, `activities`. */
export function unitName(unit: Unit, lang: Lang): string {
  return UNITS[unit][lang];
}
