// What a campaign says of the unknowns of its system: which is part of which, and in which province each is. It makes
// the attack faster and changes nothing that it finds.
import type { Campaign } from './cells.ts';
import type { Hints } from './problem.ts';
import { noHints } from './problem.ts';
import { SHAPES } from './published.ts';
import type { System } from './system.ts';
import { PARTS } from './system.ts';

/** Watched columns are those of what is set aside: none here. */
export function hintsOf({ tables, regions }: Campaign, { cells, unknown }: System): Hints {
  const hints = noHints(unknown.length);
  const columnOf = new Int32Array(cells.count).fill(-1);
  unknown.forEach((cell, column) => {
    columnOf[cell] = column;
  });
  const above = regions.list.map((_, region) => regionsAbove(regions, region));
  tables.forEach((table, at) => {
    const { measures } = SHAPES[table.table];
    measures.forEach((_, measure) => {
      for (let row = 0; row < table.rows; row += 1) {
        const column = columnOf[cells.at(at, measure, row)] as number;
        if (column < 0) continue;
        hints.layer[column] = measure;
        const [province = -1, prefecture = -1] = above[table.region[row] as number] as number[];
        hints.province[column] = province + 1;
        hints.prefecture[column] = prefecture + 1;
      }
    });
    for (const [part, whole] of PARTS[table.table]) {
      for (let row = 0; row < table.rows; row += 1) {
        const [outer = -1, inner = -1] = [whole, part].map(
          (name) => columnOf[cells.at(at, measures.indexOf(name), row)],
        );
        if (outer >= 0) hints.inner[outer] = inner;
      }
    }
  });
  return hints;
}

/** The province and the prefecture that a region is below, as far as it is. */
function regionsAbove(regions: Campaign['regions'], region: number): number[] {
  const chain: number[] = [];
  for (let at = region; at >= 0; at = regions.at(regions.list[at]?.parent ?? '')) chain.unshift(at);
  // The nation is first, the region itself last.
  return chain.slice(1, -1);
}
