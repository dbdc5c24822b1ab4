// Rows with their measures in, a system of cells with kinds, bounds and equations out.
import type { BlockRows, SystemRules } from './block.ts';
import { GIVEN, INNER, isApart, STATE } from './block.ts';
import { countsPersons, isChildrenBelow, isNotZero, kindOf, withDecided } from './cell-kinds.ts';
import type { CellSystem, Differences, Limits } from './cell-system.ts';
import { KIND } from './cell-system.ts';
import type { Lists } from './lists.ts';
import { marginsOf, rowIndex } from './margins.ts';

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
    cap: new Float64Array(size).fill(Infinity),
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
      const cell = restOf(measure, i);
      describeRest(system, cell, measure * count + whole, measure * count + part);
      const beside = (rows.beside?.[whole] ?? NaN) - (rows.beside?.[part] ?? NaN);
      // Few are hidden in the other system, too.
      const isShown = beside === 0 || beside >= (system.threshold[cell] ?? 0);
      if (measure === 0 && isShown)
        boundRest(system, cell, measure * count + whole, measure * count + part, rows, beside);
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
  if (rows.layer) {
    system.lower[cell] = rows.layer.least[row] ?? 0;
    system.cap[cell] = rows.layer.cap[row] ?? Infinity;
  } else {
    system.sure[cell] = system.lower[cell] = isNotZero(kind) ? 1 : 0;
    // Only of what every row carries is it known; a reader cannot be as sure of it as of sums.
    const beside = (measure === 0 ? rows.beside?.[row] : undefined) ?? NaN;
    if (beside > (system.lower[cell] ?? 0)) system.lower[cell] = beside;
    const least = (measure === 0 ? rows.least?.[row] : undefined) ?? 0;
    if (least > (system.lower[cell] ?? 0) && least <= value) system.lower[cell] = least;
  }
  const above = rows.above?.[measure];
  if (!above || given !== GIVEN.hidden) return;
  system.sure[cell] = Math.max(system.sure[cell] ?? 0, above.low[row] ?? 0);
  system.lower[cell] = Math.max(system.lower[cell] ?? 0, above.low[row] ?? 0);
  system.most[cell] = above.high[row] ?? Infinity;
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
  const isFixed = [whole, part].every((of) => (system.cap[of] ?? Infinity) <= (system.lower[of] ?? 0));
  if (isFixed) system.lower[cell] = system.cap[cell] = value;
  (system.equations as Int32Array[]).push(Int32Array.of(whole, part, cell));
}

/** Of those who are of a group and not of its part, too, no more rated than were served: `beside` of these are shown. */
function boundRest(
  system: CellSystem,
  cell: number,
  whole: number,
  part: number,
  { layer }: BlockRows,
  beside: number,
): void {
  const value = system.value[cell] ?? 0;
  if (!layer) {
    if (beside <= value) system.lower[cell] = beside;
    return;
  }
  const cap = (system.cap[whole] ?? Infinity) - (system.cap[part] ?? Infinity);
  // Figures that do not fit tell nothing; where none were served, none rated.
  if (!Number.isFinite(cap) || value > beside) return;
  system.cap[cell] = beside === 0 ? 0 : Math.max(cap, value + layer.slack);
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
