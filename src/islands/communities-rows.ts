// One county's rows of `communities`, as the list on its page shows and searches them.
import type { PlainColumn } from '../engine/arrow-from-columns.ts';
import { stateOf } from '../format/cell.ts';

export interface CommunityRow {
  readonly code: string;
  readonly name: string;
  readonly township: string;
  /** Null where the register does not tell. */
  readonly area: string | null;
  /** Month of the first activity; null without one on record. */
  readonly since: string | null;
  /** Null where nobody reported for the place, and where it is out of scope. */
  readonly activities: number | null;
  /** Tasks 1–4 with activities. */
  readonly tasks: readonly string[];
}

export type ToCommunities = { readonly url: string; readonly county: string };
export type FromCommunities =
  | { readonly kind: 'rows'; readonly rows: readonly CommunityRow[] }
  | { readonly kind: 'failed'; readonly message: string };

const text = (value: unknown): string | null =>
  value === null || value === undefined || value === '' ? null : String(value);

/** The rows of a county among those of a turn of the file, in its order. Throws where a column is missing. */
export function communitiesOf(turn: readonly PlainColumn[], county: string): CommunityRow[] {
  const column = (name: string): ArrayLike<unknown> => {
    const found = turn.find((one) => one.name === name);
    if (!found) throw new Error(`missing column: ${name}`);
    return found.values;
  };
  const [codes, names, townships, counties, areas] = [
    'region_code',
    'region_name',
    'township_code',
    'county_code',
    'area',
  ].map(column);
  const [firsts, activities, tasks, statuses] = ['first_covered', 'activities', 'tasks', 'status'].map(
    column,
  );
  const rows: CommunityRow[] = [];
  for (let index = 0; index < (counties?.length ?? 0); index += 1) {
    if (counties?.[index] !== county) continue;
    const hasCount = stateOf(String(statuses?.[index]), 'activities') === 'ok';
    rows.push({
      code: String(codes?.[index]),
      name: String(names?.[index]),
      township: String(townships?.[index]),
      area: text(areas?.[index]),
      since: text(firsts?.[index]),
      activities: hasCount ? Number(activities?.[index]) : null,
      tasks: text(tasks?.[index])?.split('|') ?? [],
    });
  }
  return rows;
}

/** Rows whose code begins with the question, or whose name or township's name holds it; all without a question. */
export function foundCommunities(
  rows: readonly CommunityRow[],
  question: string,
  townshipName: (code: string) => string,
): readonly CommunityRow[] {
  const asked = question.trim();
  if (asked === '') return rows;
  if (/^\d+$/.test(asked)) return rows.filter(({ code }) => code.startsWith(asked));
  return rows.filter(({ name, township }) => name.includes(asked) || townshipName(township).includes(asked));
}
