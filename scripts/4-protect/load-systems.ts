// The rows of all systems, with what is needed beside them to protect each on its own.
import type { Database } from '../database.ts';
import { withBeside } from './beside.ts';
import type { SystemRules } from './block.ts';
import type { Limits } from './cell-system.ts';
import type { Previous } from './earlier.ts';
import type { InnerCounts } from './inner.ts';
import { loadInner } from './inner-counts.ts';
import type { Lists } from './lists.ts';
import type { LoadedRows, RowsById } from './load.ts';
import { loadRows } from './load.ts';
import { withRests } from './rests.ts';
import { endedRows } from './running.ts';
import { SYSTEMS } from './systems.ts';

/** A system with its rows. */
export interface LoadedSystem {
  readonly rules: SystemRules;
  readonly rows: LoadedRows;
  /** Those that are protected: of periods that have ended, and what prefectures leave of their province. */
  readonly ended: RowsById;
  readonly inner: InnerCounts | null;
}

/** Loads all systems, in their order. */
export async function loadSystems(
  database: Database,
  lists: Lists,
  limits: Limits,
  previous: Previous,
): Promise<LoadedSystem[]> {
  const systems: LoadedSystem[] = [];
  const innerOf = await loadInner(database, lists, previous);
  for (const rules of SYSTEMS) {
    const rows = await loadRows(database, lists, rules);
    systems.push({
      rules,
      rows,
      ended: withRests(endedRows(rows, lists, rules), lists),
      inner: innerOf(rules),
    });
  }
  const named = (name: string): LoadedSystem => {
    const system = systems.find(({ rules }) => rules.name === name);
    if (!system) throw new Error(`missing system: ${name}`);
    return system;
  };
  const treated = ({ rules, ended: { rows } }: LoadedSystem) => ({ rules, rows });
  const beside = withBeside(treated(named('people')), treated(named('ratings')), lists, limits);
  return systems.map((system) => {
    const rows = { people: beside.people, ratings: beside.ratings }[system.rules.name];
    return rows ? { ...system, ended: { ids: system.ended.ids, rows } } : system;
  });
}
