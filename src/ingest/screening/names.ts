// Names of persons beside a word for their condition, in a plain text: 低保户张某某, 患者李某, 王某（残疾人）. Chinese does
// not part words, so a name is told by its surname, its length, and what stands behind it.
import type { Found } from './found.ts';
import { COMPOUND_SURNAMES, NOT_NAMES, SURNAMES } from './surnames.ts';

/** Words for people whose condition is nobody's business. Longer ones come before those that they begin with. */
const STATUS =
  '(?:' +
  [
    '(?:城市|农村)?低保(?:边缘|临界)?(?:户|对象|家庭|人员|老人)',
    '低收入(?:户|家庭|人口)',
    '特困(?:供养)?(?:户|对象|人员|老人|家庭|职工)',
    '(?:五保|三无)(?:户|老人|人员|对象)',
    '(?:贫困|困难|脱贫|监测|低保|特困|边缘|受灾|帮扶|救助|包联|建档立卡贫?困?)(?:户|家庭|群众|对象|人员|学生|职工|党员|母亲|妇女)',
    '建档立卡户',
    '(?:重度|肢体|智力|视力|听力|言语|精神|多重|轻度|中度|贫困|困难)?残疾(?:人|者|儿童|老人|青年|学生|妇女|军人)',
    '残障(?:人士|儿童|者)|脑瘫(?:儿童|患儿)|盲人|聋哑人|智障人士|自闭症(?:儿童|患者)',
    '(?:精神障碍|精神病|精神分裂症|抑郁症|癌症|肿瘤|尿毒症|白血病|艾滋病|肺结核|结核病|糖尿病|高血压|慢性?病|重病|大病|新冠|阳性)?(?:患者|病人|感染者|患儿)',
    '(?:独居|空巢|孤寡|高龄|失能|半失能|失独|留守|孤残|困难|特困|五保|失智|患病|残疾|百岁|独居空巢)(?:老人|老年人|老党员)',
    '(?:留守|困境|孤残|流动|事实无人抚养|残疾|贫困|重病|失学|辍学|受助|流浪)(?:儿童|学生|少年|女童|男童|妇女)',
    '孤儿|失独(?:家庭|母亲|父亲)|单亲(?:家庭|妈妈|母亲)',
    '(?:社区)?(?:矫正|社矫)(?:对象|人员)',
    '(?:社区)?(?:戒毒|康复|吸毒|涉毒)(?:康复)?人员',
    '(?:刑满)?(?:刑释|释放|服刑|安置帮教|帮教|解教|假释|缓刑)(?:人员|对象|犯)',
    '(?:信访|上访|缠访|重访)(?:人|户|人员|对象)|当事人|受害人|求助人|求助者|申请人|受助人|受助者|被害人|被救助人',
    '优抚对象|烈属|军烈属|伤残军人|流浪乞讨人员|失业人员|下岗职工|流动人员',
  ].join('|') +
  ')';

/** Who of the person's: 患者家属, 残疾人本人. */
const RELATIVE = '(?:之?(?:家属|亲属|家人|本人|子女|儿子|女儿|母亲|父亲|妻子|丈夫|监护人|遗属))?';
const BESIDE = '(?:[:、, “"(《—·-]|——|是|为|叫|名叫|姓名|姓名:)?';
const COMPOUND = `(?:${COMPOUND_SURNAMES.join('|')})`;
const HAN = '[\\u3400-\\u9fff]';
/** What is written instead of a given name, or said of an elder: 张某某, 李XX, 王奶奶. */
const VEILED = `(?:某[某甲乙丙丁\\u4e00-\\u9fff]?|[XxＸ×*○〇]{1,2}|氏|(?:老)?(?:奶奶|爷爷|大爷|大妈|大娘|大叔|大伯|大婶|大姐|阿姨|叔叔|婆婆|公公|阿婆|阿公|伯伯|女士|先生|同志|师傅|老太太?|老人|同学|小朋友|女儿|母子|母女|夫妇|老伯|老汉|嫂))`;

/** What may stand behind a name: nothing, a mark, a word that speaks of a person or of what is done for one. */
const BEHIND =
  '(?=$|[,。、;:!?. ()《》“”"…—·|/-]|家(?!属|庭|长|政|风|训|园|电|具|暖|人|校|教|国)|一家|全家|家中|家里|夫妇|夫妻|母子|母女|父子|父女|兄弟|姐妹|姐弟|祖孙|老人|老两口|老党员|同志|同学|小朋友|大爷|大妈|大娘|奶奶|爷爷|阿姨|叔叔|女士|先生|' +
  '等\\d|等[一二三四五六七八九十两多人]|等(?:困|群|居|家|老|人)|(?:的|及|和|与|因|患|被|已|在|将|于|到|去|向|由|获|领取|申请|办理|送|上门|入户|住院|出院|就医|就诊|求助|反映|来访|去世|病故|生病|过生日|生日|庆生|理发|剪发|打扫|修|换|购|代|解|联系|开展|进行|提供|实施|落实|慰问|走访|探望|看望|帮扶|募捐|捐款|筹款|救助|圆梦|回访|谈话|谈心|报到|宣告|入矫|解矫|解除|心理|康复|复健|体检|义诊|就业|上学|入学|工作室|事迹|案例|的家))';

const GIVEN = `${HAN}{1,2}?`;
const MINORITY = `${HAN}{2,7}[·•.]${HAN}{2,7}`;

const AFTER_SURNAME = `(?:${VEILED}|${GIVEN}${BEHIND})`;
const NAME = `[${SURNAMES}]${AFTER_SURNAME}|${COMPOUND}${AFTER_SURNAME}|[老小][${SURNAMES}]${BEHIND}`;

/** A name behind a status; it is looked for where the status ends. */
const AFTER = new RegExp(`(${RELATIVE}${BESIDE})(${NAME}|${MINORITY})`, 'y');
const ENDS_IN_STATUS = new RegExp(`${STATUS}$`);
const LONGEST_STATUS = 16;

/** A name before a status: where the text or a clause begins, or behind a word for what is done for a person. */
const BEFORE = new RegExp(
  `(^|[,。、;:!?. ()“”"《》—-]|看望|慰问|走访|探望|探访|帮助|帮扶|关爱|陪伴|照顾|照料|救助|资助|帮|为|给|与|和|对)((?:${COMPOUND}|[${SURNAMES}])(?:${VEILED}|${HAN}{1,2}?))(?:老人|同志|女士|先生|一家|家)?(?: ?[(,、:] ?|系|是|为|—+)${STATUS}`,
  'g',
);

// The patterns are long: a look at two neighbouring characters tells of most texts that they cannot match.
const [ENDS, STARTS, PARTS, BEGINS] = [1, 2, 4, 8];
const marks = new Uint8Array(0x10000);
for (const [characters, mark] of [
  ['户象庭员人者童儿女妇属亲众生士犯工口年妈', ENDS],
  [
    `${SURNAMES}${COMPOUND_SURNAMES.map((name) => name[0]).join('')}之家亲本子儿女母父妻丈监遗老小:、, “"(《—·-是为叫名姓`,
    STARTS,
  ],
  ['(,、:系是为— ', PARTS],
  [
    '低城农特五三贫困脱监边受帮救包建重肢智视听言精多轻中残脑盲聋自癌肿尿白艾肺结糖高慢大新阳患病感独空孤失留半百事单社矫戒吸涉康刑释服安解假缓信上缠当求申被优烈军伤流下辍',
    BEGINS,
  ],
] as const) {
  for (const character of characters) {
    const unit = character.charCodeAt(0);
    marks[unit] = (marks[unit] ?? 0) | mark;
  }
}
const MIDDLE_DOT = '·';

/** Whether a text of surname and given name is a word that merely begins like a name. */
function isWord(name: string): boolean {
  return NOT_NAMES.has(name.slice(0, 2)) && !COMPOUND_SURNAMES.includes(name.slice(0, 2));
}

function surnameOf(name: string): string {
  const two = name.slice(0, 2);
  return COMPOUND_SURNAMES.includes(two) && name.length > 2 ? two : name.slice(0, 1);
}

const foundAt = (name: string, start: number): Found[] =>
  isWord(name) ? [] : [{ kind: 'NAME', start, end: start + name.length, hidden: `${surnameOf(name)}**` }];

/** All names beside a status, in a plain text. */
export function namesIn(text: string): Found[] {
  const found: Found[] = [];
  const hasDot = text.includes(MIDDLE_DOT);
  let isParted = false;
  for (let i = 0; i + 1 < text.length; i++) {
    const mark = marks[text.charCodeAt(i)] as number;
    const next = marks[text.charCodeAt(i + 1)] as number;
    if ((mark & PARTS) !== 0 && (next & BEGINS) !== 0) isParted = true;
    if ((mark & ENDS) !== 0 && (hasDot || (next & STARTS) !== 0)) found.push(...behind(text, i + 1));
  }
  return isParted ? [...found, ...before(text)] : found;
}

function behind(text: string, end: number): Found[] {
  AFTER.lastIndex = end;
  const found = AFTER.exec(text);
  if (found === null || !ENDS_IN_STATUS.test(text.slice(Math.max(0, end - LONGEST_STATUS), end))) return [];
  const [, between = '', name = ''] = found;
  return foundAt(name, end + between.length);
}

const before = (text: string): Found[] =>
  [...text.matchAll(BEFORE)].flatMap(({ 1: lead = '', 2: name = '', index }) =>
    foundAt(name, index + lead.length),
  );
