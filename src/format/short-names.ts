// Short names of regions, for labels inside maps: `湘西土家族苗族自治州` is 湘西州 there, `城步苗族自治县` 城步.

/** Names of peoples as they stand in names of autonomous regions; longer ones before their beginnings. */
const PEOPLES =
  '蒙古族|蒙古|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|朝鲜|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|哈萨克|傣族|黎族|' +
  '傈僳族|佤族|畲族|高山族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族|达斡尔|仫佬族|羌族|布朗族|撒拉族|毛南族|' +
  '仡佬族|锡伯|阿昌族|普米族|塔吉克|怒族|乌孜别克|俄罗斯族|鄂温克族|鄂温克|德昂族|保安族|裕固族|京族|塔塔尔|独龙族|鄂伦春|' +
  '赫哲族|门巴族|珞巴族|基诺族|各族';
const AUTONOMOUS = new RegExp(`(?:${PEOPLES})+自治(州|县|旗)$`);

const UNITS = /(?:特别行政区|自治区|地区|林区|特区|省|市|县|区|盟)$/;
const PROVINCE_PEOPLES = /(?:壮族|回族|维吾尔)$/;

/** The name of a region as a label has room for: without its kind of unit where two characters remain. */
export function shortName(name: string): string {
  const autonomous = name.replace(AUTONOMOUS, (_, unit: string) => (unit === '州' ? '州' : ''));
  if (autonomous !== name && autonomous.length >= 2) return autonomous;
  const plain = name.replace(UNITS, '').replace(PROVINCE_PEOPLES, '');
  return plain.length >= 2 ? plain : name;
}
