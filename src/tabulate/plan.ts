// Which cells a table has: the release plan, asked for one kind of cell, and for the nearest kind that there is.
import type { PlanLine } from '../format/release-plan.ts';

/** A kind of cell; empty texts where the table has no such breakdown. */
export interface CellKind {
  readonly level: string;
  readonly type: string;
  readonly task: string;
  readonly group: string;
  readonly area: string;
}

export type KindPart = keyof CellKind;
export const KIND_PARTS: readonly KindPart[] = ['type', 'task', 'group', 'area', 'level'];

function holds(list: readonly string[], value: string): boolean {
  return list.length === 0 ? value === '' : list.includes(value);
}

/** Whether the plan has cells of a kind. */
export function isPlanned(plan: readonly PlanLine[], kind: CellKind): boolean {
  return plan.some(
    (row) =>
      row.levels.includes(kind.level) &&
      row.periodTypes.includes(kind.type) &&
      holds(row.tasks, kind.task) &&
      holds(row.groups, kind.group) &&
      holds(row.areas, kind.area),
  );
}

function kindsOf(row: PlanLine): CellKind[] {
  const orNone = (list: readonly string[]) => (list.length === 0 ? [''] : list);
  return row.levels.flatMap((level) =>
    row.periodTypes.flatMap((type) =>
      orNone(row.tasks).flatMap((task) =>
        orNone(row.groups).flatMap((group) =>
          orNone(row.areas).map((area) => ({ level, type, task, group, area })),
        ),
      ),
    ),
  );
}

/** From coarse to fine: one step is one change that a reader notices. */
const STEPS: Readonly<Record<KindPart, readonly string[]>> = {
  level: ['nation', 'province', 'prefecture', 'county'],
  type: ['total', 'year', 'quarter', 'month'],
  task: ['all', 'task', 'kind', 'sensitive'],
  group: ['all', 'group'],
  area: ['all', 'urban', 'rural'],
};
/** Another region is the greatest change: who asks for a county wants that county. */
const WEIGHT: Readonly<Record<KindPart, number>> = { level: 10, type: 2, task: 3, group: 3, area: 3 };

function distance(one: CellKind, other: CellKind): number {
  return KIND_PARTS.reduce((sum, part) => {
    if (one[part] === other[part]) return sum;
    const steps =
      part === 'area' ? 1 : Math.abs(STEPS[part].indexOf(one[part]) - STEPS[part].indexOf(other[part]));
    return sum + steps * WEIGHT[part];
  }, 0);
}

/** The kinds of cell nearest to one that does not exist: at most two, which change different things. */
export function nearestKinds(plan: readonly PlanLine[], missing: CellKind): CellKind[] {
  const found = plan
    .flatMap(kindsOf)
    .map((kind) => ({ kind, far: distance(missing, kind) }))
    .sort((a, b) => a.far - b.far);
  const [first] = found;
  if (!first) return [];
  const changed = (kind: CellKind) => KIND_PARTS.filter((part) => kind[part] !== missing[part]);
  const firstParts = changed(first.kind);
  const second = found.find(({ kind }) => !firstParts.some((part) => changed(kind).includes(part)));
  return [first.kind, ...(second ? [second.kind] : [])];
}
