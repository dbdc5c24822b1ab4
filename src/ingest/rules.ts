// Everything a row is checked against, from the reference lists: plain data that can be sent to a worker or fetched by
// a page, and the look-ups made of it.
import type { InputTableName } from '../schema/column.ts';
import { INPUT_TABLE_NAMES, INPUT_TABLES } from '../schema/inputs.ts';
import { normalisedName } from './cells.ts';
import type { HeaderAliases } from './header.ts';
import { headerKey } from './header.ts';
import type { ChangeRow, RegionRow } from './register.ts';
import { registerFrom } from './register.ts';
import type { Register } from './regions.ts';
import type { NegativeList, NegativeRow } from './screening/negative-list.ts';
import { negativeList } from './screening/negative-list.ts';

/** The rows of the reference lists that checking needs, and the dates that hold. Dates are `YYYY-MM-DD`. */
export interface RuleLists {
  readonly tasks: readonly { task: string; parent_task: string; name_zh: string; rural_only: string }[];
  readonly groups: readonly { group: string; name_zh: string }[];
  readonly categories: readonly { dimension: string; category: string }[];
  readonly aliases: readonly { table: string; column: string; alias: string }[];
  /** Without the placeholders of the register. */
  readonly regions: readonly RegionRow[];
  readonly changes: readonly ChangeRow[];
  readonly negative: readonly NegativeRow[];
  readonly from: string;
  /** Last day of the campaign, null while it goes on. */
  readonly to: string | null;
  /** Days after this one are in the future; null where the build has no date of its own. */
  readonly today: string | null;
}

export interface Rules {
  readonly register: Register;
  /** Kind of task by code and by Chinese name; `coarse` has the four tasks. */
  readonly kinds: ReadonlyMap<string, string>;
  readonly coarse: ReadonlySet<string>;
  readonly ruralKinds: ReadonlySet<string>;
  /** Group by code and by name, names with folded brackets. */
  readonly groups: ReadonlyMap<string, string>;
  /** Allowed values by dimension. */
  readonly categories: ReadonlyMap<string, ReadonlySet<string>>;
  readonly aliases: Readonly<Record<InputTableName, HeaderAliases>>;
  /** What titles and names of organisations are held back for. */
  readonly negative: NegativeList;
  readonly from: string;
  readonly to: string | null;
  readonly today: string | null;
}

/**
 * The rules of the lists and a `registerText`. Throws for an alias of a table or column that does not exist, and for a
 * negative list that cannot be used.
 */
export function rulesFrom(lists: RuleLists, registerText: string): Rules {
  return {
    register: registerFrom(registerText, lists.regions, lists.changes),
    ...taxonomyFrom(lists),
    aliases: aliasesFrom(lists.aliases),
    negative: negativeList(lists.negative),
    from: lists.from,
    to: lists.to,
    today: lists.today,
  };
}

type Taxonomy = Pick<Rules, 'kinds' | 'coarse' | 'ruralKinds' | 'groups' | 'categories'>;

/** Tasks, groups and categories by every name an office may write. */
function taxonomyFrom(lists: RuleLists): Taxonomy {
  const kinds = new Map<string, string>();
  const coarse = new Set<string>();
  const ruralKinds = new Set<string>();
  for (const { task, parent_task, name_zh, rural_only } of lists.tasks) {
    const names = [task, name_zh].map(normalisedName);
    if (parent_task === 'all') for (const name of names) coarse.add(name);
    else for (const name of names) kinds.set(name, task);
    if (rural_only === '1') ruralKinds.add(task);
  }
  const groups = new Map<string, string>();
  for (const { group, name_zh } of lists.groups) {
    for (const name of [group, name_zh]) groups.set(normalisedName(name), group);
  }
  const categories = new Map<string, Set<string>>();
  for (const { dimension, category } of lists.categories) {
    categories.set(dimension, (categories.get(dimension) ?? new Set()).add(category));
  }
  return { kinds, coarse, ruralKinds, groups, categories };
}

function aliasesFrom(rows: RuleLists['aliases']): Record<InputTableName, HeaderAliases> {
  const aliases: Record<InputTableName, Map<string, string>> = {
    activities: new Map(),
    outcomes: new Map(),
    needs: new Map(),
    targets: new Map(),
    returns: new Map(),
  };
  for (const { table, column, alias } of rows) {
    const name = INPUT_TABLE_NAMES.find((known) => known === table);
    if (!name) throw new Error(`unknown table in header-aliases.csv: ${table}`);
    const { columns, companions } = INPUT_TABLES[name];
    if (![...columns, ...companions].some((one) => one.name === column)) {
      throw new Error(`unknown column of ${table} in header-aliases.csv: ${column}`);
    }
    aliases[name].set(headerKey(alias), column);
  }
  return aliases;
}
