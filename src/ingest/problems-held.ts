// The problems for which a row is held back until a person decides. Personal data are for the office to take out; what
// the negative list hits may have been approved.
import type { Problem } from './problem-kinds.ts';
import { held, rejected } from './problem-kinds.ts';
import type { HeldCode } from './screening/held.ts';

function personal(zh: string, en: string): Problem {
  return rejected(
    [
      `有${zh}`,
      `{column}里像是有${zh}：“{value}”（已遮盖）。`,
      '请删去再交，编号不变；确不是个人信息的，请告诉主办单位，由那里登记放行。',
    ],
    [
      `There is ${en}`,
      `{column} seems to have ${en}: "{value}" (masked).`,
      'Take it out and hand the row in again under its id; where it is no personal data, tell the publisher, who can release the row.',
    ],
  );
}

type PersonalCode = Extract<HeldCode, `PII_${string}`>;
type NegativeCode = Exclude<HeldCode, PersonalCode>;

export const PERSONAL_DATA_PROBLEMS: Readonly<Record<PersonalCode, Problem>> = {
  PII_ID_NUMBER: personal('证件号码', 'the number of an identity document'),
  PII_PHONE: personal('电话号码', 'a telephone number'),
  PII_BANK_CARD: personal('银行卡号', 'the number of a bank card'),
  PII_EMAIL: personal('电子邮箱或微信、QQ号', 'an e-mail address or a messenger account'),
  PII_PLATE: personal('车牌号', 'a number plate'),
  PII_ADDRESS: personal('住户的门牌', 'the address of a dwelling'),
  PII_NAME: personal('特定对象的姓名', 'the name of a person in a special condition'),
};

function negative(rule: number): Problem {
  return held(
    [
      `负面清单第${rule}条`,
      `{column}“{value}”可能触及评选评奖负面清单{more}。`,
      '等主办单位决定。不是评选表彰的，或者已经批准的，请把说明、批准文号告诉主办单位；违规的不要报送。',
    ],
    [
      `Rule ${rule} of the negative list`,
      `{column} "{value}" may touch the negative list for awards, {more}.`,
      'The publisher decides. Where it is no award, or was approved, send the publisher the reason or the approval number; what breaks the rules is not handed in.',
    ],
  );
}

export const HELD_PROBLEMS: Readonly<Record<NegativeCode, Problem>> = {
  HELD_1: negative(1),
  HELD_2: negative(2),
  HELD_3: negative(3),
  HELD_4: negative(4),
  HELD_5: negative(5),
  HELD_6: negative(6),
  HELD_7: negative(7),
  HELD_8: negative(8),
  HELD_9: negative(9),
  HELD_10: negative(10),
  HELD_11: negative(11),
};
