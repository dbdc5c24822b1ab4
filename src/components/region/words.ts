// The sentences of a region's page: its finding, what stands behind it, its kind.
import type { Cell } from '../../format/cell.ts';
import { text, type Lang } from '../../format/language.ts';
import { againstOther, full, share } from '../../format/numbers.ts';
import { periodName, thisPeriod } from '../../format/periods.ts';
import type { Text } from '../../schema/column.ts';
import type { RegionView } from '../../views/region.ts';

const KINDS: Readonly<Record<string, Text>> = {
  devzone: {
    zh: '开发区等功能区，只在统计上单列，不是行政区划，没有地图轮廓。',
    en: 'A development zone: a unit of statistics, not an administrative division, without an outline on maps.',
  },
  'management-area': {
    zh: '管理区，只在统计上单列，没有地图轮廓。',
    en: 'A management area: a unit of statistics, without an outline on maps.',
  },
  islands: { zh: '海岛，没有单独的地图轮廓。', en: 'Islands, without an outline of their own on maps.' },
  pseudo: {
    zh: '统计代码中与所在市相同的单位。',
    en: 'A unit of the statistical code list that is the same as its prefecture.',
  },
  direct: {
    zh: '不设县的市（省）直接管的乡镇，以及只报到市（省）、没有县级代码的活动。',
    en: 'Townships right under a prefecture or province, and activities reported to it without a county.',
  },
};

/** What a unit that is no ordinary division is; null for ordinary ones. */
export function kindWords(kind: string | null, lang: Lang): string | null {
  return kind === null ? null : (KINDS[kind]?.[lang] ?? null);
}

const nowOf = (view: RegionView, id: string): Cell =>
  view.headlines.find(({ indicator }) => indicator.id === id)?.now ?? {
    state: 'not_applicable',
    value: null,
  };

/** The page's finding: a sentence with the number in it, or why there is none. English takes the name as given. */
export function finding(view: RegionView, lang: Lang): string {
  const t = text(lang);
  const { name } = view.region;
  const { current } = view.periods;
  const when = periodName(current.period, lang);
  if (view.outOfScope) return t(`${name}不在本项统计范围`, `${name} is out of scope`);
  const rate = nowOf(view, 'coverage_rate');
  const activities = nowOf(view, 'activities');
  if (activities.state !== 'ok') return t(`${name}${when}未报送`, `${name} did not report for ${when}`);
  if (rate.state !== 'ok')
    return t(
      `${name}${thisPeriod(current.period_type, 'zh')}开展活动${full(activities.value)}场`,
      `${name} held ${full(activities.value)} activities in ${when}`,
    );
  if (rate.value === 0)
    return t(
      `${name}${thisPeriod(current.period_type, 'zh')}还没有社区（村）开展邻里守望活动`,
      `No community in ${name} had an activity in ${when}`,
    );
  return t(
    `${name}${share(rate.value)}的社区（村）${thisPeriod(current.period_type, 'zh')}有邻里守望服务`,
    `${share(rate.value)} of communities and villages in ${name} had a service in ${when}`,
  );
}

/** What stands behind the finding, in two or three sentences. */
export function summary(view: RegionView, lang: Lang): string {
  const t = text(lang);
  const { region, parent, communities } = view;
  if (view.outOfScope)
    return t(
      `全国数字不含台湾省、香港特别行政区、澳门特别行政区。“不在统计范围”不等于0。`,
      `National figures leave out Taiwan, Hong Kong and Macao. Out of scope is not zero.`,
    );
  const activities = nowOf(view, 'activities');
  if (activities.state !== 'ok')
    return t(
      `本期没有单位为${region.name}报送。“未报送”不是0：这里有没有开展活动，从数据中看不出来。其他时期见下表。`,
      `No unit reported for ${region.name} in this period. Not reported is not zero: the data do not say whether there were activities. Other periods stand below.`,
    );
  const rate = nowOf(view, 'coverage_rate');
  const covered = nowOf(view, 'communities_covered');
  const organisations = nowOf(view, 'organisations');
  const before = view.headlines[0]?.before;
  const above = view.headlines[0]?.parent;
  const parts: string[] = [];
  if (rate.state === 'ok') {
    const compared = [
      ...(above?.state === 'ok' && parent ? [againstOther(rate.value - above.value, parent.name, lang)] : []),
      ...(before?.state === 'ok'
        ? [againstOther(rate.value - before.value, t('上一季度', 'in the quarter before'), lang)]
        : []),
    ];
    parts.push(
      t(
        `${full(communities.value ?? 0)}个社区（村）中，${full(covered.value ?? 0)}个有活动${compared.length ? `，覆盖率${compared.join('，')}` : ''}。`,
        `${full(covered.value ?? 0)} of ${full(communities.value ?? 0)} communities and villages had at least one activity${compared.length ? `, a share ${compared.join(' and ')}` : ''}.`,
      ),
    );
  }
  parts.push(
    t(
      `${full(organisations.value ?? 0)}家社会组织参与，开展活动${full(activities.value)}场。`,
      `${full(organisations.value ?? 0)} organisations held ${full(activities.value)} activities.`,
    ),
  );
  return parts.join(lang === 'zh' ? '' : ' ');
}
