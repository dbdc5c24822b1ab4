// Rows of a group in periods that have not ended, where zeros are hidden, too: to say of one measure that it was not
// reported would tell that there are persons of whom the others are hidden, whichever system they are protected in.
import { STATE } from './block.ts';
import type { Lists } from './lists.ts';
import type { LoadedRows } from './load.ts';
import type { SystemPattern } from './protect-system.ts';
import { isGroupRow } from './lines.ts';

/** A pattern with the rows that it is of, place by place. */
export interface SystemRows {
  readonly pattern: SystemPattern;
  readonly loaded: LoadedRows;
}

/**
 * The patterns of the systems with what was not reported hidden as well, in running rows of groups of which something is
 * hidden and nothing above zero shown, in any system of the table.
 */
export function withoutTelling(systems: readonly SystemRows[], lists: Lists): SystemPattern[] {
  const [isHidden, isTold] = [new Set<string>(), new Set<string>()];
  const keyOf = ({ pattern, loaded }: SystemRows, row: number): string =>
    `${pattern.rules.table} ${loaded.ids[row]}`;
  for (const system of systems) {
    const { rows } = system.loaded;
    system.pattern.hidden.forEach((measure, m) => {
      for (let row = 0; row < rows.count; row++) {
        if (!isRunningGroup(system, row, lists)) continue;
        if (measure[row] === 1) isHidden.add(keyOf(system, row));
        else if (rows.states[m]?.[row] === STATE.ok && (rows.values[m]?.[row] ?? 0) > 0)
          isTold.add(keyOf(system, row));
      }
    });
  }
  return systems.map((system) => {
    const { pattern, loaded } = system;
    const isUntold = (row: number): boolean =>
      isRunningGroup(system, row, lists) &&
      isHidden.has(keyOf(system, row)) &&
      !isTold.has(keyOf(system, row));
    return {
      ...pattern,
      hidden: pattern.hidden.map((measure, m) =>
        measure.map((is, row) =>
          loaded.rows.states[m]?.[row] === STATE.notReported && isUntold(row) ? 1 : is,
        ),
      ),
    };
  });
}

/** Whether a row is of a group, in a period that has not ended, of a region that reported in it. */
function isRunningGroup({ loaded: { rows, isReported } }: SystemRows, row: number, lists: Lists): boolean {
  return (
    lists.periods.isRunning[rows.period[row] ?? 0] === 1 &&
    isReported[row] === 1 &&
    isGroupRow(lists, rows, row)
  );
}
