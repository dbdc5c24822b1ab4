// Takes lines published as their total only out of the system. Why that is exact:
//
// Let the closed regions below a region u (see closed-lines.ts) have line totals N, all groups hidden, and let u's
// figure of a group g, less that of its other parts, be X. Written in layers (each measure less the next one of its
// family; group 31 as 311 and the rest), all rules between measures and groups say only that no layer is negative, and
// the layers share no sum. In one layer and period the closed lines are then a two-way table with both margins given:
// a split in proportion to the totals always exists, whatever the margins, on every level of regions. So
// (1) whatever else is hidden can be what it can be without them;
// (2) a cell with line total N in a whole with total M takes every value between max(0, N + low − M) and min(N, high)
//     where the whole's figure of g takes every value from low to high (Fréchet's bounds): level by level from X down;
// (3) a longer period is the sum of its parts where those have lines of their own, each free of the others;
// (4) groups whose X is known can be put together to one for the sake of those whose X is not.
import type { Campaign } from './cells.ts';
import type { Family } from './closed-lines.ts';
import { layersOf, Lines } from './closed-lines.ts';
import { DIMENSIONS, equationFinder } from './equations.ts';
import { verdict } from './forms.ts';
import { Sparse } from './sparse.ts';
import type { Origin, System, SystemForm } from './system.ts';

/** A form that leaks, with the sums that say so. */
export interface AsideLeak {
  readonly form: SystemForm;
  readonly low: number;
  readonly high: number;
  readonly origins: readonly Origin[];
}

export interface SetAside {
  /** What is left to attack. */
  readonly system: System;
  /** 1 by column that is not in it any more. */
  readonly isAside: Uint8Array;
  readonly leaks: readonly AsideLeak[];
}

type Interval = readonly [low: number, high: number];

/** A region with closed regions directly below it, and what is known of the sums that they have to make up. */
interface Block {
  /** Finds the equation of a row of the lines' table. */
  readonly equationOf: (row: number, axis: number) => number;
  readonly lines: Lines;
  readonly region: number;
  readonly closed: readonly number[];
  /** By period and group: the layers of what the closed regions make up; groups without are not known. */
  readonly margins: ReadonlyMap<string, readonly number[]>;
  /** By period: the layers of the totals of all closed regions. */
  readonly totals: ReadonlyMap<number, readonly number[]>;
  readonly knownGroups: readonly number[];
}

const BY_REGION = DIMENSIONS.indexOf('region');
const BY_GROUP = DIMENSIONS.indexOf('group');

const key = (period: number, group: number): string => `${period} ${group}`;

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** Layers of several lines together. */
const added = (lists: readonly (readonly number[])[]): number[] =>
  (lists[0] ?? []).map((_, layer) => sumOf(lists.map((list) => list[layer] as number)));

/** Takes the closed lines of some families out of a system; see above. */
export function setAside(campaign: Campaign, system: System, families: readonly Family[]): SetAside {
  const columnOf = new Int32Array(system.cells.count).fill(-1);
  system.unknown.forEach((cell, column) => {
    columnOf[cell] = column;
  });
  const isFree = (cell: number): boolean => {
    const column = columnOf[cell] as number;
    return system.lower[column] === 0 && system.upper[column] === Infinity;
  };
  const blocks = families.flatMap((family) => {
    const lines = new Lines(campaign, system.cells, system.known, family, isFree);
    const equations = system.equations[family.table] as System['equations'][number];
    const find = equationFinder(equations);
    // A region that is the sum of all its parts in a period: so it is for every group.
    const isFull = (region: number, period: number): boolean =>
      equations.isComplete[find(lines.row(region, period, lines.groups[0] as number), BY_REGION)] === 1;
    return [...lines.regions].flatMap((region) => {
      const block = blockAt(campaign, lines, region, isFull);
      return block === null ? [] : [{ ...block, equationOf: find }];
    });
  });
  return new Removal(campaign, system, columnOf).of(blocks);
}

/** The block at a region; null where it has no closed regions below it, or sums that do not fit the argument above. */
function blockAt(
  { lists }: Campaign,
  lines: Lines,
  region: number,
  isComplete: (region: number, period: number) => boolean,
): Omit<Block, 'equationOf'> | null {
  if (lines.isClosed(region)) return null;
  const closed = lines.childrenOf(region).filter((child) => lines.isClosed(child));
  if (closed.length === 0) return null;
  const others = lines.childrenOf(region).filter((child) => !lines.isClosed(child));
  const periods = [...new Set(closed.flatMap((child) => lines.periodsOf(child)))];
  const isFull = periods.every(
    (period) =>
      closed.every((child) => lines.periodsOf(child).includes(period)) && isComplete(region, period),
  );
  if (!isFull) return null;
  const totals = new Map(
    periods.map((period) => [period, added(closed.map((child) => lines.layers(child, period)))]),
  );
  const margins = new Map<string, number[]>();
  const marginOf = (period: number, group: number): number[] =>
    layersOf(
      lines.family.measures.map(
        (measure) =>
          lines.value(region, period, group, measure) -
          sumOf(others.map((child) => lines.value(child, period, group, measure))),
      ),
    );
  const isKnown = (group: number): boolean =>
    periods.every((period) => marginOf(period, group).every((layer) => layer >= 0));
  const wholes = new Map(
    lists.subgroups.map(([whole, part]) => [
      lists.groups.index.get(part) ?? -1,
      lists.groups.index.get(whole) ?? -1,
    ]),
  );
  const isAlone = (group: number): boolean =>
    [...wholes].every(
      ([part, whole]) => (part !== group && whole !== group) || (isKnown(part) && isKnown(whole)),
    );
  const knownGroups = lines.groups.filter((group) => isKnown(group) && isAlone(group));
  for (const period of periods) {
    for (const group of knownGroups) margins.set(key(period, group), marginOf(period, group));
    for (const [part, whole] of wholes) {
      const [inner, outer] = [margins.get(key(period, part)), margins.get(key(period, whole))];
      if (
        inner !== undefined &&
        outer !== undefined &&
        inner.some((layer, at) => layer > (outer[at] as number))
      )
        return null;
    }
    // What does not add up is left to the programs, which say so.
    const known = added(
      knownGroups
        .filter((group) => !wholes.has(group))
        .map((group) => margins.get(key(period, group)) as number[]),
    );
    const total = totals.get(period) as number[];
    const isAll = knownGroups.length === lines.groups.length;
    if (known.some((layer, at) => (isAll ? layer !== total[at] : layer > (total[at] as number)))) return null;
  }
  return { lines, region, closed, margins, totals, knownGroups };
}

class Removal {
  readonly #campaign: Campaign;
  readonly #system: System;
  readonly #columnOf: Int32Array;
  readonly #isAside: Uint8Array;
  /** Columns that stand for several groups now, whose own forms are dealt with here. */
  readonly #isStandIn: Uint8Array;
  /** What the other groups that a stand-in stands for add to a sum, by the cell of the whole. */
  readonly #added = new Map<number, number>();
  readonly #blockOf = new Map<number, Block>();

  constructor(campaign: Campaign, system: System, columnOf: Int32Array) {
    this.#campaign = campaign;
    this.#system = system;
    this.#columnOf = columnOf;
    this.#isAside = new Uint8Array(system.unknown.length);
    this.#isStandIn = new Uint8Array(system.unknown.length);
  }

  of(blocks: readonly Block[]): SetAside {
    for (const block of blocks) this.#remove(block);
    const system = this.#system;
    const leaks: AsideLeak[] = [];
    const forms = system.forms.filter((form) => {
      const columns = [form.plus, form.minus].filter((column) => column >= 0);
      if (!columns.every((column) => this.#isAside[column] === 1 || this.#isStandIn[column] === 1))
        return true;
      const leak = this.#judged(form);
      if (leak !== null) leaks.push(leak);
      return false;
    });
    return { system: { ...system, ...this.#rows(), forms }, isAside: this.#isAside, leaks };
  }

  #remove(block: Block): void {
    const { lines, knownGroups, region } = block;
    const { groups } = this.#campaign.lists;
    const isOneOfAll = (group: number): boolean => groups.parent[group] === lines.all;
    const standIn =
      knownGroups.length === lines.groups.length
        ? -1
        : (knownGroups.find((group) => isOneOfAll(group) && groups.parts[group] === 0) ?? -1);
    if (knownGroups.length === 0 || (standIn < 0 && knownGroups.length < lines.groups.length)) return;
    const below = [...block.closed];
    for (const child of below) {
      below.push(...lines.childrenOf(child));
      for (const period of lines.periodsOf(child)) {
        for (const group of knownGroups) {
          for (const measure of lines.family.measures) {
            const column = this.#columnOf[lines.cell(child, period, group, measure)] as number;
            if (column < 0) continue;
            (group === standIn ? this.#isStandIn : this.#isAside)[column] = 1;
            this.#blockOf.set(column, block);
          }
        }
      }
    }
    if (standIn < 0) return;
    for (const period of block.totals.keys()) {
      lines.family.measures.forEach((measure, at) => {
        const others = knownGroups.filter((group) => group !== standIn && isOneOfAll(group));
        const more = others.map((group) =>
          sumOf((block.margins.get(key(period, group)) as number[]).slice(at)),
        );
        this.#added.set(lines.cell(region, period, standIn, measure), sumOf(more));
      });
    }
  }

  /** The rows without the columns that were taken out. */
  #rows(): { rows: Sparse; origins: Origin[] } {
    const { rows, origins, equations, cells } = this.#system;
    const kept = new Sparse();
    const keptOrigins: Origin[] = [];
    for (let row = 0; row < rows.count; row += 1) {
      const columns: number[] = [];
      const factors: number[] = [];
      for (let entry = rows.start(row); entry < rows.start(row + 1); entry += 1) {
        if (this.#isAside[rows.column(entry)] === 1) continue;
        columns.push(rows.column(entry));
        factors.push(rows.factor(entry));
      }
      if (columns.length === 0) continue;
      const origin = origins[row] as Origin;
      let more = 0;
      if (origin.kind === 'sum') {
        const { whole, dimension } = equations[origin.table] as System['equations'][number];
        const cell = cells.at(origin.table, origin.measure, whole[origin.equation] as number);
        if (dimension[origin.equation] === BY_REGION) more = this.#added.get(cell) ?? 0;
      }
      // Parts have a factor of −1 in a sum.
      kept.push(columns, factors, rows.lower(row) - more, rows.upper(row) - more);
      keptOrigins.push(origin);
    }
    return { rows: kept, origins: keptOrigins };
  }

  #judged(form: SystemForm): AsideLeak | null {
    const { cells } = this.#system;
    const [whole, part] = form.cells.map((cell) => cells.place(cell));
    if (whole === undefined) return null;
    const column = form.plus >= 0 ? form.plus : form.minus;
    const block = this.#blockOf.get(column) as Block;
    const [low, high] = this.#interval(
      block,
      form,
      whole.table.group[whole.row] as number,
      part?.table.group[part.row] ?? -1,
    );
    const range = { innerLow: low, innerHigh: high, outerLow: low, outerHigh: high };
    if (verdict(form, range) !== 'leak') return null;
    return { form, low, high, origins: this.#origins(block, form) };
  }

  /** All that a group, or what of it is not of another, can be in the line of a form. */
  #interval({ lines, ...block }: Block, form: SystemForm, group: number, less: number): Interval {
    const { lists, regions } = this.#campaign;
    const { row, measure } = this.#system.cells.place(form.cells[0] as number);
    const region = lines.table.region[row] as number;
    const period = lines.table.period[row] as number;
    const first = lines.family.measures.indexOf(measure);
    const inLayer = (layer: number): Interval => {
      const go = (at: number, when: number): Interval => {
        if (at === block.region) {
          const margin = (block.margins.get(key(when, group)) as number[])[layer] as number;
          const minus = less < 0 ? 0 : ((block.margins.get(key(when, less)) as number[])[layer] as number);
          return [margin - minus, margin - minus];
        }
        const parts = lines.periodsOf(at).filter((one) => lists.periods.parent[one] === when);
        if (parts.length > 0) {
          const sums = parts.map((one) => go(at, one));
          return [sumOf(sums.map(([low]) => low)), sumOf(sums.map(([, high]) => high))];
        }
        const parent = regions.at(regions.list[at]?.parent ?? '');
        const [low, high] = go(parent, when);
        const all =
          parent === block.region ? (block.totals.get(when) as number[]) : lines.layers(parent, when);
        const own = lines.layers(at, when)[layer] as number;
        return [Math.max(0, own + low - (all[layer] as number)), Math.min(own, high)];
      };
      return go(region, period);
    };
    const layers = lines.family.measures.slice(first).map((_, at) => inLayer(first + at));
    return [sumOf(layers.map(([low]) => low)), sumOf(layers.map(([, high]) => high))];
  }

  /** The sums behind a form: its line, and what the region above the block says of its group. */
  #origins({ lines, region, equationOf }: Block, { cells: [cell] }: SystemForm): Origin[] {
    const { row, measure } = this.#system.cells.place(cell as number);
    const [period, group] = [lines.table.period[row] as number, lines.table.group[row] as number];
    const line = equationOf(lines.row(lines.table.region[row] as number, period, lines.all), BY_GROUP);
    const above = equationOf(lines.row(region, period, group), BY_REGION);
    return [line, above]
      .filter((equation) => equation >= 0)
      .map((equation) => ({ kind: 'sum', table: lines.family.table, measure, equation }));
  }
}
