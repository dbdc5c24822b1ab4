// What stands under a table: what is hidden, not reported or not there, and why no total or change is told.
import { full } from '../format/numbers.ts';
import { isOutOfScope } from '../format/regions.ts';
import type { RegionTree } from '../search/region-index.ts';
import { levelOf } from '../search/region-index.ts';
import type { Catalog } from './catalog.ts';
import type { Grid } from './grid.ts';
import { codesOfPick, pickName } from './regions-chosen.ts';
import type { Result, Why } from './result.ts';

/** How many cells of a table are in which state. */
export interface Tally {
  readonly suppressed: number;
  readonly not_reported: number;
  readonly not_applicable: number;
  readonly zero: number;
  readonly whys: ReadonlySet<Why>;
  /** Names of measures that have cells which do not apply. */
  readonly inapplicable: ReadonlySet<string>;
}

/** Counts every cell of a table. */
export function tally(grid: Grid): Tally {
  const counts = { suppressed: 0, not_reported: 0, not_applicable: 0, zero: 0 };
  const whys = new Set<Why>();
  const inapplicable = new Set<string>();
  for (let row = 0; row < grid.rowCount; row += 1) {
    for (let column = 0; column < grid.columnCount; column += 1) {
      const shown = grid.cellAt(row, column);
      if (shown.state === 'absent') whys.add(shown.why);
      else if (shown.state !== 'ok') counts[shown.state] += 1;
      else if (shown.value === 0) counts.zero += 1;
      if (shown.state === 'not_applicable') inapplicable.add(grid.itemAt(row, column).measure.name);
    }
  }
  return { ...counts, whys, inapplicable };
}

const WHYS: Readonly<Record<Why, { zh: string; en: string }>> = {
  not_planned: {
    zh: '“—”的组合不发布：地区越小，发布的时期和分类越粗。',
    en: 'Combinations marked — are not published: the smaller the region, the coarser its periods and breakdowns.',
  },
  no_row: {
    zh: '“—”的地区没有数据：所在省份没有应报单位，也没有接收到活动。',
    en: 'Regions marked — have no data: no office of the province was due to report, and no activity was accepted.',
  },
  hidden_part: {
    zh: '合计是“—”的，其中有隐去或未报送的数；每一部分都有数才算合计。上一级地区的数见它自己的行。',
    en: 'A total marked — has hidden or unreported parts: totals are worked out only where every part is shown. See the row of the region above instead.',
  },
  not_additive: {
    zh: '有的指标去重，不能这样相加，合计或占比是“—”。',
    en: 'Some measures are distinct counts that do not add up this way: their totals or shares are marked —.',
  },
  overlap: {
    zh: '所列的有重叠（例如一个省份和它的市），不算合计。',
    en: 'What is listed overlaps (such as a province and its prefectures): no total is worked out.',
  },
  no_earlier: {
    zh: '用来比较的时期没有数据，增减是“—”。',
    en: 'There are no data for the period to compare with: the change is marked —.',
  },
  partial: {
    zh: '未满期不和满期比较，增减是“—”。',
    en: 'Partial periods are not compared with full ones: the change is marked —.',
  },
  zero_before: {
    zh: '比较的时期是0，不算增减百分比，是“—”。',
    en: 'The period compared with has 0: no change in per cent is worked out (—).',
  },
  immature: {
    zh: '时期结束不满90天，不计算响应率、办结率，是“—”。',
    en: 'Response and resolution are worked out only for periods that ended 90 days before the release (—).',
  },
  no_whole: {
    zh: '没有上一级的数，不算占比，是“—”。',
    en: 'There is no number of the region above to take a share of (—).',
  },
};

/** Whether a table has cells of children's groups where those are hidden whatever their size. */
function hidesChildren(result: Result): boolean {
  const hasChildren = result.choice.by.group.some((code) => result.memberOf('group', code)?.isChildren);
  const levels = new Set(result.shown[0]?.map(levelOf));
  const hasQuarters = result.choice.periods.some((key) => key.includes('Q'));
  return hasChildren && (levels.has('county') || (levels.has('prefecture') && hasQuarters));
}

/** Whether the table shows a margin that would hold the sensitive kinds or groups: they stand in no margin. */
function leavesOutSensitive({ choice: { by } }: Result): boolean {
  return by.task.some((code) => code === 'all' || code === '3') || by.group.includes('all');
}

/** The notes of a table as sentences. */
export function notesOf(result: Result, counted: Tally, catalog: Catalog, tree: RegionTree): string[] {
  const zh = catalog.lang === 'zh';
  const notes: string[] = [];
  const { suppressed, not_reported: unreported } = counted;
  if (suppressed + unreported > 0) {
    const parts = zh
      ? [suppressed && `${full(suppressed)}个“隐去”`, unreported && `${full(unreported)}个“未报送”`]
      : [suppressed && `${full(suppressed)} hidden`, unreported && `${full(unreported)} not reported`];
    const said = parts.filter(Boolean).join(zh ? '、' : ' and ');
    notes.push(zh ? `本表有${said}，都不是0。` : `Cells of this table that are not 0: ${said}.`);
    if (suppressed > 0)
      notes.push(
        zh
          ? '隐去是为了不让人认出具体的人，隐去的不一定是小数。'
          : 'Cells are hidden to protect persons; a hidden number need not be small.',
      );
  }
  if (hidesChildren(result))
    notes.push(
      zh
        ? '留守儿童、困境儿童的数，县级一律隐去，市级按季也隐去。'
        : 'Counts of children are always hidden for counties, and for prefectures in quarters.',
    );
  const isOutside = result.shown[0]?.some(isOutOfScope);
  if (isOutside)
    notes.push(
      zh
        ? '台湾、香港、澳门不在统计范围，全国数不含。'
        : 'Taiwan, Hong Kong and Macao are out of scope and not in the figures of China.',
    );
  const limited = result.items
    .filter(({ kind, measure }) => kind === 'value' && counted.inapplicable.has(measure.name))
    .filter(({ measure }) => /只在|only for|有值范围|where volunteers/.test(measure.description));
  for (const { measure } of limited)
    notes.push(
      zh ? `${measure.label}：${measure.description}。` : `${measure.label}: ${measure.description}.`,
    );
  for (const why of counted.whys) notes.push(WHYS[why][catalog.lang]);
  if (result.choice.by.category.length > 0)
    for (const { measure } of result.items.slice(0, 1))
      notes.push(zh ? `${measure.description}。` : `${measure.label}: ${measure.description}.`);
  if (!result.table.isRounded && leavesOutSensitive(result))
    notes.push(
      zh
        ? '“全部”和“推进平安建设”不含四个敏感小类和四类敏感对象。'
        : '“All” and “Building safe communities” leave out the four sensitive kinds and groups.',
    );
  if (
    result.items.some(
      ({ measure }) => /人次/.test(measure.unit) || /participations|ratings/.test(measure.unit),
    )
  )
    notes.push(
      zh
        ? '按活动累计，同一个人参加两场计两次，不是人数。'
        : 'Summed over activities: who takes part twice counts twice; not persons.',
    );
  for (const pick of result.choice.regions) {
    const [code, set] = pick.split('.');
    const units = `${code}.units`;
    const all = codesOfPick(units, tree) ?? [];
    const own = codesOfPick(pick, tree) ?? [];
    if (set === 'counties' && all.length > own.length)
      notes.push(
        zh
          ? `${pickName(pick, tree, 'zh')}不含另外${all.length - own.length}个县级单位（开发区、管理区、直属等），所以各行之和可能小于${tree.of(code ?? '')?.name ?? ''}的数。`
          : `${all.length - own.length} further units at county level (zones, units right under the region) are not in this list, so its rows may add up to less than ${tree.of(code ?? '')?.name ?? ''} as a whole.`,
      );
  }
  return notes;
}
