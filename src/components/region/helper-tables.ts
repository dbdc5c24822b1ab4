// The tables of a region's page that say who helps: those who take part, and kinds, ways and means.
import { bar } from '../../charts/bar.ts';
import { text, type Lang } from '../../format/language.ts';
import { full, percent } from '../../format/numbers.ts';
import type { Profile } from '../../views/region-helpers.ts';
import type { RegionView } from '../../views/region.ts';
import { valueHtml, type Table } from '../table-html.ts';
import { barColumn, head, number, periodHtml } from './columns.ts';

/** Organisations, volunteers, Party members and hours: a row a period. */
export function participantTable({ helpers }: RegionView, lang: Lang): Table {
  const t = text(lang);
  return {
    caption: t('参与的组织和志愿者', 'Organisations and volunteers'),
    columns: [
      head(t('时期', 'Period')),
      number(t('社会组织（家，去重）', 'Organisations (distinct)')),
      number(t('志愿者（人次）', 'Volunteers (by activity)')),
      number(t('其中党员（人次）', 'Party members (by activity)')),
      number(t('服务时长（小时）', 'Hours')),
    ],
    rows: helpers.participants.map(({ period, organisations, volunteers, partyMembers, hours }) => ({
      head: periodHtml(period, lang),
      cells: [
        valueHtml(organisations, full, lang),
        valueHtml(volunteers, full, lang),
        valueHtml(partyMembers, full, lang),
        valueHtml(hours, (value) => full(value, 1), lang),
      ],
    })),
  };
}

/** Activities of some dimensions by category, with their share of all activities. */
export function profileTable(profiles: readonly Profile[], caption: string, lang: Lang): Table {
  const t = text(lang);
  return {
    caption,
    columns: [
      head(t('类别', 'Category')),
      number(t('活动（场）', 'Activities')),
      number(t('占比（%）', 'Share (%)')),
      barColumn(lang),
    ],
    rows: profiles.flatMap(({ name, several, categories }) => [
      { head: t(name) + (several ? t('（可多选）', ' (several possible)') : '') },
      ...categories.map(({ name: category, activities, share }) => ({
        head: t(category),
        cells: [
          valueHtml(activities, full, lang),
          valueHtml(share, percent, lang),
          share.state === 'ok' ? { html: bar(share.value, { width: 96, top: 1 }) } : '',
        ],
      })),
    ]),
  };
}
