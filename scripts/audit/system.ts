// The reader's system: hidden cells as unknowns with bounds, the published sums and the rules between measures as rows,
// and what must not follow from them as forms.
import type { Campaign, Known } from './cells.ts';
import { Cells } from './cells.ts';
import type { RowEquations } from './equations.ts';
import { rowEquations } from './equations.ts';
import type { HiddenSpans } from './hidden-spans.ts';
import type { Origin } from './origins.ts';
import { Origins } from './origins.ts';
import type { Setting } from './persons.ts';
import { isNeeds, isPersons, tooFew } from './persons.ts';
import type { CountTable, Published } from './published.ts';
import { SHAPES } from './published.ts';
import type { RunningSum } from './running-sums.ts';
import { Sparse } from './sparse.ts';
import type { FormRule } from './system-forms.ts';
import { SystemForms } from './system-forms.ts';
import { DISSATISFIED } from './thresholds.ts';

/** What an earlier release says of a cell that is hidden today. */
export interface Earlier {
  readonly release: string;
  readonly value: number;
  /** Whether the period had ended by then, so that the value holds today; else it is the least that today's can be. */
  readonly isClosed: boolean;
  /** Whether sums tell that it may have been revised since, where the period had ended. */
  readonly mayBeRevised: boolean;
}

/**
 * What earlier releases say: by cell of today what they showed of it, their sums of periods that still grew, and what they
 * hid of such periods.
 */
export interface Past {
  readonly shown: ReadonlyMap<number, Earlier>;
  readonly sums: readonly RunningSum[];
  readonly hidden: readonly HiddenSpans[];
}

/** Nothing was released before. */
export const NO_PAST: Past = { shown: new Map(), sums: [], hidden: [] };

/** Figures that are all shown and do not agree. */
export interface Contradiction {
  readonly origin: Origin;
  readonly difference: number;
}

export interface System {
  readonly cells: Cells;
  readonly known: Known;
  /** The cell of each unknown. */
  readonly unknown: Int32Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly rows: Sparse;
  /** By row. */
  readonly origins: Origins;
  readonly forms: SystemForms;
  readonly equations: readonly RowEquations[];
  readonly past: Past;
  /** By column: 1 where a sum of an earlier release has it. */
  readonly isInEarlier: Uint8Array;
  readonly contradictions: readonly Contradiction[];
}

/** Whether a measure only grows until its period has ended: a register does not. */
const onlyGrows = (table: Published, measure: number): boolean =>
  SHAPES[table.table].measures[measure] !== 'target_people';

/** Of two measures of a row, the first is part of the second. */
export const PARTS: Readonly<Record<CountTable, readonly (readonly [part: string, whole: string])[]>> = {
  outcomes: [
    ['first_time', 'people'],
    ['satisfied', 'raters'],
  ],
  needs: [
    ['responded', 'registered'],
    ['resolved', 'responded'],
  ],
  targets: [],
  coverage: [['party_members', 'volunteers']],
};

/**
 * Builds the system of a campaign. `free` names cells that were not reported and are counted nevertheless. Sums of shown figures that do not come out are returned as contradictions.
 */
export function buildSystem(
  campaign: Campaign,
  setting: Setting,
  past: Past,
  free: ReadonlySet<number>,
): System {
  const cells = new Cells(campaign);
  return new Builder(campaign, cells, cells.known(free), setting, past).build();
}

class Builder {
  readonly #campaign: Campaign;
  readonly #cells: Cells;
  readonly #known: Known;
  readonly #setting: Setting;
  readonly #past: Past;
  /** Column by cell, −1 where the value is known. */
  readonly #column: Int32Array;
  readonly #unknown: Int32Array;
  readonly #rows = new Sparse();
  readonly #origins = new Origins();
  readonly #forms = new SystemForms();
  readonly #contradictions: Contradiction[] = [];

  constructor(campaign: Campaign, cells: Cells, known: Known, setting: Setting, past: Past) {
    this.#campaign = campaign;
    this.#cells = cells;
    this.#known = known;
    this.#setting = setting;
    this.#past = past;
    this.#column = new Int32Array(cells.count).fill(-1);
    const unknown: number[] = [];
    for (let cell = 0; cell < cells.count; cell += 1) {
      if (Number.isNaN(known.value[cell])) this.#column[cell] = unknown.push(cell) - 1;
    }
    this.#unknown = Int32Array.from(unknown);
  }

  build(): System {
    const lower = Float64Array.from(this.#unknown, (cell) => this.#known.floor[cell] as number);
    const upper = new Float64Array(this.#unknown.length).fill(Infinity);
    for (const [cell, { value, isClosed, mayBeRevised }] of this.#past.shown) {
      const column = this.#column[cell] as number;
      if (column < 0 || mayBeRevised) continue;
      const { table, measure } = this.#cells.place(cell);
      if (!isClosed && !onlyGrows(table, measure)) continue;
      lower[column] = Math.max(lower[column] as number, value);
      if (isClosed) {
        lower[column] = value;
        upper[column] = value;
      }
    }
    const { tables, lists, regions } = this.#campaign;
    const equations = tables.map((table) => rowEquations(table, lists, regions));
    tables.forEach((table, at) => {
      SHAPES[table.table].measures.forEach((_, measure) => {
        this.#addSums(at, measure, equations[at] as RowEquations);
        this.#addCells(table, at, measure);
      });
      this.#addParts(table, at);
      this.#addSubgroups(table, at);
    });
    const isInEarlier = this.#addEarlierSums();
    return {
      cells: this.#cells,
      known: this.#known,
      unknown: this.#unknown,
      lower,
      upper,
      rows: this.#rows,
      origins: this.#origins,
      forms: this.#forms,
      equations,
      past: this.#past,
      isInEarlier,
      contradictions: this.#contradictions,
    };
  }

  /** Adds `Σ factor · cell` between two bounds; cells with a known value go to the other side. */
  #addRow(
    cells: readonly number[],
    factors: readonly number[],
    least: number,
    most: number,
    origin: Origin,
  ): void {
    let constant = 0;
    const columns: number[] = [];
    const kept: number[] = [];
    cells.forEach((cell, at) => {
      const factor = factors[at] as number;
      const column = this.#column[cell] as number;
      if (column < 0) constant += factor * (this.#known.value[cell] as number);
      else {
        columns.push(column);
        kept.push(factor);
      }
    });
    if (columns.length > 0) {
      this.#rows.push(columns, kept, least - constant, most - constant);
      this.#origins.push(origin);
    } else if (constant < least || constant > most) {
      this.#contradictions.push({ origin, difference: constant });
    }
  }

  #addSums(table: number, measure: number, equations: RowEquations): void {
    for (let equation = 0; equation < equations.whole.length; equation += 1) {
      const rows = equations.parts.subarray(equations.start[equation], equations.start[equation + 1]);
      const cells = [equations.whole[equation] as number, ...rows].map((row) =>
        this.#cells.at(table, measure, row),
      );
      const factors = cells.map((_, at) => (at === 0 ? 1 : -1));
      const most = equations.isComplete[equation] === 1 ? 0 : Infinity;
      this.#addRow(cells, factors, 0, most, {
        kind: 'sum',
        table,
        measure,
        equation,
      });
    }
  }

  /** Adds the sums of earlier releases; says by column which are in one. */
  #addEarlierSums(): Uint8Array {
    const isIn = new Uint8Array(this.#unknown.length);
    for (const sum of this.#past.sums) {
      const columns = sum.parts.map((cell) => this.#column[cell] as number);
      // Of shown figures alone it says nothing: where these were revised since, it does not come out.
      if (columns.every((column) => column < 0)) continue;
      for (const column of columns) if (column >= 0) isIn[column] = 1;
      const least = sum.isWhole ? sum.rest : -Infinity;
      this.#addRow(
        sum.parts,
        sum.parts.map(() => 1),
        least,
        sum.rest,
        { kind: 'earlier', sum },
      );
    }
    return isIn;
  }

  /** Each hidden cell is a form; one that an earlier release showed may not give away its change either. */
  #addCells(table: Published, at: number, measure: number): void {
    const name = SHAPES[table.table].measures[measure] as string;
    for (let row = 0; row < table.rows; row += 1) {
      const cell = this.#cells.at(at, measure, row);
      const column = this.#column[cell] as number;
      // The twin of a cell of `outcomes` has its form there.
      if (column < 0 || !this.#cells.isOwn(at, measure, row)) continue;
      // A total of needs may be known: each group is looked at for itself.
      if (!isPersons(this.#setting, table, row, measure)) continue;
      const form = {
        plus: column,
        minus: -1,
        constant: 0,
        width: this.#setting.thresholds.width,
        small: this.#known.isChildren[cell] === 1 ? Infinity : tooFew(this.#setting, table, row),
        isTotalOnly: isNeeds(table.table, name) ? (this.#known.isTotalOnly[cell] as number) : 0,
      };
      this.#forms.push({ ...form, kind: 'cell', cells: [cell] });
      const old = this.#past.shown.get(cell);
      const growth = { ...form, isTotalOnly: 0, kind: 'growth' as const, cells: [cell] };
      const hasGrown = old !== undefined && !old.isClosed && old.value > 0 && onlyGrows(table, measure);
      if (hasGrown || old?.mayBeRevised === true) this.#forms.push({ ...growth, constant: -old.value });
      // A revision may be downwards.
      if (old?.mayBeRevised === true)
        this.#forms.push({ ...growth, plus: -1, minus: column, constant: old.value });
    }
  }

  #addParts(table: Published, at: number): void {
    const { measures } = SHAPES[table.table];
    for (const [part, whole] of PARTS[table.table]) {
      for (let row = 0; row < table.rows; row += 1) {
        const cells = [whole, part].map((name) => this.#cells.at(at, measures.indexOf(name), row));
        this.#addPart([cells[0] as number], [cells[1] as number]);
        if (part === 'satisfied') {
          this.#addDifference(cells[0] as number, cells[1] as number, {
            width: DISSATISFIED,
            small: DISSATISFIED,
            isTotalOnly: 0,
            kind: 'dissatisfied',
          });
        }
      }
    }
  }

  /** A group that is part of another is no more than it, and those of the other who are not of it are persons too. */
  #addSubgroups(table: Published, at: number): void {
    if (SHAPES[table.table].group !== '"group"') return;
    const { groups } = this.#campaign.lists;
    for (const [whole, part] of this.#campaign.lists.subgroups) {
      const [wholeGroup = -1, partGroup = -1] = [groups.index.get(whole), groups.index.get(part)];
      for (let row = 0; row < table.rows; row += 1) {
        if (table.group[row] !== partGroup) continue;
        const wholeRow = table.rowAt(
          table.region[row] as number,
          table.period[row] as number,
          table.task[row] as number,
          wholeGroup,
        );
        if (wholeRow < 0) continue;
        this.#addRestParts(table, at, wholeRow, row);
        SHAPES[table.table].measures.forEach((name, measure) => {
          const cells = [wholeRow, row].map((of) => this.#cells.at(at, measure, of));
          this.#addPart([cells[0] as number], [cells[1] as number]);
          this.#addDifference(cells[0] as number, cells[1] as number, {
            width: this.#setting.thresholds.width,
            small: tooFew(this.#setting, table, row),
            isTotalOnly: isNeeds(table.table, name)
              ? (this.#known.isTotalOnly[cells[0] as number] as number)
              : 0,
            kind: 'rest',
          });
        });
      }
    }
  }

  /** Of those who are of a group and not of its part, too, no more were served for the first time than served. */
  #addRestParts({ table }: Published, at: number, wholeRow: number, partRow: number): void {
    const { measures } = SHAPES[table];
    for (const [part, whole] of PARTS[table]) {
      const [less = [], more = []] = [part, whole].map((name) =>
        [wholeRow, partRow].map((row) => this.#cells.at(at, measures.indexOf(name), row)),
      );
      // What too few rows carry is left out of a group, and counted where that is part of another.
      const isLeftOut = table === 'outcomes' && less.some((cell) => this.#cells.isNotReported(cell));
      if (!isLeftOut) this.#addPart(more, less);
    }
  }

  /** A figure is no more than another; each is a cell, or a cell less a second one. */
  #addPart(whole: readonly number[], part: readonly number[]): void {
    const cells = [...whole, ...part];
    const isKnown = cells.every((cell) => (this.#column[cell] as number) < 0);
    // Shown figures are compared where all were reported.
    if (isKnown && cells.some((cell) => this.#cells.isNotReported(cell))) return;
    const signs = (list: readonly number[], sign: 1 | -1): number[] =>
      list.map((_, at) => (at === 0 ? sign : -sign));
    this.#addRow(cells, [...signs(whole, 1), ...signs(part, -1)], 0, Infinity, { kind: 'part', part, whole });
  }

  #addDifference(whole: number, part: number, rule: FormRule): void {
    const [plus = -1, minus = -1] = [this.#column[whole], this.#column[part]];
    if (plus < 0 && minus < 0) return;
    const constant =
      (plus < 0 ? (this.#known.value[whole] as number) : 0) -
      (minus < 0 ? (this.#known.value[part] as number) : 0);
    this.#forms.push({ ...rule, plus, minus, constant, cells: [whole, part] });
  }
}
