// Readings of the names of prefectures and counties, gone through by eye: characters that are read in several ways, and
// those that the dictionary reads wrongly.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CHARACTER_READINGS, PLACE_READINGS } from '../../src/views/place-readings.ts';
import { pinyinOf, readingsOf } from '../../src/views/pinyin.ts';

const names = readFileSync(new URL('../../data/reference/regions.csv', import.meta.url), 'utf8')
  .split('\n')
  .slice(1)
  .map((line) => line.split(',')[3] ?? '')
  .filter(Boolean);

test.each([
  ['重庆市', 'chong qing'],
  ['长治市', 'chang zhi'],
  ['长子县', 'zhang zi'],
  ['子长市', 'zi chang'],
  ['闵行区', 'min hang'],
  ['行唐县', 'xing tang'],
  ['朝阳区', 'chao yang'],
  ['乐亭县', 'lao ting'],
  ['乐陵市', 'lao ling'],
  ['乐清市', 'yue qing'],
  ['乐山市', 'le shan'],
  ['民乐县', 'min le'],
  ['乐都区', 'le du'],
  ['六安市', 'lu an'],
  ['六合区', 'lu he'],
  ['六盘水市', 'liu pan shui'],
  ['蚌埠市', 'beng bu'],
  ['蚌山区', 'beng shan'],
  ['亳州市', 'bo zhou'],
  ['台州市', 'tai zhou'],
  ['铅山县', 'yan shan'],
  ['洪洞县', 'hong tong'],
  ['洞头区', 'dong tou'],
  ['尉犁县', 'yu li'],
  ['尉氏县', 'wei shi'],
  ['荥经县', 'ying jing'],
  ['荥阳市', 'xing yang'],
  ['大埔县', 'da bu'],
  ['黄埔区', 'huang pu'],
  ['番禺区', 'pan yu'],
  ['吐鲁番市', 'tu lu fan'],
  ['单县', 'shan xian'],
  ['莘县', 'shen xian'],
  ['曾都区', 'zeng du'],
  ['解放区', 'jie fang'],
  ['东阿县', 'dong e'],
  ['涡阳县', 'guo yang'],
  ['涪陵区', 'fu ling'],
  ['酉阳土家族苗族自治县', 'you yang'],
  ['繁峙县', 'fan shi'],
  ['柏乡县', 'bai xiang'],
  ['万柏林区', 'wan bai lin'],
  ['隆尧县', 'long yao'],
  ['井陉县', 'jing xing'],
  ['蔚县', 'yu xian'],
  ['藁城区', 'gao cheng'],
  ['嵊泗县', 'sheng si'],
  ['歙县', 'she xian'],
  ['黟县', 'yi xian'],
  ['枞阳县', 'zong yang'],
  ['克什克腾旗', 'ke shi ke teng'],
  ['塔什库尔干塔吉克自治县', 'ta shi ku er gan'],
  ['什邡市', 'shi fang'],
  ['珲春市', 'hun chun'],
  ['调兵山市', 'diao bing shan'],
  ['大箐山县', 'da qing shan'],
  ['穆棱市', 'mu ling'],
  ['召陵区', 'shao ling'],
  ['南召县', 'nan zhao'],
  ['龙圩区', 'long xu'],
  ['红寺堡区', 'hong si bu'],
  ['吴堡县', 'wu bu'],
  ['黄陂区', 'huang pi'],
  ['泌阳县', 'bi yang'],
  ['浚县', 'xun xian'],
  ['柞水县', 'zha shui'],
  ['宕昌县', 'tan chang'],
  ['犍为县', 'qian wei'],
  ['筠连县', 'jun lian'],
  ['莎车县', 'sha che'],
  ['东莞市', 'dong guan'],
  ['厦门市', 'xia men'],
  ['西藏自治区', 'xi zang'],
  ['盱眙县', 'xu yi'],
  ['昆都仑区', 'kun du lun'],
])('%s is read %s', (name, reading) => {
  expect(names).toContain(name);
  expect(`${pinyinOf(name)} `.startsWith(`${reading} `), pinyinOf(name)).toBe(true);
});

test('each name of the register is read whole', () => {
  const unread = names.filter(
    (name) =>
      pinyinOf(name).split(' ').length !== [...name].filter((one) => /\p{Script=Han}/u.test(one)).length,
  );
  expect(unread).toEqual([]);
});

test('a place’s reading has a syllable for each character; a character’s readings differ', () => {
  for (const [name, reading] of Object.entries(PLACE_READINGS))
    expect(reading.split(' ').length, name).toBe([...name].length);
  for (const [character, readings] of Object.entries(CHARACTER_READINGS)) {
    expect([...character].length, character).toBe(1);
    expect(new Set(readings.split(' ')).size, character).toBe(readings.split(' ').length);
    expect(readings, character).toMatch(/^[a-z]+( [a-z]+)+$/);
  }
});

test('a character is found by each of its readings, one that is not known by none', () => {
  const readings = readingsOf(['乐㘵（']);
  expect(readings.get('乐')).toEqual(['le', 'yue', 'lao']);
  expect([...readings.keys()]).toEqual(['乐']);
});
