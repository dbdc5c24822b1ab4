// The table that the table tool opens with, worked out at build by the same code as in the browser.
import { codedTable } from '../engine/coded-table.ts';
import { columnsFromParquet } from '../engine/columns-from-parquet.ts';
import type { Lang } from '../format/language.ts';
import type { OutputTableName } from '../schema/column.ts';
import type { RegionTree } from '../search/region-index.ts';
import { choiceFromQuery } from '../tabulate/address.ts';
import type { Catalog } from '../tabulate/catalog.ts';
import { startChoice, type Choice } from '../tabulate/choice.ts';
import { gridOf, type Grid } from '../tabulate/grid.ts';
import { notesOf, tally } from '../tabulate/notes.ts';
import { resultOf } from '../tabulate/result.ts';
import { indexedTree } from './region-index.ts';
import { tableCatalog, upperFile } from './table-catalog.ts';

export interface TableTool {
  readonly catalog: Catalog;
  readonly tree: RegionTree;
  readonly choice: Choice;
  readonly grid: Grid;
  readonly notes: readonly string[];
}

/** Catalogue and first table of a language's page. */
export async function tableTool(lang: Lang): Promise<TableTool> {
  const [catalog, tree] = await Promise.all([tableCatalog(lang), indexedTree()]);
  const { choice, problems } = choiceFromQuery(catalog.start, catalog, tree, startChoice(catalog));
  if (problems.length > 0) throw new Error(`invalid start: ${catalog.start}`);
  const turns = [];
  for await (const turn of columnsFromParquet((await upperFile(choice.table as OutputTableName)).buffer))
    turns.push(turn);
  const result = resultOf(choice, catalog, tree, [codedTable(turns)]);
  const grid = gridOf(result, catalog, tree);
  return { catalog, tree, choice, grid, notes: notesOf(result, tally(grid), catalog, tree) };
}
