// Which parts of a choice no release has, why, and the nearest choices that exist.
import { BY_GROUP, BY_PERIOD, BY_TASK, planLineWords } from '../format/plan-words.ts';
import { AREA_LABELS, LEVEL_LABELS, type Area, type Level, type PeriodType } from '../schema/values.ts';
import { levelOf, type RegionTree } from '../search/region-index.ts';
import { membersIn, tableOf, taskLevel, type Catalog, type TaskLevel } from './catalog.ts';
import type { Choice } from './choice.ts';
import { periodsOfType, typeOfPeriod } from './period-keys.ts';
import { isPlanned, KIND_PARTS, nearestKinds, type CellKind, type KindPart } from './plan.ts';
import { codesOfPicks } from './regions-chosen.ts';
import { breakdownSummary, periodsSummary, regionsSummary } from './title.ts';

/** The kinds of cell that a choice asks for. */
export function kindsAsked(choice: Choice, catalog: Catalog, tree: RegionTree): CellKind[] {
  const table = tableOf(catalog, choice.table);
  const has = (breakdown: 'task' | 'group' | 'area') => table.breakdowns.includes(breakdown);
  const levels = new Set(codesOfPicks(choice.regions, tree).map(levelOf));
  const types = new Set(choice.periods.map(typeOfPeriod));
  const tasks = new Set(has('task') ? choice.by.task.map(taskLevel) : ['' as const]);
  const groups = new Set(
    has('group') ? choice.by.group.map((code) => (code === 'all' ? 'all' : 'group')) : [''],
  );
  const areas = new Set(has('area') ? choice.by.area : ['']);
  return [...levels].flatMap((level) =>
    [...types].flatMap((type) =>
      [...tasks].flatMap((task) =>
        [...groups].flatMap((group) => [...areas].map((area) => ({ level, type, task, group, area }))),
      ),
    ),
  );
}

/** Of these, the kinds that the release plan does not have. */
export function kindsMissing(choice: Choice, catalog: Catalog, tree: RegionTree): CellKind[] {
  const { plan } = tableOf(catalog, choice.table);
  return kindsAsked(choice, catalog, tree).filter((kind) => !isPlanned(plan, kind));
}

/** A kind of cell in words: `县级、按月、分四类任务、农村社区（村委会）`. */
export function kindWords({ level, type, task, group, area }: CellKind, catalog: Catalog): string {
  const { lang } = catalog;
  const words = [
    LEVEL_LABELS[level as Level][lang],
    BY_PERIOD[type as PeriodType][lang],
    task === '' ? '' : BY_TASK[task as TaskLevel][lang],
    group === '' ? '' : BY_GROUP[group === 'all' ? 'all' : 'group'][lang],
    area === '' ? '' : AREA_LABELS[area as Area][lang],
  ].filter(Boolean);
  return words.join(lang === 'zh' ? '、' : ', ');
}

/** The choice with one part moved from one kind of cell to another; as it is where the release has nothing there. */
function moved(
  choice: Choice,
  part: KindPart,
  from: CellKind,
  to: CellKind,
  catalog: Catalog,
  tree: RegionTree,
): Choice {
  const table = tableOf(catalog, choice.table);
  if (part === 'type') {
    const leaving = choice.periods.filter((key) => typeOfPeriod(key) === from.type);
    const arriving = periodsOfType(leaving, to.type as PeriodType, catalog.periods);
    const staying = choice.periods.filter((key) => !leaving.includes(key));
    const wanted = new Set([...staying, ...arriving]);
    return {
      ...choice,
      periods: catalog.periods.map(({ period }) => period).filter((key) => wanted.has(key)),
    };
  }
  if (part === 'level') {
    const codes = codesOfPicks(choice.regions, tree);
    const order = ['nation', 'province', 'prefecture', 'county'];
    const up = (code: string): string => {
      const above = tree.parent(code)?.code;
      return above === undefined || order.indexOf(levelOf(code)) <= order.indexOf(to.level)
        ? code
        : up(above);
    };
    const regions = [...new Set(codes.map((code) => (levelOf(code) === from.level ? up(code) : code)))];
    return { ...choice, regions: regions.sort() };
  }
  const members = membersIn(catalog, table, part).map(({ code }) => code);
  const is = (code: string, kind: CellKind) =>
    (part === 'task' ? taskLevel(code) : part === 'group' ? (code === 'all' ? 'all' : 'group') : code) ===
    kind[part];
  const leaving = choice.by[part].filter((code) => is(code, from));
  const arriving = members.filter(
    (code) =>
      is(code, to) &&
      (part !== 'task' ||
        leaving.includes('all') ||
        code === 'all' ||
        leaving.some((own) => own[0] === code[0])),
  );
  const wanted = new Set([...choice.by[part].filter((code) => !leaving.includes(code)), ...arriving]);
  return { ...choice, by: { ...choice.by, [part]: members.filter((code) => wanted.has(code)) } };
}

/** Moves a choice, one missing kind after the other, until everything that it asks for exists. */
function mended(choice: Choice, place: number, catalog: Catalog, tree: RegionTree): Choice | undefined {
  let found = choice;
  for (let turn = 0; turn < 24; turn += 1) {
    const [missing] = kindsMissing(found, catalog, tree);
    if (!missing) return found;
    const nearest = nearestKinds(tableOf(catalog, choice.table).plan, missing);
    const to = nearest[place] ?? nearest[0];
    if (!to) return undefined;
    for (const part of KIND_PARTS) {
      if (missing[part] !== to[part]) found = moved(found, part, missing, to, catalog, tree);
    }
  }
  return undefined;
}

export interface Offer {
  readonly choice: Choice;
  /** What changes: `2022年第一季度；全部任务`. */
  readonly text: string;
}

/** The nearest choices of which everything exists: at most two. */
export function nearestChoices(choice: Choice, catalog: Catalog, tree: RegionTree): Offer[] {
  const offers = [0, 1].flatMap((place) => {
    const found = mended(choice, place, catalog, tree);
    if (!found || found.periods.length === 0 || found.regions.length === 0) return [];
    const changes = [
      found.regions.join() === choice.regions.join() ? '' : regionsSummary(found, catalog, tree),
      found.periods.join() === choice.periods.join() ? '' : periodsSummary(found, catalog),
      ...(['task', 'group', 'area'] as const).map((breakdown) =>
        found.by[breakdown].join() === choice.by[breakdown].join()
          ? ''
          : breakdownSummary(found, breakdown, catalog),
      ),
    ].filter(Boolean);
    return changes.length === 0
      ? []
      : [{ choice: found, text: changes.join(catalog.lang === 'zh' ? '；' : '; ') }];
  });
  return offers.filter(({ text }, index) => offers.findIndex((offer) => offer.text === text) === index);
}

/** What there is for a level of regions in a table, a sentence a line of the plan. */
export function plannedWords(choice: Choice, level: string, catalog: Catalog): string[] {
  return tableOf(catalog, choice.table)
    .plan.filter(({ levels }) => levels.includes(level))
    .map((line) => planLineWords(line, catalog.lang));
}
