// Cells of the counting tables that are shown and must not be: small counts, children, ratings of one side, small rests.
import type { Text } from '../../src/schema/column.ts';
import type { Campaign } from './cells.ts';
import { cellName, rowName } from './cells.ts';
import type { Finding } from './finding.ts';
import type { Setting } from './persons.ts';
import { isHiddenChildren, isPersons, tooFew } from './persons.ts';
import type { Published } from './published.ts';
import { SHAPES } from './published.ts';
import { HIDDEN, MEASURE_NOT_REPORTED } from './states.ts';
import { DISSATISFIED } from './thresholds.ts';

const isFew = (value: number, limit: number): boolean => value >= 1 && value < limit;

/** What a release shows and must not. `folder` stands before the name of a file: empty, or `releases/<id>/`. */
export function shownFindings(campaign: Campaign, setting: Setting, folder: string): Finding[] {
  return campaign.tables.flatMap((table) => {
    const file = `${folder}${table.table}.parquet`;
    const found: Finding[] = [];
    const name = (row: number, measure: number): string => cellName(campaign, { table, row, measure });
    const note = (cell: string, why: Text): void => void found.push({ file, cell, why });
    for (const { row, status } of table.contradictory) {
      note(`${table.table} ${rowName(campaign, table, row)}`, {
        zh: `状态与数值不符：${status}`,
        en: `the status does not fit the values: ${status}`,
      });
    }
    for (let row = 0; row < table.rows; row += 1) {
      const limit = tooFew(setting, table, row);
      const isChildren = isHiddenChildren(setting, table, row);
      table.values.forEach((values, measure) => {
        const value = values[row] as number;
        // A register may lack a group whoever was served.
        const isOfServed = SHAPES[table.table].measures[measure] !== 'target_people';
        if (isChildren && isOfServed && table.states[measure]?.[row] === MEASURE_NOT_REPORTED) {
          note(name(row, measure), {
            zh: '儿童类对象在县级，或在市级的季度，写未报送等于说有记录，应当写隐去',
            en: "a children's group at a county, or at a prefecture in a quarter: not reported tells that there are records",
          });
        }
        if (Number.isNaN(value)) return;
        if (isChildren) {
          note(name(row, measure), {
            zh: '儿童类对象在县级，或在市级的季度，不公布',
            en: "a children's group at a county, or at a prefecture in a quarter",
          });
        } else if (isPersons(setting, table, row, measure) && isFew(value, limit)) {
          note(name(row, measure), {
            zh: `少于${limit}：${value}`,
            en: `under ${limit}: ${value}`,
          });
        }
      });
    }
    return [
      ...found,
      ...(table.table === 'outcomes' ? ratings(campaign, table, file) : []),
      ...rests(campaign, setting, table, file),
      ...(table.table === 'targets' ? twins(campaign, table, file) : []),
    ];
  });
}

function ratings(campaign: Campaign, table: Published, file: string): Finding[] {
  const { measures } = SHAPES[table.table];
  const [raters, satisfied] = [measures.indexOf('raters'), measures.indexOf('satisfied')];
  const found: Finding[] = [];
  for (let row = 0; row < table.rows; row += 1) {
    const [all, content] = [raters, satisfied].map((measure) => table.values[measure]?.[row] as number) as [
      number,
      number,
    ];
    const cell = cellName(campaign, { table, row, measure: satisfied });
    if (isFew(all - content, DISSATISFIED)) {
      const why = {
        zh: `不满意的只有${all - content}人`,
        en: `only ${all - content} dissatisfied`,
      };
      found.push({ file, cell, why });
    }
    const isHalf = [raters, satisfied].some((measure) => table.states[measure]?.[row] === HIDDEN);
    if (isHalf && Number.isNaN(all) !== Number.isNaN(content)) {
      found.push({
        file,
        cell,
        why: {
          zh: '评价人数与满意人数只隐去一个',
          en: 'of raters and satisfied only one is hidden',
        },
      });
    }
  }
  return found;
}

/** Where a group and one that is part of it are both shown, those of the one who are not of the other are few. */
function rests(campaign: Campaign, setting: Setting, table: Published, file: string): Finding[] {
  const { lists } = campaign;
  const found: Finding[] = [];
  for (const [whole, part] of lists.subgroups) {
    const [wholeGroup = -1, partGroup = -1] = [whole, part].map((code) => lists.groups.index.get(code));
    for (let row = 0; row < table.rows; row += 1) {
      if (table.group[row] !== partGroup) continue;
      const place = [table.region, table.period, table.task].map((column) => column[row] as number);
      const of = table.rowAt(place[0] as number, place[1] as number, place[2] as number, wholeGroup);
      if (of < 0) continue;
      table.values.forEach((values, measure) => {
        const rest = (values[of] as number) - (values[row] as number);
        if (!isFew(rest, tooFew(setting, table, row))) return;
        found.push({
          file,
          cell: cellName(campaign, { table, row, measure }),
          why: {
            zh: `${whole}减去${part}只有${rest}`,
            en: `${whole} less ${part} is only ${rest}`,
          },
        });
      });
    }
  }
  return found;
}

/** `first_time` stands in two tables: what one hides the other must not show, and both must say the same. */
function twins(campaign: Campaign, targets: Published, file: string): Finding[] {
  const outcomes = campaign.tables.find(({ table }) => table === 'outcomes');
  if (outcomes === undefined) return [];
  const [own, other] = [targets, outcomes].map(({ table }) => SHAPES[table].measures.indexOf('first_time'));
  const all = campaign.lists.tasks.index.get('all') ?? -1;
  const found: Finding[] = [];
  for (let row = 0; row < targets.rows; row += 1) {
    const place = [targets.region, targets.period, targets.group].map((column) => column[row] as number);
    const twin = outcomes.rowAt(place[0] as number, place[1] as number, all, place[2] as number);
    if (twin < 0) continue;
    const here = targets.values[own as number]?.[row] as number;
    const there = outcomes.values[other as number]?.[twin] as number;
    const isHidden =
      targets.states[own as number]?.[row] === HIDDEN || outcomes.states[other as number]?.[twin] === HIDDEN;
    const isOneShown = Number.isNaN(here) !== Number.isNaN(there);
    if (isOneShown ? !isHidden : here === there || Number.isNaN(here)) continue;
    found.push({
      file,
      cell: cellName(campaign, { table: targets, row, measure: own as number }),
      why: isOneShown
        ? {
            zh: '与outcomes表的同一个数，一处公布一处隐去',
            en: 'the same figure in outcomes: shown in one, hidden in the other',
          }
        : {
            zh: `outcomes表的同一个数是${there}，这里是${here}`,
            en: `the same figure in outcomes is ${there}, here ${here}`,
          },
    });
  }
  return found;
}
