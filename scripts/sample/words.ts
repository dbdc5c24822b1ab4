// The words that made-up organisations and activities are named with. Every name carries the sample's mark.

/** Stands at the end of every name and title, so that none is taken for a real one. */
export const SAMPLE_MARK = '（示例）';

export const ORG_WORDS = (
  '晨曦 暖阳 守望 同心 和风 邻里 春雨 阳光 爱心 红叶 萤火 向日葵 连心 百合 清泉 幸福里 小桔灯 益家 敬老 ' +
  '拾光 蒲公英 微光 睦邻 温馨 康乐 青禾 橙风 石榴 常青 手牵手 彩虹 邻家 启明 乐享 安康 家和 美善 红枫 ' +
  '青松 心桥 海棠 朝霞 麦田 益邻 银杏 知心 众帮 和美'
).split(' ');

export const ORG_ENDINGS: Readonly<Record<string, readonly string[]>> = {
  生活服务类: ['便民服务队', '生活服务社', '助老服务中心'],
  公益慈善类: ['公益服务中心', '慈善互助会', '爱心协会'],
  专业调处类: ['调解工作室', '人民调解服务队', '邻里调解室'],
  治保维稳类: ['平安巡防队', '治安志愿队', '群防群治队'],
  枢纽型: ['社会组织服务中心', '社区社会组织联合会'],
  社会工作服务机构: ['社会工作服务中心', '社工服务社'],
  志愿服务组织: ['志愿服务队', '志愿者协会', '志愿服务站'],
  其他: ['互助会', '文体协会'],
};

/** What offices write where the list of categories has no such value. */
export const UNKNOWN_CATEGORIES: Readonly<Record<string, string>> = {
  org_type: '社区自治组织',
  method: '网络服务',
  form: '政策宣传',
  funding: '企业赞助',
  department: '老龄办',
  actor: '物业企业',
};

const COMMITTEE_ENDING = /(社区居民委员会|社区居委会|村民委员会|居民委员会|村委会|居委会)$/u;

/** A community's name without the kind of committee: 通化街社区居委会 → 通化街社区, 姚村村委会 → 姚村. */
export function shortCommunity(name: string): string {
  const ending = COMMITTEE_ENDING.exec(name)?.[0];
  if (ending === undefined || name.length - ending.length < 2) return name;
  const short = name.slice(0, -ending.length);
  const kind = ending.startsWith('村') ? '村' : '社区';
  return short.endsWith(kind) ? short : short + kind;
}
