// What follows in a province from counts that no table has, though tables add up over them: by task and group (see
// `combinations.ts`), and by month, task and group (see `finest-blocks.ts`).
import { BlockSystem } from './block-system.ts';
import { cellName } from './cells.ts';
import type { Close, MayLeak } from './close-figures.ts';
import { canLeak, FAMILIES, isLeak, rangeOf, SILENT, whyClose } from './close-figures.ts';
import { blocksOf } from './combination-blocks.ts';
import { closeIn } from './combinations.ts';
import type { Finding } from './finding.ts';
import { closeByFinest } from './finest.ts';
import type { FinestBlock } from './finest-blocks.ts';
import { finestBlocks } from './finest-blocks.ts';
import type { Setting } from './persons.ts';
import type { ProvinceView, RowRules } from './province-view.ts';
import { idleIn, placedOf } from './province-view.ts';
import { SHAPES } from './published.ts';
import { spanFindings, spansOf } from './span-findings.ts';

/** The hidden figures of a view that such counts give away, and those that earlier releases hid of periods that had not ended. */
export function viewFindings(view: ProvinceView, setting: Setting): Finding[] {
  const { lists } = setting;
  const table = placedOf(view, lists);
  const families = familiesOf(view);
  /** What is told of each figure that is known too closely, by quantity and row. */
  const close = new Map<string, Finding>();
  const take = (family: number, quantity: number, row: number, found: Close): void => {
    const names = families[family]?.quantities[quantity] ?? [];
    const key = [...names, row].join();
    if (close.has(key)) return;
    const measures = names.map((name) => SHAPES[view.table].measures.indexOf(name as string));
    close.set(key, {
      file: `${view.table}.parquet`,
      cell: measures.map((measure) => cellName(setting, { table, row, measure })).join(' − '),
      why: whyClose(setting, table, found),
    });
  };
  for (const block of blocksOf(setting, table)) {
    families.forEach(({ quantities, sums, range, isHidden, mayLeak }, family) => {
      if (!block.below.some(({ byGroup }) => byGroup.some(isHidden))) return;
      const lookWith = (isUnreportedNone: boolean) =>
        closeIn(block, new BlockSystem(range(isUnreportedNone), quantities.length, sums), mayLeak);
      // Sums that do not come out either way are told of elsewhere.
      for (const { row, quantity, ...found } of lookWith(true) ?? lookWith(false) ?? [])
        take(family, quantity, row, found);
    });
  }
  // Needs do not come from activities: by month they have nothing to tell.
  if (view.table === 'needs') return [...close.values()];
  const { isIdle, isUnreported } = idleIn(view, lists);
  const ofSpans: Finding[] = [];
  for (const make of finestBlocks(setting, table, spansOf(lists, view.hidden))) {
    const strict = make((...place) => isIdle(...place) || isUnreported(...place));
    let loose: FinestBlock | null = null;
    families.forEach(({ quantities, sums, range, mayLeak }, family) => {
      const lookIn = (block: FinestBlock, isUnreportedNone: boolean) =>
        closeByFinest(block, quantities.length, sums, range(isUnreportedNone), mayLeak);
      let block = strict;
      let found = lookIn(strict, true);
      if (found === null) {
        // Where sums do not come out if there were none where none were reported, there were some.
        block = loose ??= make(isIdle);
        found = lookIn(block, false) ?? [];
      }
      for (const { column, quantity, ...one } of found) {
        const row = block.rowOf[column] as number;
        if (row >= 0) take(family, quantity, row, one);
      }
      ofSpans.push(...spanFindings(setting, table, block, quantities, found, view.hidden));
    });
  }
  return [...close.values(), ...ofSpans];
}

/** The families of a view's table, with what is known of their quantities. */
function familiesOf(view: ProvinceView) {
  return FAMILIES[view.table].map(({ quantities, sums }, family) => {
    const measures = quantities.map((names) =>
      names.flatMap((name) => view.measures[SHAPES[view.table].measures.indexOf(name as string)] ?? []),
    );
    const rules = view.rules[family] ?? [];
    // Of spans it is told when their own releases are looked at.
    const mayLeak: MayLeak = (row, quantity, known) =>
      row < 0
        ? canLeak(view.limits, known.low, known.high)
        : isLeak(ruleAt(rules[quantity] as RowRules, row), known);
    return {
      ...{ quantities, sums, mayLeak },
      range: (isUnreportedNone: boolean) => (row: number, quantity: number) => {
        const range = rangeOf(measures[quantity] ?? [], row, isUnreportedNone);
        const most = quantities[quantity] === SILENT ? (view.silent[row] as number) : Infinity;
        return { ...range, high: Math.min(range.high, most) };
      },
      isHidden: (row: number): boolean =>
        measures.some((of) => of.some(({ isHidden }) => isHidden[row] === 1)),
    };
  });
}

const ruleAt = ({ width, small, isTotalOnly }: RowRules, row: number) => ({
  width: width[row] ?? 0,
  small: small[row] ?? 0,
  isTotalOnly: isTotalOnly[row] ?? 0,
});
