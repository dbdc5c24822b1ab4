// What a state's figure says: title, unit and scope, notes, why there is no map, and what is heard before the drawing.
import type { Cell } from '../../format/cell.ts';
import { text } from '../../format/language.ts';
import type { MapRegion } from '../../format/map-files.ts';
import { day, periodName } from '../../format/periods.ts';
import { unitsBelow } from '../../format/regions.ts';
import { NATION } from '../../schema/values.ts';
import type { MapData } from './data.ts';
import { periodOf, type MapSetting } from './setting.ts';
import { nameOfArea, nameOfGroup, nameOfTask, type MapState } from './state.ts';

/** The period in words; townships count from the beginning to its end. */
export function whenOf({ level, period }: MapState, setting: MapSetting): string {
  const { lang } = setting;
  if (level !== 'township') return periodName(period, lang);
  const until = day(periodOf(setting, period).last_day, lang);
  return lang === 'zh' ? `累计到${until}` : `up to ${until}`;
}

/** Where and what the figure is, and when. */
export function titleOf(state: MapState, setting: MapSetting, data: MapData): string {
  const t = text(setting.lang);
  const region = data.region(state.region);
  const levels = new Set(data.units(state.region, state.level).map(({ level }) => level));
  const units =
    state.level === 'county' && region?.level === 'province' && data.hasPrefectures(state.region)
      ? { zh: '各县（市、区）', en: 'Counties' }
      : unitsBelow(state.region, region?.level ?? 'nation', levels.has('prefecture') && levels.has('county'));
  const { label } = state.indicator;
  const place = state.region === NATION ? '' : (region?.name ?? '');
  const when = whenOf(state, setting);
  return t(
    `${place}${units.zh}${label.zh}，${when}`,
    `${units.en}${place && ` of ${place}`}: ${label.en}, ${when}`,
  );
}

/** What the figure is of, after its title. */
export function subtitleOf(state: MapState, setting: MapSetting): string {
  const t = text(setting.lang);
  const { indicator } = state;
  const parts = [
    nameOfTask(setting, state.task),
    indicator.table === 'coverage' ? nameOfArea(setting, state.area) : nameOfGroup(setting, state.group),
  ];
  const scope = parts.join(t('，', ', '));
  const started = scope.slice(0, 1).toUpperCase() + scope.slice(1);
  return `${t('单位：', 'Unit: ')}${t(indicator.unit)}${t('。', '. ')}${started}${t('。', '.')}`;
}

/** Why there is no map of a state; null where there is one. */
export function withoutMap(state: MapState, setting: MapSetting, data: MapData): string | null {
  const t = text(setting.lang);
  if (setting.imprint === null) return t('本站没有配置底图。', 'This site has no base map.');
  if (state.level === 'township')
    return t('乡镇（街道）没有边界数据。', 'There are no boundaries of townships.');
  if (state.indicator.kind === 'count')
    return t(
      '数量不画在地图上：面积大的地方看起来总是多。',
      'Counts are not drawn on maps: large areas would always look like more.',
    );
  if (data.outlines(state.region, state.level) === null)
    return t('底图里没有这里的边界。', 'The base map has no boundaries here.');
  return null;
}

/** What a reader has to know; `unmapped` are units without a shape, `joined` the names of each lot drawn as one. */
export function notesOf(
  state: MapState,
  setting: MapSetting,
  unmapped: readonly MapRegion[],
  joined: readonly string[],
): string[] {
  const t = text(setting.lang);
  const notes: string[] = [];
  if (state.level === 'township')
    notes.push(
      t(
        '有过活动的社区（村）÷全部社区（村），从有数据的第一个月累计；只报到乡镇或县的活动不计入。',
        'Communities ever reached ÷ all of them, from the first month with data; activities reported only to a township or county are not counted.',
      ),
    );
  else if (state.indicator.kind === 'share')
    notes.push(
      t(
        '社区覆盖率＝有活动的社区（村）÷全部社区（村）。分组各时期不变，按未四舍五入的数值。',
        'Coverage = communities and villages with at least one activity ÷ all of them. Classes stay the same over time and use unrounded values.',
      ),
    );
  if (state.indicator.id === 'organisations')
    notes.push(t('社会组织去重，不能相加。', 'Organisations are distinct and do not add up.'));
  if (state.indicator.id === 'people')
    notes.push(
      t('按活动累计：参加两场计两次，不等于人数。', 'Summed over activities: not a number of persons.'),
    );
  if (state.task === 'all' || state.task === '3')
    notes.push(
      t('不含四个敏感小类和四类敏感对象。', 'Four sensitive kinds and four sensitive groups are left out.'),
    );
  if (unmapped.length)
    notes.push(
      t(
        `未落图：${unmapped.map(({ name }) => name).join('、')}，数值见表。`,
        `Not on the map: ${unmapped.map(({ name }) => name).join(', ')}; see the table.`,
      ),
    );
  if (joined.length)
    notes.push(
      t(`${joined.join('；')}合画一块，占比合并计算。`, `Drawn and counted as one: ${joined.join('; ')}.`),
    );
  return notes;
}

/** What the drawing says to people who hear it, before they walk through it. */
export function descriptionOf(cells: readonly Cell[], { indicator }: MapState, setting: MapSetting): string {
  const t = text(setting.lang);
  const values = cells.flatMap((cell) => (cell.state === 'ok' ? [cell.value] : []));
  const others = cells.length - values.length;
  if (values.length === 0)
    return t(`${cells.length}个单位，都没有数值。`, `${cells.length} units, none with a value.`);
  const [least, most] = [Math.min(...values), Math.max(...values)].map(indicator.format);
  return t(
    `${cells.length}个单位，${values.length}个有数值，在${least}到${most}之间；${others}个没有数值，原因见表。`,
    `${cells.length} units, ${values.length} with values from ${least} to ${most}; ${others} without, for reasons that the table gives.`,
  );
}
