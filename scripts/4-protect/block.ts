// The cells of a part of a table: rows with their measures in, a system of cells with kinds, bounds and equations out.
import type { CellSystem, Differences, Kind, Limits } from './cell-system.ts';
import { KIND } from './cell-system.ts';
import type { Lists } from './lists.ts';
import type { Margins, RowKeys } from './margins.ts';
import { marginsOf, rowIndex } from './margins.ts';
import type { OuterBounds } from './outer-bounds.ts';

/** The state of a measure in a raw row. */
export const STATE = { ok: 0, notReported: 1, notApplicable: 2 } as const;

/** What was decided above about a cell: the province's own row in the block of a province. */
export const GIVEN = { no: 0, shown: 1, hidden: 2 } as const;

/**
 * Rows that no table has: counts at a place of their own; those of which it is known that there are none; what is left of a
 * group without its part; what there was up to a month, which an earlier release hid and which must stay unknown. The last two
 * stand at the place of another row.
 */
export const INNER = { no: 0, some: 1, none: 2, rest: 3, span: 4 } as const;

/** Whether a row stands at the place of another. */
export const isApart = ({ inner }: Pick<BlockRows, 'inner'>, row: number): boolean =>
  (inner?.[row] ?? INNER.no) >= INNER.rest;

/** How a system of measures is treated. Indices are places in `measures`. */
export interface SystemRules {
  readonly name: string;
  readonly table: string;
  readonly measures: readonly string[];
  /** `all`: every cell counts persons; `groups`: only the rows of a group do, the line's total counts needs. */
  readonly persons: 'all' | 'groups';
  /** Each [smaller, larger]: in no row more than. */
  readonly links: readonly (readonly [number, number])[];
  /** As `links`, but true only where every row carries both: used where it holds. */
  readonly looseLinks: readonly (readonly [number, number])[];
  /** True for [raters, satisfied]: those who were not satisfied are persons too. */
  readonly isRating: boolean;
  /** Each measure is a part of the one before it, and all are hidden together. */
  readonly isChain: boolean;
  /** The measure that may be left out where too few rows carry it, while parents count what there is; -1 without. */
  readonly partial: number;
}

/** Rows of a table in flat arrays: per measure one value and one state a row. */
export interface BlockRows extends RowKeys {
  readonly values: readonly Float64Array[];
  readonly states: readonly Uint8Array[];
  /** Per measure: what an earlier release showed; NaN where none did. */
  readonly before: readonly Float64Array[];
  /** Per measure: GIVEN. */
  readonly given: readonly Uint8Array[];
  /** 1 for rows of a group in a line that is published as its total only. */
  readonly totalOnly: Uint8Array;
  /** 1 for rows that are the sum of rows which are not here. */
  readonly hasMore: Uint8Array;
  /**
   * Per measure: 1 for counts that are hidden whatever else is: sums that are too small to hide their parts (see
   * `cramped.ts`), and what an earlier release hid that has to stay so (see `earlier.ts`).
   */
  readonly forced: readonly Uint8Array[];
  /** The equations of the rows where these are only some of a table; null: those of the rows as they are. */
  readonly margins: Margins | null;
  /** INNER, of rows that no table has (see `inner.ts`): of spans alone anything is asked. Undefined: there are none. */
  readonly inner?: Uint8Array;
  /** Per measure, or layer of a chain: what a reader knows from the tables above of what was hidden there. */
  readonly above?: readonly OuterBounds[];
  /** In a layer of a chain: what all layers share, and the least value that the attack lets the layer have. */
  readonly layer?: { readonly kinds: Uint8Array; readonly least: Float64Array };
}

const LEVEL_COST = [64, 16, 4, 1];
/** A line's total is dearer than its parts; where it counts no persons, it is hidden only where nothing else helps. */
const TOTAL_COST = { persons: 4, needs: 1024 };

/** The system of a block's cells: cell = measure × rows + row, then the differences of a whole and its part. */
export function systemOf(rows: BlockRows, lists: Lists, rules: SystemRules, limits: Limits): CellSystem {
  const { count } = rows;
  const { whole, partial } = rows.margins ?? { whole: marginsOf(rows, lists), partial: [] };
  const wholes = wholeAndPart(rows, lists);
  const size = rules.measures.length * (count + wholes.length);
  const system = {
    size,
    row: new Int32Array(size),
    value: new Float64Array(size),
    kind: new Uint8Array(size),
    sure: new Float64Array(size),
    most: new Float64Array(size).fill(Infinity),
    lower: new Float64Array(size),
    threshold: new Float64Array(size),
    cost: new Float64Array(size),
    given: new Uint8Array(size),
    rests: new Uint8Array(size),
    mustMove: new Uint8Array(size),
    equations: [] as Int32Array[],
    links: [] as [number, number][],
    sureLinks: 0,
    sureEquations: 0,
    differences: [] as Differences[],
  };
  rules.measures.forEach((_, measure) => {
    const first = measure * count;
    for (let row = 0; row < count; row++)
      describe(system, first + row, rows, row, lists, rules, measure, limits);
    for (const margin of whole) system.equations.push(margin.map((row) => first + row));
  });
  const restOf = (measure: number, i: number): number =>
    rules.measures.length * count + measure * wholes.length + i;
  rules.measures.forEach((_, measure) => {
    wholes.forEach(([whole, part], i) => {
      system.row[restOf(measure, i)] = whole;
      describeRest(system, restOf(measure, i), measure * count + whole, measure * count + part);
    });
  });
  link(
    system,
    rows,
    rules,
    rules.links.flatMap(([small, large]) =>
      wholes.map((__, i) => [restOf(small, i), restOf(large, i)] as const),
    ),
  );
  system.differences = rules.links.map(([small, large]) => {
    const rest = (row: number): number =>
      (system.value[large * count + row] ?? 0) - (system.value[small * count + row] ?? 0);
    return {
      part: small * count,
      whole: large * count,
      rows: count,
      equations: [small * whole.length, (small + 1) * whole.length],
      groups: wholes.filter(([own, part]) => rest(own) >= rest(part)),
    };
  });
  system.sureEquations = system.equations.length;
  rules.measures.forEach((_, measure) => {
    for (const margin of partial) system.equations.push(margin.map((row) => measure * count + row));
  });
  return system;
}

/** Kind, bound and cost of one cell. */
function describe(
  system: CellSystem,
  cell: number,
  rows: BlockRows,
  row: number,
  lists: Lists,
  rules: SystemRules,
  measure: number,
  limits: Limits,
): void {
  const value = rows.values[measure]?.[row] ?? 0;
  const state = rows.states[measure]?.[row] ?? STATE.ok;
  const group = rows.group[row] ?? 0;
  const level = lists.regions.level[rows.region[row] ?? 0] ?? 0;
  const isTotal = (lists.groups.sums[group] ?? []).length > 0;
  system.row[cell] = row;
  system.threshold[cell] = limits.byGroup[group] ?? 0;
  system.value[cell] = state === STATE.notApplicable ? 0 : value;
  system.cost[cell] =
    (1 + Math.log2(1 + value)) *
    (LEVEL_COST[level] ?? 1) *
    (isTotal ? TOTAL_COST[countsPersons(rows, row, lists, rules) ? 'persons' : 'needs'] : 1);
  const given = rows.given[measure]?.[row] ?? GIVEN.no;
  const kind = withDecided(kindOf(rows, row, lists, rules, measure, limits), given);
  system.kind[cell] = kind;
  system.given[cell] = given === GIVEN.hidden ? 1 : 0;
  system.rests[cell] = given === GIVEN.hidden || rows.hasMore[row] === 1 ? 1 : 0;
  const wasShown = !Number.isNaN(rows.before[measure]?.[row] ?? NaN);
  const inner = rows.inner?.[row] ?? INNER.no;
  const isChildren = kind === KIND.children || (inner === INNER.span && isChildrenBelow(rows, row, lists));
  system.mustMove[cell] = isChildren || given === GIVEN.hidden || wasShown ? 1 : 0;
  // What may be known: a total of needs, as each group is looked at for itself.
  const isAsked = inner === INNER.no || inner === INNER.span;
  if (!countsPersons(rows, row, lists, rules) || !isAsked) system.threshold[cell] = 0;
  if (rows.layer) system.lower[cell] = rows.layer.least[row] ?? 0;
  else system.sure[cell] = system.lower[cell] = isNotZero(kind) ? 1 : 0;
  const above = rows.above?.[measure];
  if (!above || given !== GIVEN.hidden) return;
  system.sure[cell] = Math.max(system.sure[cell] ?? 0, above.low[row] ?? 0);
  system.lower[cell] = Math.max(system.lower[cell] ?? 0, above.low[row] ?? 0);
  system.most[cell] = above.high[row] ?? Infinity;
}

/** The kind of a cell once it is decided above whether it is hidden. */
function withDecided(kind: Kind, given: number): Kind {
  if (given === GIVEN.shown) return KIND.known;
  return given === GIVEN.hidden && kind === KIND.open ? KIND.primary : kind;
}

/** Whether a hidden cell of a kind is known not to be zero, as zeros are shown. */
export const isNotZero = (kind: Kind): boolean => kind === KIND.open || kind === KIND.primary;

/** Whether a row's cells count persons. */
export const countsPersons = (rows: BlockRows, row: number, lists: Lists, rules: SystemRules): boolean =>
  rules.persons === 'all' || (lists.groups.sums[rows.group[row] ?? 0] ?? []).length === 0;

/** The kind of a measure's cell in a row. */
export function kindOf(
  rows: BlockRows,
  row: number,
  lists: Lists,
  rules: SystemRules,
  measure: number,
  limits: Limits,
): Kind {
  const shared = rows.layer?.kinds[row];
  if (shared !== undefined) return shared as Kind;
  const value = rows.values[measure]?.[row] ?? 0;
  const state = rows.states[measure]?.[row] ?? STATE.ok;
  const inner = rows.inner?.[row] ?? INNER.no;
  if (inner === INNER.none) return KIND.known;
  if (inner !== INNER.no) return KIND.latent;
  if (state === STATE.notApplicable) return KIND.known;
  const isRowMissing = (rows.states[0]?.[row] ?? STATE.ok) === STATE.notReported;
  if (state === STATE.notReported) {
    return value > 0 || (measure === rules.partial && !isRowMissing) ? KIND.unreported : KIND.known;
  }
  if (lists.regions.isRest[rows.region[row] ?? 0] === 1) return KIND.latent;
  // What an earlier release showed of a period that has ended is known, whatever would be done with it today.
  const before = rows.before[measure]?.[row] ?? NaN;
  if (before === value) return KIND.known;
  if (rows.totalOnly[row] === 1) return KIND.totalOnly;
  const isPersons = countsPersons(rows, row, lists, rules);
  if (isPersons && isChildrenBelow(rows, row, lists)) return KIND.children;
  if (value > 0 && rows.forced[measure]?.[row] === 1) return KIND.primary;
  if (!isPersons) return value === 0 ? KIND.known : KIND.open;
  const threshold = limits.byGroup[rows.group[row] ?? 0] ?? 0;
  // Whatever the number is, the change since an earlier release must not be known.
  if (few(value - before) < threshold) return KIND.children;
  if (few(value) < threshold) return KIND.primary;
  return value === 0 ? KIND.known : KIND.open;
}

/** How many persons a number or a change stands for; without limit where it stands for none. */
const few = (change: number): number => (Number.isNaN(change) || change === 0 ? Infinity : Math.abs(change));

const COUNTY = 3;
const PREFECTURE = 2;

/** Whether a row is of a children's group below the prefecture's year: hidden whatever it counts. */
export const isChildrenBelow = ({ region, period, group }: RowKeys, row: number, lists: Lists): boolean =>
  isChildrenPlace(lists, region[row] ?? 0, period[row] ?? 0, group[row] ?? 0);

/** The same of a place. */
export function isChildrenPlace(lists: Lists, region: number, period: number, group: number): boolean {
  if (lists.groups.children[group] !== 1) return false;
  const level = lists.regions.level[region];
  const type = lists.periods.types[period];
  return level === COUNTY || (level === PREFECTURE && (type === 'quarter' || type === 'month'));
}

function link(
  system: { -readonly [Key in keyof CellSystem]: CellSystem[Key] },
  rows: BlockRows,
  rules: SystemRules,
  rests: readonly (readonly [number, number])[],
): void {
  const { count } = rows;
  const links: [number, number][] = [];
  for (let row = 0; row < count; row++) {
    for (const [small, large] of rules.links) links.push([small * count + row, large * count + row]);
  }
  // Those of a group and not of its part are persons, too.
  for (const [small, large] of rests) {
    if ((system.value[small] ?? 0) <= (system.value[large] ?? 0)) links.push([small, large]);
  }
  system.sureLinks = links.length;
  for (let row = 0; row < count; row++) {
    for (const [small, large] of rules.looseLinks) {
      const [a, b] = [small * count + row, large * count + row];
      const areReported = [small, large].every((measure) => rows.states[measure]?.[row] === STATE.ok);
      // Where both are none, the link could only confirm that they are: no person is exposed by that.
      const isSome = (system.value[b] ?? 0) > 0;
      if (areReported && isSome && (system.value[a] ?? 0) <= (system.value[b] ?? 0)) links.push([a, b]);
    }
  }
  system.links = links;
}

/** Rows [whole, part] of groups of which one is part of the other. */
function wholeAndPart(rows: BlockRows, lists: Lists): [number, number][] {
  const at = rowIndex(rows, lists, (row) => isApart(rows, row));
  const found: [number, number][] = [];
  for (let row = 0; row < rows.count; row++) {
    if (isApart(rows, row)) continue;
    for (const [whole, part] of lists.groups.parts) {
      if (rows.group[row] !== whole) continue;
      const other = at(rows.region[row] ?? 0, rows.period[row] ?? 0, rows.task[row] ?? 0, part);
      if (other >= 0) found.push([row, other]);
    }
  }
  return found;
}

/** The rest of a whole without its part: never published, and known where both are. */
function describeRest(system: CellSystem, cell: number, whole: number, part: number): void {
  const value = (system.value[whole] ?? 0) - (system.value[part] ?? 0);
  if (value < 0) return;
  system.value[cell] = value;
  system.threshold[cell] = system.threshold[whole] ?? 0;
  const kinds = [system.kind[whole], system.kind[part]];
  const isGiven = system.given[whole] === 1 || system.given[part] === 1;
  if (kinds.every((kind) => kind === KIND.known)) system.kind[cell] = KIND.known;
  else system.kind[cell] = kinds.includes(KIND.totalOnly) ? KIND.totalOnly : KIND.latent;
  system.given[cell] = isGiven ? 1 : 0;
  system.rests[cell] = system.rests[whole] === 1 || system.rests[part] === 1 ? 1 : 0;
  system.mustMove[cell] = isGiven ? 1 : 0;
  (system.equations as Int32Array[]).push(Int32Array.of(whole, part, cell));
}

/** The place of a cell's measure; rests of wholes follow the rows, measure by measure. */
export function measureOf(
  cell: number,
  system: CellSystem,
  rows: BlockRows,
  { measures }: SystemRules,
): number {
  const rests = measures.length * rows.count;
  return Math.floor(
    cell < rests ? cell / rows.count : (cell - rests) / ((system.size - rests) / measures.length),
  );
}

/** For each cell the parent of its region: the siblings of a region are attacked together before anything larger. */
export function clustersOf(rows: BlockRows, lists: Lists, system: CellSystem): Int32Array {
  return system.row.map((row) => lists.regions.parent[rows.region[row] ?? 0] ?? -1);
}

/**
 * Per measure: 1 for cells that count so few persons that they are hidden whatever else is, or children below the
 * prefecture's year. What else is hidden protects these.
 */
export function hiddenForOwnSake(
  rows: BlockRows,
  lists: Lists,
  rules: SystemRules,
  limits: Limits,
): Uint8Array[] {
  const alone: BlockRows = {
    ...rows,
    totalOnly: new Uint8Array(rows.count),
    forced: rows.forced.map((measure) => new Uint8Array(measure.length)),
  };
  const own = rules.measures.map((_, measure) =>
    Uint8Array.from({ length: rows.count }, (__, row) => {
      const kind = kindOf(alone, row, lists, rules, measure, limits);
      return kind === KIND.primary || kind === KIND.children ? 1 : 0;
    }),
  );
  if (!rules.isChain) return own;
  const any = Uint8Array.from({ length: rows.count }, (_, row) =>
    own.some((measure) => measure[row] === 1) || hasFewAgainst(rows, row, rules, limits) ? 1 : 0,
  );
  return own.map(() => any);
}

/** Whether few of those who rated were not satisfied: their number is the difference of the two. */
export function hasFewAgainst(rows: BlockRows, row: number, rules: SystemRules, limits: Limits): boolean {
  const against = (rows.values[0]?.[row] ?? 0) - (rows.values[1]?.[row] ?? 0);
  return rules.isRating && rows.states[0]?.[row] === STATE.ok && against > 0 && against < limits.difference;
}
