// What the tables of a region's page have in common: kinds of column, names of periods and tasks.
import type { Lang } from '../../format/language.ts';
import { isFull, periodName, type Period } from '../../format/periods.ts';
import { markup, type Column, type Content, type Html } from '../table-html.ts';

/** A column of numbers. */
export const number = (label: Content): Column => ({ label, numeric: true });
/** A column of words. */
export const head = (label: Content): Column => ({ label });

/** The column of bars; its head is for people who hear the table. */
export const barColumn = (lang: Lang): Column =>
  head({ html: `<span class="vh">${lang === 'zh' ? '占比图示' : 'bar'}</span>` });

/** A period's name, marked where it is partial. */
export function periodHtml(period: Period, lang: Lang): Html {
  const name = markup(periodName(period.period, lang));
  if (isFull(period)) return { html: name };
  return { html: `${name} <span class="tag part">${lang === 'zh' ? '未满期' : 'partial'}</span>` };
}

/** A task's name after its colour. */
export function taskHtml(code: string, name: string): Html {
  return { html: `<i class="sw task-${code}" aria-hidden="true"></i>${markup(name)}` };
}
