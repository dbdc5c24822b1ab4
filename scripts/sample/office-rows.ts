// Takes the rows of one office to its files, and spoils or repeats a few of them on the way.
import { join } from 'node:path';
import type { InputTableName } from '../../src/schema/column.ts';
import { INPUT_TABLE_NAMES } from '../../src/schema/inputs.ts';
import type { Habits } from './habits.ts';
import type { Office } from './offices.ts';
import { isChance, randomFromKey, type Random } from './random.ts';
import { createRowSpoiler, type RowSpoiler } from './spoilt-rows.ts';
import { createTableFiles, type TableFiles } from './table-files.ts';
import type { Tally } from './tally.ts';

export interface OfficeRows {
  /** Adds a row, spoilt where its turn has come unless it `isNeeded`; true if it is as it should be. */
  add(table: InputTableName, day: number, row: readonly string[], isNeeded?: boolean): boolean;
  /** Adds a row that is there already to a later file; a few of these corrections are wrong themselves. */
  addAgain(table: InputTableName, row: readonly string[]): void;
  close(): void;
}

const WRONG_CORRECTIONS = 0.02;

export function createOfficeRows(
  out: string,
  office: Office,
  seed: number,
  habits: Habits,
  random: Random,
  tally: Tally,
): OfficeRows {
  const files = {} as Record<InputTableName, TableFiles>;
  const spoilers = {} as Record<InputTableName, RowSpoiler>;
  for (const table of INPUT_TABLE_NAMES) {
    files[table] = createTableFiles(join(out, office.folder), table, office.area, seed, habits);
    spoilers[table] = createRowSpoiler(table, randomFromKey(seed, office.area, table, 'spoilt'));
  }
  return {
    add(table, day, row, isNeeded = false) {
      const spoilt = spoilers[table].spoil(row, habits.leftOut, isNeeded || isFew(table, office));
      if (spoilt === null) {
        files[table].add(day, row);
        return true;
      }
      files[table].add(day, spoilt.cells, spoilt.surplus);
      tally.addSpoilt(table, spoilt.kind);
      return false;
    },
    addAgain(table, row) {
      const isWrong = isChance(random, WRONG_CORRECTIONS);
      if (isWrong) tally.addSpoilt(table, 'wrong correction');
      files[table].addLater(isWrong ? spoilers[table].spoilNumber(row) : row);
      tally.addRepeated(table);
    },
    close() {
      for (const table of INPUT_TABLE_NAMES) tally.addFiles(table, files[table].close());
      tally.addOffice();
    },
  };
}

/** A municipality's returns are so few that one mistake among them would stand for too many. */
function isFew(table: InputTableName, office: Office): boolean {
  return table === 'returns' && office.area.length === 2;
}
