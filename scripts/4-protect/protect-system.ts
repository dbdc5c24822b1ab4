// Protects one system of measures over a whole table: the nation and its provinces first, then each province with what
// was decided above as given, then the provinces' hidden cells once more with everything below them.
import type { SystemRules } from './block.ts';
import { hiddenForOwnSake } from './block.ts';
import type { Limits } from './cell-system.ts';
import type { Lists } from './lists.ts';
import type { LoadedRows } from './load.ts';
import { pickRows } from './load.ts';
import { withGiven } from './solve-block.ts';
import type { SolverPool } from './solver-pool.ts';
import { markTotalOnly, provinceOf, silentRows } from './total-only.ts';

export interface SystemPattern {
  readonly rules: SystemRules;
  /** Place of each row in the raw table. */
  readonly ids: Int32Array;
  /** Per measure: 1 for hidden cells. */
  readonly hidden: readonly Uint8Array[];
  /** Per measure: 1 for cells hidden for their own sake. */
  readonly primary: readonly Uint8Array[];
  readonly coarsened: number;
  /** Cells as [measure, row] that cannot be protected: nothing may be published. */
  readonly lost: readonly (readonly [number, number])[];
}

const PROVINCE = 1;
/** Stands among the provinces for the block of the nation. */
const NATION = -1;

export async function protectSystem(
  { ids, rows }: LoadedRows,
  lists: Lists,
  rules: SystemRules,
  limits: Limits,
  pool: SolverPool,
): Promise<SystemPattern> {
  markTotalOnly(rows, lists, rules, limits);
  const silent = silentRows(rows, lists, limits);
  const hidden = rules.measures.map(() => silent.slice());
  const primary = hiddenForOwnSake(rows, lists, rules, limits);
  let lost: (readonly [number, number])[] = [];
  const unprotected = new Set<number>();
  let coarsened = 0;
  const solve = async (places: readonly number[], mode: 'top' | 'joint' | number): Promise<void> => {
    const picked = pickRows(rows, places);
    const own = hidden.map((measure) => Uint8Array.from(places, (place) => measure[place] ?? 0));
    const block = typeof mode === 'number' ? withGiven(picked, mode, own) : picked;
    const pattern = await pool.solve({
      rows: block,
      rules,
      limits,
      start: mode === 'joint' ? own : null,
      awake: Uint8Array.from(places, (row) =>
        unprotected.has(provinceOf(lists, rows.region[row] ?? 0)) ? 1 : 0,
      ),
    });
    places.forEach((place, i) => {
      if (rows.region[place] === mode) return;
      rules.measures.forEach((_, m) => {
        const [all, part] = [hidden[m], pattern.hidden[m]];
        if (all && part) all[place] = part[i] ?? 0;
      });
    });
    coarsened += pattern.coarsened;
    if (mode === 'joint') lost = pattern.lost.map(([measure, row]) => [measure, places[row] ?? 0] as const);
    else if (pattern.lost.length > 0) unprotected.add(typeof mode === 'number' ? mode : NATION);
  };
  const levelOf = (row: number): number => lists.regions.level[rows.region[row] ?? 0] ?? 0;
  const top: number[] = [];
  const byProvince = new Map<number, number[]>();
  for (let row = 0; row < rows.count; row++) {
    const region = rows.region[row] ?? 0;
    if (levelOf(row) <= PROVINCE) top.push(row);
    if (levelOf(row) < PROVINCE || silent[row] === 1) continue;
    const province = provinceOf(lists, region);
    const list = byProvince.get(province);
    if (list) list.push(row);
    else byProvince.set(province, [row]);
  }
  await solve(top, 'top');
  const isTopLost = unprotected.size > 0;
  const below = [...byProvince].filter(([, places]) => places.some((row) => levelOf(row) > PROVINCE));
  await Promise.all(below.map(([province, places]) => solve(places, province)));
  const entangled = below.filter(
    ([province, places]) =>
      unprotected.has(province) ||
      places.some((row) => rows.region[row] === province && hidden.some((measure) => measure[row] === 1)),
  );
  if (entangled.length > 0 || isTopLost) {
    await solve(
      [...top, ...entangled.flatMap(([, places]) => places.filter((row) => levelOf(row) > PROVINCE))],
      'joint',
    );
  }
  return { rules, ids, hidden, primary, coarsened, lost };
}
