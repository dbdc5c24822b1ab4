// Takes lines published as their total only out of the system. Why that is exact:
//
// Let closed regions (see closed-lines.ts) be parts of a region u. Written in layers (each measure less the next one of
// its family; group 31 as 311 and the rest of 31) all rules between measures and groups say only that no layer is
// negative, and the layers share no sum. In a layer and period the closed lines are then a two-way table with both
// margins given: their totals, and what u's groups leave to them. A split in proportion to the totals always exists, on
// every level of regions, and a longer period's split is the sum of its parts'. So
// (1) all else can be what it can be without them, as long as what u's groups leave to them is not negative;
// (2) a cell of a line with total N, in a whole with total M whose group takes every value from low to high, takes
//     every value from max(0, N + low − M) to min(N, high): Fréchet's bounds, level by level from u down.
import type { Campaign } from './cells.ts';
import type { Family } from './closed-lines.ts';
import { layersOf, Lines } from './closed-lines.ts';
import { DIMENSIONS, equationFinder } from './equations.ts';
import { Origins } from './origins.ts';
import { Sparse } from './sparse.ts';
import type { System } from './system.ts';
import type { SystemForm } from './system-forms.ts';
import { SystemForms } from './system-forms.ts';

/** A region that is not closed and has closed ones among its parts. */
export interface Block {
  readonly lines: Lines;
  readonly region: number;
  /** Its closed parts, and the others that have lines. */
  readonly closed: readonly number[];
  readonly others: readonly number[];
  /** Finds the equation of a row of the lines' table. */
  readonly equationOf: (row: number, axis: number) => number;
}

export interface SetAside {
  readonly blocks: readonly Block[];
  /** What is left to attack. */
  readonly system: System;
  /** By column: 1 where it is not in the system any more. */
  readonly isAside: Uint8Array;
  /** By column: a number over 0 for each region and group on which lines set aside depend, else 0. */
  readonly watched: Int32Array;
  /** The forms of columns that were set aside, and their blocks. */
  readonly forms: () => Iterable<{ readonly form: SystemForm; readonly block: Block }>;
}

const BY_REGION = DIMENSIONS.indexOf('region');

/** The blocks of some families in a system. */
export function blocksIn(campaign: Campaign, system: System, families: readonly Family[]): Block[] {
  const columnOf = columnsByCell(system);
  const isFree = (cell: number): boolean => {
    const column = columnOf[cell] as number;
    const isBound = system.isInEarlier[column] === 1;
    return system.lower[column] === 0 && system.upper[column] === Infinity && !isBound;
  };
  return families.flatMap((family) => {
    const lines = new Lines(campaign, system.cells, system.known, family, isFree);
    const equations = system.equations[family.table] as System['equations'][number];
    const equationOf = equationFinder(equations);
    // A region that is the sum of all its parts in a period is so for every group.
    const isSum = (region: number, period: number): boolean =>
      equations.isComplete[equationOf(lines.row(region, period, lines.groups[0] as number), BY_REGION)] === 1;
    return [...lines.regions].flatMap((region): Block[] => {
      if (lines.isClosed(region)) return [];
      const parts = lines.childrenOf(region);
      const closed = parts.filter((child) => lines.isClosed(child));
      const others = parts.filter((child) => !lines.isClosed(child));
      const isFit = closed.every((child) =>
        lines.periodsOf(child).every((period) => isSum(region, period) && isWithin(lines, region, period)),
      );
      return closed.length > 0 && isFit ? [{ lines, region, closed, others, equationOf }] : [];
    });
  });
}

/** Whether the total of a region is known: what its closed parts make up must not be more. */
const isWithin = (lines: Lines, region: number, period: number): boolean =>
  lines.layers(region, period).every((layer) => layer >= 0);

function columnsByCell(system: System): Int32Array {
  const columnOf = new Int32Array(system.cells.count).fill(-1);
  system.unknown.forEach((cell, column) => {
    columnOf[cell] = column;
  });
  return columnOf;
}

/**
 * The system without the closed lines of the blocks. Regions that are `restored` stay in it: with one, all between it
 * and its block must be.
 */
export function setAside(
  campaign: Campaign,
  system: System,
  blocks: readonly Block[],
  restored: ReadonlyMap<Block, ReadonlySet<number>>,
): SetAside {
  return new Removal(campaign, system, blocks, restored).done();
}

class Removal {
  readonly #campaign: Campaign;
  readonly #system: System;
  readonly #blocks: readonly Block[];
  readonly #restored: ReadonlyMap<Block, ReadonlySet<number>>;
  readonly #columnOf: Int32Array;
  readonly #isAside: Uint8Array;
  /** By column: the place of its block, where it was set aside. */
  readonly #blockOf: Int32Array;

  constructor(
    campaign: Campaign,
    system: System,
    blocks: readonly Block[],
    restored: ReadonlyMap<Block, ReadonlySet<number>>,
  ) {
    this.#campaign = campaign;
    this.#system = system;
    this.#blocks = blocks;
    this.#restored = restored;
    this.#columnOf = columnsByCell(system);
    this.#isAside = new Uint8Array(system.unknown.length);
    this.#blockOf = new Int32Array(system.unknown.length);
  }

  done(): SetAside {
    const { forms } = this.#system;
    this.#blocks.forEach((block, at) => this.#mark(block, at));
    const { rows, origins } = this.#keptRows();
    for (const block of this.#blocks) this.#addRests(block, rows, origins);
    const left = new SystemForms();
    for (const form of forms) if (this.#columnAside(form) < 0) left.push(form);
    return {
      blocks: this.#blocks,
      system: {
        ...this.#system,
        rows,
        origins,
        forms: left,
      },
      isAside: this.#isAside,
      watched: this.#watched(),
      forms: () => this.#formsAside(),
    };
  }

  /** The first column of a form that was set aside; −1 where none was. */
  #columnAside({ plus, minus }: SystemForm): number {
    return [plus, minus].find((column) => column >= 0 && this.#isAside[column] === 1) ?? -1;
  }

  *#formsAside(): Generator<{ form: SystemForm; block: Block }> {
    for (const form of this.#system.forms) {
      const column = this.#columnAside(form);
      if (column >= 0) yield { form, block: this.#blocks[this.#blockOf[column] as number] as Block };
    }
  }

  #isRestored(block: Block, region: number): boolean {
    return this.#restored.get(block)?.has(region) === true;
  }

  #mark(block: Block, place: number): void {
    const { lines } = block;
    const below = [...block.closed];
    for (const region of below) {
      below.push(...lines.childrenOf(region));
      if (this.#isRestored(block, region)) continue;
      this.#eachCell(block, region, (cell) => {
        const column = this.#columnOf[cell] as number;
        if (column < 0) return;
        this.#isAside[column] = 1;
        this.#blockOf[column] = place;
      });
    }
  }

  #eachCell({ lines }: Block, region: number, use: (cell: number, group: number) => void): void {
    for (const period of lines.periodsOf(region)) {
      for (const group of lines.groups) {
        for (const measure of lines.family.measures) use(lines.cell(region, period, group, measure), group);
      }
    }
  }

  /** The rows that have no column that was set aside. */
  #keptRows(): { rows: Sparse; origins: Origins } {
    const { rows, origins } = this.#system;
    const kept = new Sparse();
    const keptOrigins = new Origins();
    for (let row = 0; row < rows.count; row += 1) {
      const columns: number[] = [];
      const factors: number[] = [];
      for (let entry = rows.start(row); entry < rows.start(row + 1); entry += 1) {
        columns.push(rows.column(entry));
        factors.push(rows.factor(entry));
      }
      if (columns.some((column) => this.#isAside[column] === 1)) continue;
      kept.push(columns, factors, rows.lower(row), rows.upper(row));
      keptOrigins.push(origins.at(row));
    }
    return { rows: kept, origins: keptOrigins };
  }

  /** What a region's groups leave to the parts that were set aside is not negative, in any layer. */
  #addRests(block: Block, rows: Sparse, origins: Origins): void {
    const { lines } = block;
    const wholes = [block.region, ...(this.#restored.get(block) ?? [])];
    for (const whole of wholes) {
      const isTop = whole === block.region;
      const parts = lines.childrenOf(whole);
      const kept = parts.filter(
        (part) => (isTop && block.others.includes(part)) || this.#isRestored(block, part),
      );
      if (kept.length === parts.length) continue;
      const out = parts.filter((part) => !kept.includes(part));
      for (const period of new Set(out.flatMap((part) => lines.periodsOf(part)))) {
        for (const terms of this.#categories(lines)) {
          lines.family.measures.forEach((_, layer) => {
            this.#addRest(block, whole, kept, period, terms, layer, rows, origins);
          });
        }
      }
    }
  }

  /** Groups, each whole one less its parts, as `[group, factor]`. */
  #categories(lines: Lines): (readonly (readonly [group: number, factor: number])[])[] {
    const { groups, subgroups } = this.#campaign.lists;
    const partsOf = (group: number): number[] =>
      subgroups
        .filter(([whole]) => groups.index.get(whole) === group)
        .map(([, part]) => groups.index.get(part) ?? -1);
    return lines.groups.map((group) => [[group, 1], ...partsOf(group).map((part) => [part, -1] as const)]);
  }

  #addRest(
    { lines, equationOf }: Block,
    whole: number,
    kept: readonly number[],
    period: number,
    category: readonly (readonly [group: number, factor: number])[],
    layer: number,
    rows: Sparse,
    origins: Origins,
  ): void {
    const columns: number[] = [];
    const factors: number[] = [];
    let constant = 0;
    for (const [region, sign] of [[whole, 1] as const, ...kept.map((part) => [part, -1] as const)]) {
      for (const [group, factor] of category) {
        for (const [step, turn] of [
          [layer, 1],
          [layer + 1, -1],
        ] as const) {
          const measure = lines.family.measures[step];
          if (measure === undefined || lines.row(region, period, group) < 0) continue;
          const cell = lines.cell(region, period, group, measure);
          const column = this.#columnOf[cell] as number;
          if (column < 0) constant += sign * factor * turn * (this.#system.known.value[cell] as number);
          else {
            columns.push(column);
            factors.push(sign * factor * turn);
          }
        }
      }
    }
    if (columns.length === 0) return;
    rows.push(columns, factors, -constant, Infinity);
    const [[group]] = category as readonly [readonly [number, number]];
    const { table, measures } = lines.family;
    const equation = equationOf(lines.row(whole, period, group), BY_REGION);
    origins.push({
      kind: 'sum',
      table,
      measure: measures[layer] as number,
      equation,
    });
  }

  #watched(): Int32Array {
    const { groups } = this.#campaign.lists;
    const watched = new Int32Array(this.#isAside.length);
    for (const block of this.#blocks) {
      for (const region of [block.region, ...block.others]) {
        this.#eachCell(block, region, (cell, group) => {
          const column = this.#columnOf[cell] as number;
          if (column >= 0) watched[column] = region * groups.codes.length + group + 1;
        });
      }
    }
    return watched;
  }
}

/** The layers of what a block's region leaves to its closed parts, of a group; `valueOf` gives every figure. */
export function marginOf(
  { lines, region, others }: Block,
  period: number,
  group: number,
  valueOf: (cell: number) => number,
): number[] {
  const figure = (of: number, measure: number): number =>
    lines.row(of, period, group) < 0 ? 0 : valueOf(lines.cell(of, period, group, measure));
  return layersOf(
    lines.family.measures.map(
      (measure) => figure(region, measure) - others.reduce((sum, other) => sum + figure(other, measure), 0),
    ),
  );
}
