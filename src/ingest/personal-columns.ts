// Header cells whose name says that the column holds personal data: no table has such a column, and no office should
// send one.
import { headerKey } from './header.ts';

const PERSONAL =
  /姓名|名字|联系人|户主|身份|证件|护照|电话|手机|联系方式|微信|qq|邮箱|邮件|住址|家庭地址|户籍|详细地址|门牌|出生|生日|年龄|银行卡|卡号|账号|车牌|病历|病情|诊断|病名|疾病|残疾证|罪名|案由|案情|监护人|照片|人脸|指纹|民族|宗教|(?:^|[_ -])(?:id_?card|id_?number|passport|phone|mobile|tel|email|e-?mail|address|birth\w*|full_?name|first_?name|last_?name)(?:$|[_ -])/;
/** Words in which one of these says something else. */
const HARMLESS = /电话数|名字数|身份证明数|人数|次数|平均年龄|年龄段|年龄组/;

/** Whether a header cell names personal data. */
export function isPersonalColumn(cell: string): boolean {
  const key = headerKey(cell);
  return PERSONAL.test(key) && !HARMLESS.test(key);
}
