// The title of a table and the summaries of the steps, from the choice alone.
import type { RegionTree } from '../search/region-index.ts';
import { periodName } from '../format/periods.ts';
import { membersIn, tableOf, type Breakdown, type Catalog } from './catalog.ts';
import { itemsOf } from './result.ts';
import { itemName, kindName, unitOf } from './cell-text.ts';
import type { Choice } from './choice.ts';
import { sideName, periodLabel } from './grid.ts';
import { typeOfPeriod } from './period-keys.ts';
import { codesOfPicks, pickName } from './regions-chosen.ts';

const NAMED = 3;

function joined(words: readonly string[], catalog: Catalog): string {
  return words.join(catalog.lang === 'zh' ? '、' : ', ');
}

/** `永州市各县（市、区）`, `长沙市、株洲市等5处`. */
export function regionsSummary({ regions }: Choice, catalog: Catalog, tree: RegionTree): string {
  const names = regions.map((pick) => pickName(pick, tree, catalog.lang));
  if (names.length <= NAMED) return joined(names, catalog);
  const some = joined(names.slice(0, 2), catalog);
  return catalog.lang === 'zh' ? `${some}等${names.length}处` : `${some} and ${names.length - 2} more`;
}

/** How many regions are chosen: `11个地区`. */
export function regionCount({ regions }: Choice, catalog: Catalog, tree: RegionTree): string {
  const { length } = codesOfPicks(regions, tree);
  return catalog.lang === 'zh' ? `${length}个地区` : length === 1 ? '1 region' : `${length} regions`;
}

/** `2022年第一季度至第四季度` where periods follow each other, else their names. */
export function periodsSummary({ periods }: Choice, catalog: Catalog): string {
  const { lang } = catalog;
  const zh = lang === 'zh';
  const order = catalog.periods.map(({ period }) => period).filter((key) => periods.includes(key));
  const [first, last] = [order[0], order.at(-1)];
  if (first === undefined || last === undefined) return zh ? '没有选时期' : 'no period';
  if (order.length === 1) return periodLabel(first, catalog);
  const all = catalog.periods.filter(({ period_type }) => period_type === typeOfPeriod(first));
  const from = all.findIndex(({ period }) => period === first);
  const isRun = order.every((key, index) => all[from + index]?.period === key);
  if (isRun && order.length > 2) {
    const end = periodName(last, lang);
    const sameYear = first.slice(0, 4) === last.slice(0, 4) && typeOfPeriod(first) !== 'year';
    if (zh) return `${periodName(first, lang)}至${sameYear ? end.slice(5) : end}`;
    return `${periodName(first, lang)} to ${end}`;
  }
  if (order.length <= NAMED)
    return joined(
      order.map((key) => periodLabel(key, catalog)),
      catalog,
    );
  return zh ? `${order.length}个时期` : `${order.length} periods`;
}

/** `活动场次、社会组织`, with what is told beside them. */
export function measuresSummary(choice: Choice, catalog: Catalog): string {
  const table = tableOf(catalog, choice.table);
  const labels = table.measures
    .filter(({ name }) => choice.measures.includes(name))
    .map(({ label }) => label);
  if (labels.length <= NAMED) return joined(labels, catalog);
  return catalog.lang === 'zh' ? `${labels.length}个指标` : `${labels.length} measures`;
}

/** What a breakdown is set to: `关爱特殊群体、实施乡村振兴`, `7类`. */
export function breakdownSummary(choice: Choice, breakdown: Breakdown, catalog: Catalog): string {
  const members = membersIn(catalog, tableOf(catalog, choice.table), breakdown).filter(({ code }) =>
    choice.by[breakdown].includes(code),
  );
  if (members.length <= NAMED)
    return joined(
      members.map(({ label }) => label),
      catalog,
    );
  const [first] = members;
  const dimension = breakdown === 'category' && members.every(({ parent }) => parent === first?.parent);
  if (dimension && first?.parent !== undefined) return catalog.dimensions[first.parent] ?? '';
  if (breakdown === 'task' && members.map(({ code }) => code).join() === '1,2,3,4')
    return catalog.lang === 'zh' ? '四类任务' : 'the four tasks';
  return catalog.lang === 'zh'
    ? `${sideName(breakdown, 'zh')}${members.length}项`
    : `${members.length} of ${sideName(breakdown, 'en').toLowerCase()}`;
}

/** The breakdowns of the choice that are not simply everything together. */
function toldBreakdowns(choice: Choice, catalog: Catalog): string[] {
  return tableOf(catalog, choice.table)
    .breakdowns.filter((breakdown) => choice.by[breakdown].join() !== 'all')
    .map((breakdown) => breakdownSummary(choice, breakdown, catalog));
}

/** The whole table in a phrase: `永州市各县（市、区）有活动的社区（村），关爱特殊群体，2022年第一季度至第四季度`. */
export function tableTitle(choice: Choice, catalog: Catalog, tree: RegionTree): string {
  const where = regionsSummary(choice, catalog, tree);
  const what = measuresSummary(choice, catalog);
  const { lang } = catalog;
  const share = choice.share === 'none' ? [] : [kindName('share', choice, lang)];
  const change = choice.compare === 'none' ? [] : [kindName('growth', choice, lang)];
  const rest = [...toldBreakdowns(choice, catalog), periodsSummary(choice, catalog), ...share, ...change];
  if (lang === 'zh') return [`${where}${what}`, ...rest].join('，');
  const whole = [`${what}: ${where}`, ...rest].join(', ');
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}

/** The unit under the title: one for the whole table where there is one, else where to find them. */
export function unitSummary(choice: Choice, catalog: Catalog): string {
  const items = itemsOf(choice, tableOf(catalog, choice.table));
  const units = [...new Set(items.map((item) => unitOf(item, catalog.lang)))];
  const zh = catalog.lang === 'zh';
  if (units.length === 1) return zh ? `单位：${units[0]}` : `Unit: ${units[0]}`;
  return zh ? '单位：见各列' : 'Unit: see the columns';
}

/** Every item of the table with its unit, for the sheet of notes. */
export function itemNames(choice: Choice, catalog: Catalog): string[] {
  return itemsOf(choice, tableOf(catalog, choice.table)).map((item) =>
    itemName(item, choice, catalog.lang, true),
  );
}

export type StepName = 'table' | 'regions' | 'periods' | 'measures' | 'breakdowns';

/** What each step is set to, in a line. */
export function stepSummaries(choice: Choice, catalog: Catalog, tree: RegionTree): Record<StepName, string> {
  const zh = catalog.lang === 'zh';
  const table = tableOf(catalog, choice.table);
  const { lang } = catalog;
  const joinedWith = (text: string, more: readonly string[]): string =>
    [text, ...more.filter(Boolean)].join(zh ? '；' : '; ');
  return {
    table: table.title,
    regions: `${regionsSummary(choice, catalog, tree)}${zh ? '，' : ', '}${regionCount(choice, catalog, tree)}`,
    periods: joinedWith(periodsSummary(choice, catalog), [
      choice.compare === 'none' ? '' : kindName('growth', choice, lang),
    ]),
    measures: joinedWith(measuresSummary(choice, catalog), [
      choice.share === 'none' ? '' : kindName('share', choice, lang),
      choice.totals.length === 0 ? '' : zh ? '合计' : 'totals',
    ]),
    breakdowns:
      table.breakdowns.length === 0
        ? '—'
        : table.breakdowns
            .map((breakdown) => breakdownSummary(choice, breakdown, catalog))
            .join(zh ? '；' : '; '),
  };
}
