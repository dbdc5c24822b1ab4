// The regions similar to one, as a table beside it: what they have in common, and how many communities each has.
import { text } from '../../format/language.ts';
import { full } from '../../format/numbers.ts';
import { LEVEL_LABELS } from '../../schema/values.ts';
import { levelOf } from '../../search/region-index.ts';
import { escaped } from '../../charts/svg.ts';
import { regionPage } from '../map/setting.ts';
import { regionLink, tableHtml, type Table } from '../table-html.ts';
import type { CompareSetting } from './setting.ts';
import { kindOf, similarRegions, SIMILAR_REGIONS, SIZE_FACTOR, type Sized } from './similar.ts';

/** A region with the similar ones among all; `placeOf` gives the names above one, such as `湖南省 长沙市`. */
export function similarHtml(
  own: Sized,
  all: readonly Sized[],
  placeOf: (code: string) => string,
  setting: CompareSetting,
): string {
  const { lang } = setting;
  const t = text(lang);
  const chinese = lang === 'en' ? ' lang="zh-CN"' : '';
  const name = `<span${chinese}>${escaped(own.name)}</span>`;
  const similar = similarRegions(own, all);
  if (similar.length === 0)
    return `<p>${t(
      `没有与${name}类似的地区：同级、同类，社区（村）数又在${SIZE_FACTOR}倍以内的，名录里没有别的。`,
      `No region is similar to ${name}: the register has no other of its level and kind whose number of communities and villages is within a factor of ${SIZE_FACTOR}.`,
    )}</p>`;
  const level = LEVEL_LABELS[levelOf(own.code)];
  const kind = kindOf(own) ?? '';
  const counts = [own, ...similar].map(({ communities }) => communities ?? 0);
  const common = t(
    `都是${level.zh}的“${escaped(kind)}”，社区（村）在${full(Math.min(...counts))}到${full(Math.max(...counts))}个之间。按代码排列。`,
    `All are of one level (${level.en}) and one kind (<span lang="zh-CN">${escaped(kind)}</span>), with ${full(Math.min(...counts))} to ${full(Math.max(...counts))} communities and villages. In the order of codes.`,
  );
  /** Provinces lie in nothing but the nation. */
  const hasPlaces = placeOf(own.code) !== '';
  const table: Table = {
    caption: t(`与${own.name}类似的地区`, `Regions similar to ${own.name}`),
    columns: [
      { label: t('代码、地区', 'Code and region') },
      ...(hasPlaces ? [{ label: t('在哪里', 'Within') }] : []),
      { label: t('社区（村）', 'Communities and villages'), numeric: true },
    ],
    rows: [own, ...similar]
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .map((each) => ({
        head: {
          html:
            `<small>${each.code}</small> ${regionLink(each.name, each.hasPage ? regionPage(setting, each.code) : null, lang).html}` +
            (each.code === own.code ? ` <span class="tag part">${t('本地区', 'this region')}</span>` : ''),
        },
        cells: [
          ...(hasPlaces ? [{ html: `<span${chinese}>${escaped(placeOf(each.code))}</span>` }] : []),
          full(each.communities ?? 0),
        ],
      })),
  };
  const fewer =
    similar.length < SIMILAR_REGIONS
      ? t(`符合的只有${similar.length}个。`, ` No more than ${similar.length} fit.`)
      : '';
  return `<p class="small">${common}${fewer}</p><div class="scroll" tabindex="0" role="region" aria-label="${escaped(table.caption)}">${tableHtml(table)}</div>`;
}
