// The attack on a whole system: bounds first, then the problems that are left, and what leaks in them.
import type { Outcome } from './attack.ts';
import { LARGE, openForms } from './attack-large.ts';
import type { Bounds } from './bounds.ts';
import { componentsOf } from './components.ts';
import { verdict } from './forms.ts';
import type { Task } from './jobs.ts';
import { doAll } from './jobs.ts';
import type { Hints, Problem } from './problem.ts';
import { noHints, problemOf } from './problem.ts';
import type { System } from './system.ts';

/** A form of the system that leaks, as whole numbers; rows and columns of the system say why. */
export interface SystemLeak {
  readonly form: number;
  readonly low: number;
  readonly high: number;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

export interface Attacked {
  readonly leaks: readonly SystemLeak[];
  /** Rows of each part of the system that has no solution. */
  readonly contradictory: readonly (readonly number[])[];
  readonly isCutShort: boolean;
  /** Unknowns in parts of the system that were too large to be attacked. */
  readonly leftOut: number;
  /** Values by watched column in some solutions of its part of the system. */
  readonly points: ReadonlyMap<number, Float64Array>;
}

/** What of a system is attacked; `isAside` is 1 by column that is no more in it. */
export type Attackable = Pick<System, 'unknown' | 'lower' | 'upper' | 'rows' | 'forms'> & {
  readonly isAside?: Uint8Array;
  readonly hints?: Hints;
};

/** Columns that small components are put together to: one program settles many of them. */
const BATCH = 300;
/** Forms of a large problem that one job takes. */
const SHARE = 500;
/** Leaks by bounds alone from which on large problems are not attacked. */
const MOST_LEAKS = 1000;
/** Columns below which threads would take longer to start than to attack. */
const LITTLE = 4000;

/**
 * Attacks every form of a system; parts of more unknowns than `most` are left out. `onProgress` is told the share of
 * the unknowns that is done.
 */
export async function attackSystem(
  system: Attackable,
  bounds: Bounds,
  onProgress: (share: number) => void,
  most = Infinity,
): Promise<Attacked> {
  return new Attack(system, bounds, onProgress).run(most);
}

class Attack {
  readonly #system: Attackable;
  readonly #bounds: Bounds;
  readonly #onProgress: (share: number) => void;
  readonly #leaks: SystemLeak[] = [];
  readonly #contradictory: (readonly number[])[] = [];
  readonly #points = new Map<number, Float64Array>();
  #isCutShort = false;
  #done = 0;
  #columns = 0;
  readonly #place: Int32Array;
  readonly #hints: Hints;

  constructor(system: Attackable, bounds: Bounds, onProgress: (share: number) => void) {
    this.#system = system;
    this.#bounds = bounds;
    this.#onProgress = onProgress;
    this.#place = new Int32Array(system.unknown.length).fill(-1);
    this.#hints = system.hints ?? noHints(system.unknown.length);
  }

  async run(most: number): Promise<Attacked> {
    const all = this.#components();
    const components = all.filter(({ columns }) => columns.length <= most);
    const unknownsIn = (parts: readonly Component[]): number =>
      parts.reduce((sum, { columns }) => sum + columns.length, 0);
    this.#columns = unknownsIn(components);
    const small = components.filter(({ columns }) => columns.length <= LARGE);
    const large = components.filter(({ columns }) => columns.length > LARGE);
    // So much follows from single sums already that the costly part makes no difference.
    this.#isCutShort = large.length > 0 && this.#leaks.length >= MOST_LEAKS;
    const tasks = [
      ...(this.#isCutShort ? [] : large.map((component) => this.#large(component))),
      ...batches(small).map((batch) => this.#whole(batch)),
    ];
    await doAll(tasks, this.#columns > LITTLE);
    return {
      leaks: this.#leaks.sort((a, b) => a.form - b.form),
      contradictory: this.#contradictory.sort((a, b) => (a[0] as number) - (b[0] as number)),
      isCutShort: this.#isCutShort,
      leftOut: unknownsIn(all) - this.#columns,
      points: this.#points,
    };
  }

  /** The parts of the system that hang together, the largest first; forms that bounds alone decide are dealt with. */
  #components(): Component[] {
    const { rows, forms, unknown } = this.#system;
    const { lower, upper } = this.#bounds;
    const isSettled = this.#settled();
    const { of, count } = componentsOf(unknown.length, rows, (column) => isSettled[column] === 1);
    const components: Component[] = Array.from({ length: count }, () => ({
      columns: [],
      rows: [],
      forms: [],
    }));
    of.forEach((component, column) => components[component]?.columns.push(column));
    for (let row = 0; row < rows.count; row += 1) {
      for (let entry = rows.start(row); entry < rows.start(row + 1); entry += 1) {
        const component = of[rows.column(entry)] as number;
        if (component < 0) continue;
        components[component]?.rows.push(row);
        break;
      }
    }
    for (let at = 0; at < forms.count; at += 1) {
      const form = forms.at(at);
      const columns = [form.plus, form.minus].filter((column) => column >= 0);
      const open = columns.find((column) => (of[column] as number) >= 0);
      if (open !== undefined) {
        components[of[open] as number]?.forms.push(at);
        continue;
      }
      if (columns.some((column) => (lower[column] as number) < (upper[column] as number))) continue;
      const value =
        form.constant +
        (form.plus < 0 ? 0 : (lower[form.plus] as number)) -
        (form.minus < 0 ? 0 : (lower[form.minus] as number));
      const range = {
        innerLow: value,
        innerHigh: value,
        outerLow: value,
        outerHigh: value,
      };
      if (verdict(form, range) === 'leak')
        this.#leaks.push({
          form: at,
          low: value,
          high: value,
          rows: [],
          columns,
        });
    }
    return components.sort(
      (a, b) => b.columns.length - a.columns.length || (a.columns[0] as number) - (b.columns[0] as number),
    );
  }

  /** Columns with one value only, and those of parts where a row cannot hold: there is nothing to attack there. */
  #settled(): Uint8Array {
    const { unknown, rows, isAside } = this.#system;
    const { lower, upper, broken } = this.#bounds;
    const isSettled = Uint8Array.from(unknown, (_, column) =>
      lower[column] === upper[column] || isAside?.[column] === 1 ? 1 : 0,
    );
    if (broken.length === 0) return isSettled;
    const { of } = componentsOf(unknown.length, rows, (column) => isSettled[column] === 1);
    const isBroken = new Set<number>();
    for (const row of broken) {
      for (let entry = rows.start(row); entry < rows.start(row + 1); entry += 1) {
        isBroken.add(of[rows.column(entry)] as number);
      }
    }
    isBroken.delete(-1);
    of.forEach((component, column) => {
      if (isBroken.has(component)) isSettled[column] = 1;
    });
    return isSettled;
  }

  #problem({ columns, rows, forms }: Component): Problem {
    const system = this.#system;
    return problemOf(
      Int32Array.from(columns),
      Int32Array.from(rows),
      Int32Array.from(forms),
      system.forms,
      system.rows,
      this.#bounds,
      this.#place,
      this.#hints,
    );
  }

  #whole(batch: readonly Component[]): Task {
    const all = joined(batch);
    let problem: Problem | null = null;
    return {
      job: () => ({ kind: 'whole', problem: (problem = this.#problem(all)) }),
      then: (result) => {
        if (result.kind !== 'outcome') return [];
        if (result.outcome.isContradictory && batch.length > 1) return batch.map((one) => this.#whole([one]));
        this.#note(problem as Problem, result.outcome);
        this.#advance(all.columns.length);
        return [];
      },
    };
  }

  #large(component: Component): Task {
    const problem = this.#problem(component);
    return {
      job: () => ({ kind: 'survey', problem }),
      then: (result) => {
        if (result.kind !== 'survey') return [];
        const { survey } = result;
        if (survey === null) {
          this.#contradictory.push(component.rows);
          this.#advance(component.columns.length);
          return [];
        }
        this.#remember(problem, survey.points);
        const open = openForms(problem, survey);
        if (open.length === 0) this.#advance(component.columns.length);
        const shares = Array.from({ length: Math.ceil(open.length / SHARE) }, (_, at) =>
          open.slice(at * SHARE, (at + 1) * SHARE),
        );
        return shares.map((share) => ({
          job: () => ({ kind: 'share', problem, survey, share }),
          then: (found) => {
            if (found.kind === 'outcome') this.#note(problem, found.outcome);
            this.#advance(component.columns.length / shares.length);
            return [];
          },
        }));
      },
    };
  }

  #remember({ columnIds, watched }: Problem, points: readonly Float64Array[]): void {
    if (points.length === 0) return;
    watched.forEach((column, at) => {
      this.#points.set(
        columnIds[column] as number,
        Float64Array.from(points, (point) => point[at] as number),
      );
    });
  }

  #note(problem: Problem, outcome: Outcome): void {
    const { columnIds, rowIds, formIds } = problem;
    this.#remember(problem, outcome.points);
    if (outcome.isContradictory) this.#contradictory.push([...rowIds]);
    if (outcome.isCutShort) this.#isCutShort = true;
    for (const { form, low, high, reasons } of outcome.leaks) {
      this.#leaks.push({
        form: formIds[form] as number,
        low,
        high,
        rows: reasons.rows.map((row) => rowIds[row] as number),
        columns: reasons.columns.map((column) => columnIds[column] as number),
      });
    }
  }

  #advance(columns: number): void {
    this.#done += columns;
    this.#onProgress(this.#done / this.#columns);
  }
}

interface Component {
  readonly columns: number[];
  readonly rows: number[];
  readonly forms: number[];
}

const joined = (parts: readonly Component[]): Component => ({
  columns: parts.flatMap(({ columns }) => columns),
  rows: parts.flatMap(({ rows }) => rows),
  forms: parts.flatMap(({ forms }) => forms),
});

/** Components put together up to `BATCH` columns; larger ones stay alone. */
function batches(components: readonly Component[]): Component[][] {
  const all: Component[][] = [];
  let batch: Component[] = [];
  let columns = 0;
  for (const component of components) {
    if (batch.length > 0 && columns + component.columns.length > BATCH) {
      all.push(batch);
      batch = [];
      columns = 0;
    }
    batch.push(component);
    columns += component.columns.length;
  }
  if (batch.length > 0) all.push(batch);
  return all;
}
