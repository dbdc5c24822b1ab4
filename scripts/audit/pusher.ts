// Solutions that push the forms of a large problem apart, most by the interior-point method. Regions that meet only in
// those above them are pushed one by one while these rest.
import type { Highs } from 'highs';
import type { Layers } from './layers.ts';
import type { Constraints } from './lp.ts';
import { LinearProgram } from './lp.ts';
import type { Start } from './middle.ts';
import { middleBetween, sumOf } from './middle.ts';
import { isSolution, partOf } from './neighbourhood.ts';
import { PieceRanges } from './piece-ranges.ts';
import type { Problem } from './problem.ts';
import { randomFrom } from './random.ts';
import type { Ranges } from './ranges.ts';

/** Columns above which regions are pushed one by one. */
const LARGE_PART = 3000;
/** Columns up to which going from corner to corner is faster than the interior-point method. */
const SMALL = 1000;
/** Rounds of pushing forms apart: those that settle few are slower than going part by part. */
const MOST_ROUNDS = 100;
const FEW = 3;
const FEW_SHARE = 0.005;
/** Rounds that may settle few before that. */
const PATIENCE = 2;
/** Solutions that push the watched columns apart: region by region, and with all moving. */
const REGION_POINTS = 8;
const WHOLE_POINTS = 4;

/** Finds the solution with the least sum of costs by piece. */
type Push = (costs: ReadonlyMap<number, number>) => Float64Array | null;

/** Pushes forms of a problem apart, starting from a solution; what is seen goes into `ranges`. */
export class Pusher {
  readonly #highs: Highs;
  readonly #problem: Problem;
  readonly #start: Start;
  readonly #ranges: Ranges;
  readonly #pieceRanges: PieceRanges;
  readonly #random: () => number;
  /** Pieces of the solutions whose watched columns are kept. */
  readonly #points: readonly Float64Array[];
  /** By piece: its numbers of what goes together where a watched column needs it, else none. */
  readonly #watchedBy: ReadonlyMap<number, readonly number[]>;

  constructor(highs: Highs, problem: Problem, start: Start, ranges: Ranges) {
    this.#highs = highs;
    this.#problem = problem;
    this.#start = start;
    this.#ranges = ranges;
    const partOfPiece = new Int32Array(start.centre.length);
    start.parts.forEach((part, at) => {
      for (const piece of part) partOfPiece[piece] = at;
    });
    this.#pieceRanges = new PieceRanges(ranges, start.layers.chainOf, partOfPiece, start);
    this.#random = randomFrom(problem.columnIds[0] ?? 0);
    this.#watchedBy = watchedPieces(problem, start.layers);
    const count = problem.watched.length === 0 ? 0 : 1 + REGION_POINTS + WHOLE_POINTS;
    this.#points = Array.from({ length: count }, () => start.centre.slice());
  }

  /** The values of the watched columns in the solutions seen by `pushAll`. */
  get points(): Float64Array[] {
    const { layers } = this.#start;
    return this.#points.map((point) =>
      Float64Array.from(this.#problem.watched, (column) => sumOf(point, layers.chainOf(column))),
    );
  }

  /** Pushes all that is open, many forms at a time. */
  pushAll(): void {
    for (const part of this.#start.parts) this.#pushPart(part);
  }

  /** Pushes forms that are left apart, a few at a time, then one by one to both ends. */
  pushEach(forms: readonly number[]): void {
    const isMeant = new Set(forms);
    const settle = (moving: readonly number[]): void => {
      const open = (): number[] =>
        this.#pieceRanges
          .groupsOf(moving)
          .filter((group) => isMeant.has(this.#pieceRanges.formOf(group)) && this.#isOpen(group));
      if (open().length === 0) return;
      this.#moving(moving, (pushed) => {
        this.#pushRounds(open(), 1, pushed);
        for (const group of open()) {
          for (const way of [1, -1] as const) {
            if (this.#isOpen(group)) pushed(this.#pieceRanges.costsOf(group, way));
          }
        }
      });
    };
    for (const part of this.#start.parts) {
      for (const [at, pieces] of grouped(part, this.#problem.province)) if (at !== 0) settle(pieces);
      settle(part);
    }
  }

  #pushPart(part: readonly number[]): void {
    const { province, prefecture } = this.#problem;
    if (part.length > SMALL) {
      for (const [at, pieces] of grouped(part, prefecture)) {
        if (at !== 0) this.#push(pieces, pieces, 0, 0);
      }
    }
    const provinces = grouped(part, province);
    if (part.length <= LARGE_PART || provinces.size <= 2) {
      this.#push(part, part, 1, REGION_POINTS + WHOLE_POINTS);
      return;
    }
    for (const [at, pieces] of provinces) if (at !== 0) this.#push(pieces, pieces, 1, REGION_POINTS);
    this.#push(part, provinces.get(0) ?? [], 1 + REGION_POINTS, WHOLE_POINTS);
  }

  /** Pushes the open forms of some pieces apart while the given ones move, then what is watched of them. */
  #push(moving: readonly number[], about: readonly number[], firstPoint: number, points: number): void {
    const open = this.#pieceRanges.groupsOf(about).filter((group) => this.#isOpen(group));
    const watched = points === 0 ? [] : about.filter((piece) => this.#watchedBy.has(piece));
    if (open.length === 0 && watched.length === 0) return;
    this.#moving(moving, (pushed) => {
      this.#pushRounds(open, FEW, pushed);
      for (let round = 0; round < points && watched.length > 0; round += 1) {
        const point = pushed(this.#watchedCosts(watched));
        point?.forEach((value, at) => {
          (this.#points[firstPoint + round] as Float64Array)[moving[at] as number] = value;
        });
      }
    });
  }

  /** Pushes groups apart, all that are open at once, as long as rounds settle more than a few. */
  #pushRounds(groups: readonly number[], few: number, pushed: Push): void {
    let open = groups;
    let patience = PATIENCE;
    for (let round = 0; round < MOST_ROUNDS && open.length > 0 && patience > 0; round += 1) {
      pushed(this.#pieceRanges.costs(open, this.#random));
      const still = open.filter((group) => this.#isOpen(group));
      const isFew = open.length - still.length < Math.max(few, FEW_SHARE * open.length);
      patience = isFew ? patience - 1 : PATIENCE;
      open = still;
    }
  }

  /**
   * Lets some pieces move while all others rest: `use` is given a function that finds the solution with the least sum of
   * costs, takes note of it, and returns it in the order of the pieces; null where the solver is not exact enough.
   */
  #moving(pieces: readonly number[], use: (pushed: Push) => void): void {
    const { network, centre } = this.#start;
    const { constraints } = partOf(network, pieces, centre);
    const place = new Map(pieces.map((piece, at) => [piece, at]));
    const groups = this.#pieceRanges.groupsOf(pieces);
    const program = constraints.rowLower.length === 0 ? null : new LinearProgram(this.#highs, constraints);
    try {
      use((costs) => {
        const placed = new Map([...costs].map(([piece, cost]) => [place.get(piece) as number, cost]));
        const point =
          program === null ? cornerOf(constraints, placed) : solved(program, pieces.length, placed);
        if (point === null || !isSolution(constraints, point)) return null;
        this.#pieceRanges.observe(groups, (piece) => point[place.get(piece) as number] as number);
        return point;
      });
    } finally {
      program?.close();
    }
  }

  #isOpen(group: number): boolean {
    if (this.#pieceRanges.isWidest(group)) return false;
    return this.#ranges.verdict(this.#pieceRanges.formOf(group)) === 'open';
  }

  /** An objective that pushes watched pieces apart, each with those that go with it. */
  #watchedCosts(watched: readonly number[]): Map<number, number> {
    const ways = new Map<number, number>();
    const wayOf = (key: number): number => {
      const way = ways.get(key) ?? (this.#random() < 0.5 ? 1 : -1) * (0.5 + this.#random());
      ways.set(key, way);
      return way;
    };
    return new Map(
      watched.map((piece) => [
        piece,
        (this.#watchedBy.get(piece) ?? []).reduce((sum, key) => sum + wayOf(key), 0),
      ]),
    );
  }
}

function solved(
  program: LinearProgram,
  columns: number,
  costs: ReadonlyMap<number, number>,
): Float64Array | null {
  return columns > SMALL ? program.corner(costs) : (program.minimise(costs)?.values ?? null);
}

/** Pieces by a number that each has. */
function grouped(pieces: readonly number[], numberOf: Int32Array): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const piece of pieces) {
    const own = groups.get(numberOf[piece] as number);
    if (own === undefined) groups.set(numberOf[piece] as number, [piece]);
    else own.push(piece);
  }
  return groups;
}

/** Where nothing ties columns to each other each goes as far as its own bounds let it, or stays. */
function cornerOf({ lower, upper }: Constraints, costs: ReadonlyMap<number, number>): Float64Array {
  return lower.map((least, column) => {
    const most = upper[column] as number;
    const cost = costs.get(column) ?? 0;
    const end = cost > 0 ? least : most;
    return Number.isFinite(end) && cost !== 0 ? end : middleBetween(least, most);
  });
}

function watchedPieces({ watched, watchedWith }: Problem, { chainOf }: Layers): Map<number, number[]> {
  const keys = new Map<number, number[]>();
  watched.forEach((column, at) => {
    for (const piece of chainOf(column)) {
      const list = keys.get(piece);
      if (list === undefined) keys.set(piece, [watchedWith[at] as number]);
      else list.push(watchedWith[at] as number);
    }
  });
  return keys;
}
