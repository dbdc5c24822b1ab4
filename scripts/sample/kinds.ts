// What the activities of each kind of task are like: how common, for whom, how many people, held by whom, called what.

export interface KindProfile {
  readonly popularity: number;
  /** The median of the people in an outcome's row. */
  readonly people: number;
  readonly orgTypes: readonly string[];
  readonly groups: readonly WeightedGroup[];
  readonly words: readonly string[];
}

export type WeightedGroup = readonly [code: number, weight: number];

const ORG_TYPES: Readonly<Record<string, readonly string[]>> = {
  care: ['公益慈善类', '志愿服务组织', '社会工作服务机构'],
  service: ['生活服务类', '志愿服务组织', '枢纽型'],
  safety: ['治保维稳类', '志愿服务组织'],
  mediation: ['专业调处类'],
  'social-work': ['社会工作服务机构'],
  volunteers: ['志愿服务组织'],
  hub: ['枢纽型'],
  health: ['志愿服务组织', '生活服务类'],
  jobs: ['社会工作服务机构', '生活服务类'],
  customs: ['志愿服务组织', '枢纽型'],
};

/** kind | popularity | people | organisations | group:weight … | words for titles … */
const TABLE = `
101 | 1.6 | 9 | care | 11:7 42:2 12:1 | 低保家庭走访慰问 困难家庭送温暖 低保户微心愿认领
102 | 1.2 | 6 | care | 12:7 13:1 31:1 | 特困老人上门照料 特困人员生活帮扶 分散供养人员探访
103 | 3.2 | 11 | care | 13:9 12:1 23:2 | 空巢老人陪伴 独居老人探访 老人健康义诊 为老人理发 长者集体生日会
104 | 1.5 | 12 | care | 21:5 22:2 23:4 | 留守儿童课后陪伴 留守老人关爱 留守妇女技能课堂
105 | 1.1 | 8 | social-work | 24:7 21:2 | 困境儿童结对陪伴 儿童心理关爱小组 困境儿童学习辅导
106 | 1.3 | 9 | care | 31:6 311:3 | 残疾人居家服务 残疾人手工课堂 助残出行服务
201 | 2.2 | 30 | service | 61:8 51:1 13:1 | 社区环境清洁 楼道清理 垃圾分类宣传 花园共建
202 | 1.1 | 28 | safety | 61:8 51:2 | 社区治安巡逻 防诈骗宣传 夜间守望巡查
203 | 0.8 | 22 | service | 61:9 13:1 | 物业服务恳谈 小区停车共治 老旧小区设施维护
204 | 1.4 | 18 | service | 13:4 61:4 23:2 | 居家养老助餐 长者健康讲座 适老化服务进家门
205 | 0.8 | 16 | service | 61:6 24:1 51:2 21:1 | 四点半课堂 暑期托管 亲子阅读
206 | 0.8 | 10 | care | 11:3 31:3 12:2 24:1 | 爱心物资发放 困难群众帮扶 爱心衣橱
207 | 1.6 | 34 | service | 61:8 13:2 51:1 | 邻里文化节 社区文艺演出 书法课堂 传统手工体验
208 | 0.9 | 26 | service | 61:9 13:1 | 邻里趣味运动会 健步走 太极拳晨练
209 | 1.2 | 32 | volunteers | 61:9 51:1 | 文明出行劝导 文明养犬宣传 文明餐桌宣传
210 | 0.9 | 20 | service | 51:8 61:2 | 流动人口服务进社区 外来务工人员政策咨询 新市民融入
211 | 0.8 | 18 | hub | 61:9 51:1 | 居民议事会 楼栋协商 社区微项目讨论
301 | 1.2 | 24 | safety | 61:7 13:3 | 消防隐患排查 用电用气安全检查 楼道安全巡查
302 | 0.9 | 26 | safety | 61:9 51:1 | 邻里联防 群防群治巡逻 平安宣传
303 | 0.6 | 7 | mediation | 61:9 | 物业纠纷调解 物业矛盾协商
304 | 0.6 | 4 | mediation | 61:7 22:2 | 家庭纠纷调解 家庭关系疏导
305 | 0.8 | 5 | mediation | 61:8 51:2 | 邻里纠纷调解 邻里和谐座谈
306 | 0.5 | 6 | mediation | 61:8 42:1 | 土地承包纠纷调解 承包地边界协商
307 | 0.35 | 5 | mediation | 61:8 11:1 | 信访矛盾化解 群众诉求面对面
308 | 1 | 5 | social-work | 91:1 | 社区矫正帮教 法治学习小组
309 | 0.7 | 4 | social-work | 92:1 | 社区戒毒康复帮扶 健康生活小组
310 | 0.7 | 4 | social-work | 93:1 | 安置帮教走访 回归社会就业辅导
311 | 0.9 | 30 | safety | 61:8 13:1 23:1 | 防灾减灾演练 防汛知识宣传 应急救护培训
312 | 1.5 | 28 | health | 61:6 13:3 31:1 | 健康义诊 疫情防控志愿服务 健康知识讲座
313 | 0.9 | 5 | social-work | 94:1 | 社区康复小组 居家康复指导
401 | 1.4 | 9 | care | 42:6 11:3 41:2 12:1 311:1 | 农村低收入户帮扶 防返贫走访 产业帮扶到户
402 | 1 | 18 | jobs | 42:4 61:4 41:2 31:1 | 就业技能培训 岗位推介 手工编织培训
403 | 1.1 | 7 | care | 12:3 13:3 23:3 311:2 24:1 | 失能老人访视 居家照料服务 定期探访
404 | 0.7 | 20 | service | 61:8 42:2 | 户厕改造入户宣传 改厕互助
405 | 1.2 | 28 | service | 61:9 42:1 | 生活垃圾清理 河道清洁 污水治理宣传
406 | 1.1 | 28 | service | 61:9 42:1 | 庭院美化 村道绿化 村容村貌整治
407 | 1 | 30 | customs | 61:9 42:1 | 红白理事会议事 移风易俗宣讲 喜事新办倡议
408 | 0.4 | 18 | social-work | 42:5 41:2 61:3 | 安置社区就业帮扶 安置点岗位对接
409 | 0.4 | 22 | social-work | 61:5 42:3 13:2 | 安置社区融入小组 新邻居见面会
`;

const OTHER_KIND: KindProfile = {
  popularity: 0.5,
  people: 12,
  orgTypes: ['其他'],
  groups: [[61, 1]],
  words: ['邻里守望服务'],
};

/** Groups that may be served beside a kind's own. */
export const OTHER_GROUPS = groupsFromText('61:5 13:2 11:1 31:1 51:1');

const PROFILES = new Map(TABLE.trim().split('\n').map(profileFromLine));

/** The profile of a kind's code; a kind that the table lacks has a plain one. */
export function profileOfKind(code: number): KindProfile {
  return PROFILES.get(code) ?? OTHER_KIND;
}

function profileFromLine(line: string): readonly [code: number, profile: KindProfile] {
  const [code = '', popularity = '', people = '', organisations = '', groups = '', words = ''] =
    line.split(' | ');
  const orgTypes = ORG_TYPES[organisations];
  if (orgTypes === undefined) throw new Error(`unknown organisations: ${line}`);
  return [
    Number(code),
    {
      popularity: Number(popularity),
      people: Number(people),
      orgTypes,
      groups: groupsFromText(groups),
      words: words.split(' '),
    },
  ];
}

function groupsFromText(text: string): readonly WeightedGroup[] {
  return text.split(' ').map((pair) => {
    const [code = '', weight = ''] = pair.split(':');
    return [Number(code), Number(weight)];
  });
}
