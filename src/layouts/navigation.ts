// What the header and footer link to: addresses without language prefix, and their names.
import type { Text } from '../schema/column.ts';

export interface Link {
  readonly path: string;
  readonly label: Text;
}

export const SITE_NAME: Text = { zh: '邻里守望数据', en: 'Neighbourly Care Data' };

export const TAGLINE: Text = {
  zh: '社会组织“邻里守望”关爱行动开放统计',
  en: 'Open statistics of the Neighbourly Care campaign of social organisations',
};

export const MAIN_LINKS: readonly Link[] = [
  { path: '/', label: { zh: '总览', en: 'Overview' } },
  { path: '/map/', label: { zh: '地图', en: 'Map' } },
  { path: '/region/', label: { zh: '地区', en: 'Regions' } },
  { path: '/table/', label: { zh: '查表', en: 'Tables' } },
  { path: '/compare/', label: { zh: '对比', en: 'Compare' } },
  { path: '/data/', label: { zh: '数据下载', en: 'Data' } },
  { path: '/sql/', label: { zh: 'SQL工作台', en: 'SQL' } },
  { path: '/check/', label: { zh: '报数自检', en: 'Check a file' } },
  { path: '/stories/', label: { zh: '实践案例', en: 'Stories' } },
  { path: '/about/', label: { zh: '说明', en: 'About' } },
];

export const ACCESSIBILITY: Link = {
  path: '/about/accessibility/',
  label: { zh: '无障碍说明', en: 'Accessibility' },
};

export const SEARCH: Link = { path: '/search/', label: { zh: '搜索', en: 'Search' } };

/** The footer's columns, each with its heading. */
export const FOOTER_COLUMNS: readonly { readonly title: Text; readonly links: readonly Link[] }[] = [
  {
    title: { zh: '数据', en: 'Data' },
    links: [
      { path: '/map/', label: { zh: '地图', en: 'Map' } },
      { path: '/data/', label: { zh: '数据目录', en: 'Catalogue' } },
      { path: '/table/', label: { zh: '查表', en: 'Make a table' } },
      { path: '/compare/', label: { zh: '对比', en: 'Compare' } },
      { path: '/sql/', label: { zh: 'SQL工作台', en: 'SQL workbench' } },
      { path: '/about/corrections/', label: { zh: '更正记录', en: 'Corrections' } },
    ],
  },
  {
    title: { zh: '方法', en: 'Methods' },
    links: [
      { path: '/about/indicators/', label: { zh: '指标解释', en: 'Indicators' } },
      { path: '/about/methods/', label: { zh: '统计方法', en: 'How it is counted' } },
      { path: '/about/privacy/', label: { zh: '保密处理', en: 'Disclosure control' } },
      { path: '/about/quality/', label: { zh: '数据质量', en: 'Data quality' } },
    ],
  },
  {
    title: { zh: '帮助', en: 'Help' },
    links: [
      { path: '/about/reporting/', label: { zh: '报送说明', en: 'Reporting' } },
      { path: '/check/', label: { zh: '报数自检', en: 'Check a file' } },
      ACCESSIBILITY,
      { path: '/about/corrections/', label: { zh: '数字有误，怎么反映', en: 'A number is wrong?' } },
    ],
  },
];

/** Whether the page at `path` belongs to the section that `link` opens; home is its own only. */
export function isWithin(path: string, link: Link): boolean {
  return link.path === '/' ? path === '/' : path.startsWith(link.path);
}
