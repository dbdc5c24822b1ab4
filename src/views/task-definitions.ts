// What the notice means by each task and kind, told in other words. Source: the General Office of the Ministry of
// Civil Affairs' notice on the Neighbourly Care campaign, made public on 8 June 2021, as newspapers reported it.
import type { Text } from '../schema/column.ts';

export const NOTICE: Text = {
  zh: '《民政部办公厅关于推动社会组织开展“邻里守望”关爱行动的通知》（2021年6月8日对外发布），据报道转述',
  en: 'Notice of the General Office of the Ministry of Civil Affairs on the Neighbourly Care campaign of social organisations, made public on 8 June 2021; retold from a newspaper account',
};

const DEFINITIONS: Readonly<Record<string, Text>> = {
  '1': {
    zh: '社会组织，特别是社区社会组织，先弄清社区里低保对象、特困人员、空巢老人、农村留守人员、困境儿童、残疾人等的情况和需要，按自己的力量确定帮助谁、帮什么；用综合包户、结对帮扶、志愿服务等方式，陪伴、照料、关怀、疏导，帮他们融入社区。',
    en: 'Social organisations, above all those of the community, first find out about residents on subsistence allowance, in extreme difficulty, living alone, left behind, about children in difficulty and people with disabilities, and decide whom to help and how. They look after households, pair up and volunteer: company, daily care, humane concern, counselling and help with social inclusion.',
  },
  '2': {
    zh: '围绕居民关心的社区环境、治安、物业、养老、托幼、扶弱、文化、体育等服务，组织一批公益、互助、志愿的民生项目，把家门口的事办好。',
    en: 'Charitable, mutual and voluntary projects for what residents care about in their community: environment, safety, property, care of the elderly and of small children, help for the weak, culture and sports.',
  },
  '3': {
    zh: '发挥社会组织在源头治理上的长处：排查隐患、群防群治，参与调解物业、家庭、邻里和土地承包经营的纠纷，推动化解信访矛盾；协助做好社区矫正、社区戒毒、刑满释放人员帮扶、防灾减灾、卫生健康、精神障碍社区康复等工作。',
    en: 'Dealing with trouble at its source: hazard checks, joint prevention, mediation of disputes about property, in families, between neighbours and over land contracts, settling petition disputes; and assistance in community corrections, drug rehabilitation, help for released prisoners, disaster prevention, health, and rehabilitation for mental disorders.',
  },
  '4': {
    zh: '为低保对象、特困人员、返贫致贫人口、重度残疾人等提供生活和就业帮扶；对农村社会救助家庭里生活不能自理的人作必要的访视、照料；组织村民参与厕所革命、垃圾和污水治理、村容村貌提升；推动移风易俗；在易地扶贫搬迁集中安置社区帮助就业和融入。',
    en: 'Help with living and work for people on subsistence allowance, in extreme difficulty, falling into poverty or with severe disabilities; visits and care for those in assisted rural households who cannot look after themselves; villagers taking part in toilet renewal, waste and sewage treatment and the look of villages; reform of customs; work and inclusion in resettlement communities.',
  },
};

const KINDS: readonly (readonly [readonly string[], Text])[] = [
  [
    ['101', '102', '103', '104', '105', '106'],
    {
      zh: '通知列出的特殊群体之一：先了解情况和需求，再分类帮扶。',
      en: 'One of the groups that the notice names: first find out what they need, then help by kind.',
    },
  ],
  [
    ['201', '202', '203', '204', '205', '206', '207', '208'],
    {
      zh: '通知列出的居民关心的服务之一，以公益、互助、志愿的项目来做。',
      en: 'One of the services that the notice says residents care about, as charitable, mutual or voluntary projects.',
    },
  ],
  [
    ['209', '210'],
    {
      zh: '通知在分类实施里列出的城市重点之一。',
      en: 'Among the priorities that the notice lists for cities.',
    },
  ],
  [
    ['211'],
    {
      zh: '通知要求引导社区社会组织有序参与社区议事协商，找准居民操心、烦心、揪心的事。',
      en: 'The notice asks that social organisations take part in the deliberations of the community, to find what troubles residents.',
    },
  ],
  [
    ['301', '302'],
    {
      zh: '通知要求开展隐患排查和群防群治，把不稳定因素解决在萌芽、化解在基层。',
      en: 'The notice asks for hazard checks and joint prevention, so that trouble is dealt with where it begins.',
    },
  ],
  [
    ['303', '304', '305', '306'],
    {
      zh: '通知列出的四种纠纷之一，由社会组织参与调解。',
      en: 'One of the four kinds of dispute in whose mediation social organisations take part.',
    },
  ],
  [
    ['307'],
    {
      zh: '通知要求推动信访矛盾纠纷化解。',
      en: 'The notice asks that disputes behind petitions be settled.',
    },
  ],
  [
    ['308', '309', '310', '311', '312', '313'],
    {
      zh: '通知要求社会组织协助做好的工作之一。',
      en: 'One of the works in which the notice asks social organisations to assist.',
    },
  ],
  [
    ['401', '402'],
    {
      zh: '通知要求落实农村低收入人口常态化帮扶，为困难的人提供生活、就业帮扶。',
      en: 'The notice asks for standing help to the rural low-income population, with living and work.',
    },
  ],
  [
    ['403'],
    {
      zh: '对农村社会救助家庭里生活不能自理的老年人、未成年人、残疾人，提供必要的访视、照料。',
      en: 'Visits and care for elderly people, minors and people with disabilities in assisted rural households who cannot look after themselves.',
    },
  ],
  [
    ['404', '405', '406'],
    {
      zh: '通知要求因地制宜，组织村民参与。',
      en: 'The notice asks that villagers be brought to take part, as local conditions allow.',
    },
  ],
  [
    ['407'],
    {
      zh: '通知要求红白理事会、乡风文明理事会等在改革婚丧礼仪上发挥作用。',
      en: 'The notice looks to village councils for weddings and funerals to help reform these customs.',
    },
  ],
  [
    ['408', '409'],
    {
      zh: '在易地扶贫搬迁集中安置社区，由社会工作服务机构和志愿服务组织来做。',
      en: 'In communities for resettled people, by social-work agencies and volunteer organisations.',
    },
  ],
];

/** What a task or kind is; undefined where the notice has no words for it. */
export function definitionOf(code: string): Text | undefined {
  return DEFINITIONS[code] ?? KINDS.find(([codes]) => codes.includes(code))?.[1];
}
