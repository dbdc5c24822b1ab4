// What the table tool says instead of a table or above it: nothing chosen, no such combination, too large, not loaded.
import { fileSize } from '../format/sizes.ts';
import { text } from '../format/language.ts';
import { full } from '../format/numbers.ts';
import type { RegionTree } from '../search/region-index.ts';
import type { Catalog } from '../tabulate/catalog.ts';
import { tableOf } from '../tabulate/catalog.ts';
import type { Choice } from '../tabulate/choice.ts';
import type { NeededFile } from '../tabulate/files.ts';
import { kindWords, nearestChoices, plannedWords } from '../tabulate/missing.ts';
import type { CellKind } from '../tabulate/plan.ts';
import { action, node } from './nodes.ts';
import type { LoadFault } from './table-loader.ts';

export type Choose = (next: Choice) => void;

/** A box with a heading; `isAlert` for what a reader must know at once. */
function box(className: string, title: string, content: readonly Node[]): HTMLElement {
  return node('div', `say ${className}`, [node('h3', '', title), ...content]);
}

/** The first thing that is missing for a table, null where nothing is. */
export function incomplete(choice: Choice, catalog: Catalog): HTMLElement | null {
  const t = text(catalog.lang);
  const empty = [
    choice.regions.length === 0 ? t('第2步：至少选一个地区。', 'Step 2: pick at least one region.') : '',
    choice.periods.length === 0 ? t('第3步：至少选一个时期。', 'Step 3: pick at least one period.') : '',
    choice.measures.length === 0 ? t('第4步：至少选一个指标。', 'Step 4: pick at least one measure.') : '',
    tableOf(catalog, choice.table).breakdowns.some((breakdown) => choice.by[breakdown].length === 0)
      ? t('第5步：每一种分类至少选一项。', 'Step 5: pick at least one of each breakdown.')
      : '',
  ].filter(Boolean);
  if (empty.length === 0) return null;
  return box(
    '',
    t('还没有选完', 'Something is still to be chosen'),
    empty.map((line) => node('p', '', line)),
  );
}

/** Which combinations are not published, why, what is, and the nearest that exists. */
export function missingBox(
  choice: Choice,
  kinds: readonly CellKind[],
  isAll: boolean,
  catalog: Catalog,
  tree: RegionTree,
  choose: Choose,
): HTMLElement {
  const t = text(catalog.lang);
  const levels = [...new Set(kinds.map(({ level }) => level))];
  const offers = nearestChoices(choice, catalog, tree);
  const listed = kinds.slice(0, 4).map((kind) => node('li', '', kindWords(kind, catalog)));
  const planned = levels.slice(0, 1).map((level) =>
    node('details', 'more', [
      node('summary', '', t('这一级有哪些组合', 'What there is at this level')),
      node(
        'ul',
        '',
        plannedWords(choice, level, catalog).map((line) => node('li', '', line)),
      ),
    ]),
  );
  return box(
    'missing',
    isAll
      ? t('没有这种组合的数', 'There are no numbers for this combination')
      : t('有的组合没有数', 'Some combinations have no numbers'),
    [
      node('ul', '', listed),
      node(
        'p',
        '',
        t(
          '发布计划里没有：地区越小，发布的时期和分类就越粗，免得数太小而认出人来。',
          'The release plan has none: the smaller the region, the coarser the periods and breakdowns, lest small numbers tell of persons.',
        ),
      ),
      ...(offers.length > 0
        ? [
            node('p', '', t('最接近的、有数的：', 'Nearest, with numbers:')),
            node(
              'p',
              'row',
              offers.map((offer) =>
                action(t(`改看：${offer.text}`, `Show: ${offer.text}`), () => choose(offer.choice), 'btn sm'),
              ),
            ),
          ]
        : []),
      ...planned,
    ],
  );
}

/** More cells than a page should draw: the files, and how to ask for less. */
export function tooLarge(
  cells: number,
  limit: number,
  choice: Choice,
  files: readonly NeededFile[],
  catalog: Catalog,
): HTMLElement {
  const t = text(catalog.lang);
  const link = node('a', '', t('到数据页下载CSV、Parquet', 'CSV and Parquet on the data page'));
  link.href = catalog.tableHref.replace('TABLE', choice.table);
  const parts = files.slice(0, 40).map(({ csv, label }) => {
    const part = node('a', '', t(`${label}（CSV）`, `${label} (CSV)`));
    part.href = csv;
    part.setAttribute('download', '');
    return node('li', '', [part]);
  });
  return box(
    '',
    t(
      `这张表有${full(cells)}个格子，网页最多画${full(limit)}个`,
      `This table has ${full(cells)} cells; the page draws ${full(limit)} at most`,
    ),
    [
      node(
        'p',
        '',
        t(
          '请少选一些地区、时期、指标或分类；要全部的数，请下载文件：',
          'Choose fewer regions, periods, measures or breakdowns; for all numbers, take the files:',
        ),
      ),
      node('p', '', [link]),
      node('details', 'more', [
        node('summary', '', t('分省份的文件', 'Files by province')),
        node('ul', '', parts),
      ]),
    ],
  );
}

/** More columns than can be read. */
export function tooWide(columns: number, limit: number, swap: () => void, catalog: Catalog): HTMLElement {
  const t = text(catalog.lang);
  return box(
    '',
    t(
      `这样排有${full(columns)}列，最多画${full(limit)}列`,
      `Laid out so there are ${full(columns)} columns; ${full(limit)} at most are drawn`,
    ),
    [
      node('p', '', t('行列互换，或者少选一些。', 'Swap rows and columns, or choose less.')),
      node('p', 'row', [action(t('行列互换', 'Swap rows and columns'), swap, 'btn sm')]),
    ],
  );
}

/** Files that did not come; the choice stays. */
export function faultBox(faults: readonly LoadFault[], again: () => void, catalog: Catalog): HTMLElement {
  const t = text(catalog.lang);
  const lines = faults.map(({ file, message }) => {
    const link = node('a', '', t('下载CSV', 'Download CSV'));
    link.href = file.csv;
    link.setAttribute('download', '');
    return node('li', '', [t(`${file.label}（${message}）`, `${file.label} (${message})`), ' ', link]);
  });
  const found = box('err', t('有数据没有载入', 'Some data did not load'), [
    node('p', '', t('可能是网络中断。已选的条件还在。', 'The network may be down. What you chose is kept.')),
    node('ul', '', lines),
    node('p', 'row', [action(t('再试一次', 'Try again'), again, 'btn sm')]),
  ]);
  found.setAttribute('role', 'alert');
  return found;
}

/** What an address asked for and the page does not know, or that its release is another. */
export function noticeBox(lines: readonly string[], catalog: Catalog): HTMLElement {
  const t = text(catalog.lang);
  return box(
    'note',
    t('关于这个网址', 'About this address'),
    lines.map((line) => node('p', '', line)),
  );
}

/** `正在载入湖南省：0.1 MB，共0.2 MB`. */
export function progressText(
  files: readonly NeededFile[],
  loaded: number,
  total: number,
  catalog: Catalog,
): string {
  const t = text(catalog.lang);
  const what =
    files.length === 1 ? (files[0]?.label ?? '') : t(`${files.length}个文件`, `${files.length} files`);
  return t(
    `正在载入${what}：${fileSize(loaded)}，共${fileSize(total)}`,
    `Loading ${what}: ${fileSize(loaded)} of ${fileSize(total)}`,
  );
}
