// Turns facts into cells as one office writes them: dates, codes or names, lists, numbers that are missing.
import { dateCell } from './dates.ts';
import type { Habits } from './habits.ts';
import { isChance, pick, type Random } from './random.ts';
import type { Register } from './register.ts';
import { UNKNOWN_CATEGORIES } from './words.ts';

export interface OfficeCells {
  date(day: number): string;
  /** `kind` is an index in the register's list of kinds. */
  task(kind: number): string;
  group(code: number): string;
  /** A number, or the office's sign for one that was not reported, in `missing` of the cases. */
  count(value: number, missing: number): string;
  /** One category of a dimension, by weight in the list's order. */
  category(dimension: string, weights: readonly number[]): string;
  /** Some categories of a dimension, each with its own chance. */
  categories(dimension: string, chances: readonly number[]): string;
}

/** How often a cell holds a category that the list does not have. */
const UNKNOWN_SHARE = 0.003;

export function officeCells(random: Random, habits: Habits, register: Register): OfficeCells {
  const tasks = register.kinds.map((kind) => (habits.tasksByName ? kind.name : String(kind.code)));
  const groups = new Map(
    register.groups.map(({ code, name }) => [code, groupText(code, name, habits.groupsBy)] as const),
  );
  const isUnknown = (): boolean => isChance(random, UNKNOWN_SHARE);
  const unknown = (dimension: string): string => UNKNOWN_CATEGORIES[dimension] ?? '';
  const valuesOf = (dimension: string): readonly string[] => register.categories.get(dimension) ?? [];

  return {
    date: (day) => dateCell(random, day, pick(random, habits.dateForms)),
    task: (kind) => tasks[kind]!,
    group: (code) => groups.get(code) ?? String(code),
    count: (value, missing) => (isChance(random, missing) ? habits.blank : String(value)),
    category(dimension, weights) {
      if (isUnknown()) return unknown(dimension);
      const values = valuesOf(dimension);
      let rest = random();
      for (let index = 0; index < weights.length; index += 1) {
        rest -= weights[index]!;
        if (rest < 0) return values[index] ?? '';
      }
      return '';
    },
    categories(dimension, chances) {
      if (isUnknown()) return unknown(dimension);
      const values = valuesOf(dimension);
      let text = '';
      for (let index = 0; index < chances.length; index += 1) {
        if (random() >= chances[index]!) continue;
        text += text === '' ? values[index]! : habits.listSeparator + values[index]!;
      }
      return text;
    },
  };
}

function groupText(code: number, name: string, by: Habits['groupsBy']): string {
  if (by === 'code') return String(code);
  return by === 'name' ? name : name.replace('（', '(').replace('）', ')');
}
