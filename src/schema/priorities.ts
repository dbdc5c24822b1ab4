// What the notice asks cities and the countryside to do first (its 分类实施), by kinds of task.
import type { Text } from './column.ts';
import type { Area } from './values.ts';

export interface Priority {
  readonly name: Text;
  /** Codes of kinds, none of them sensitive. */
  readonly kinds: readonly string[];
}

/** By the area to which the notice addresses them. */
export const PRIORITIES: Readonly<Record<Exclude<Area, 'all'>, readonly Priority[]>> = {
  urban: [
    {
      name: { zh: '特殊群体关爱', en: 'Vulnerable groups' },
      kinds: ['101', '102', '103', '104', '105', '106'],
    },
    { name: { zh: '物业管理', en: 'Property management' }, kinds: ['203', '303'] },
    { name: { zh: '环境卫生', en: 'Environment and hygiene' }, kinds: ['201', '312'] },
    { name: { zh: '公共安全', en: 'Public safety' }, kinds: ['202', '301', '302'] },
    { name: { zh: '纠纷调解', en: 'Mediation of disputes' }, kinds: ['303', '304', '305', '307'] },
    { name: { zh: '文明劝导', en: 'Civility' }, kinds: ['209'] },
    { name: { zh: '流动人口服务', en: 'Mobile population' }, kinds: ['210'] },
  ],
  rural: [
    {
      name: { zh: '脱贫攻坚成果巩固', en: 'Consolidating poverty alleviation' },
      kinds: ['401', '402', '408', '409'],
    },
    { name: { zh: '农村人居环境改善', en: 'Living environment' }, kinds: ['404', '405', '406'] },
    { name: { zh: '农村留守人员关爱', en: 'People left behind' }, kinds: ['104'] },
    { name: { zh: '乡风文明建设', en: 'Rural civility' }, kinds: ['407'] },
  ],
};
