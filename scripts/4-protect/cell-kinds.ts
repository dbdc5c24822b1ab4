// What a cell of a row is: shown whatever is done, hidden for its own sake, open to either.
import type { BlockRows, SystemRules } from './block.ts';
import { GIVEN, INNER, STATE } from './block.ts';
import type { Kind, Limits } from './cell-system.ts';
import { KIND } from './cell-system.ts';
import type { Lists } from './lists.ts';
import type { RowKeys } from './margins.ts';

/** The kind of a cell once it is decided above whether it is hidden. */
export function withDecided(kind: Kind, given: number): Kind {
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
  const threshold = limits.byGroup[rows.group[row] ?? 0] ?? 0;
  // Whatever the number is, the change since an earlier release must not be known.
  if (isPersons && few(value - before) < threshold) return KIND.children;
  if (value > 0 && rows.forced[measure]?.[row] === 1) return KIND.primary;
  if (!isPersons) return value === 0 ? KIND.known : KIND.open;
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
