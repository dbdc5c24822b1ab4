// What a reader knows of a hidden cell before any sum is formed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellName, Cells } from '../../scripts/audit/cells.ts';
import { readCampaign } from '../../scripts/audit/folder-findings.ts';
import { SHAPES } from '../../scripts/audit/published.ts';
import { openReader } from '../../scripts/audit/reader.ts';
import { buildSystem, NO_PAST } from '../../scripts/audit/system.ts';
import { DEFAULTS } from '../../scripts/audit/thresholds.ts';
import { writeSmallCampaign } from './small-campaign.ts';

const COUNTY = '110105';
const PREFECTURE = '430100';

let data: string;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'linli-known-'));
  // Of one county no group is shown: which of them are none is hidden, too.
  await writeSmallCampaign(data, {
    isHidden: (table, { region, group }) => table === 'outcomes' && region === COUNTY && group !== 'all',
  });
});
afterAll(() => rmSync(data, { recursive: true }));

/** The least values of a measure in 2021, by group. */
async function leastOf(measure: string): Promise<Record<string, number>> {
  const reader = await openReader();
  try {
    const campaign = await readCampaign(reader, data);
    const { lists, regions, tables } = campaign;
    const at = tables.findIndex(({ table }) => table === 'outcomes');
    const cells = new Cells(campaign);
    const { floor } = cells.known(new Set());
    return Object.fromEntries(
      ['11', '31'].map((group) => {
        const row = tables[at]?.rowAt(
          regions.at(COUNTY),
          lists.periods.index.get('2021') ?? -1,
          lists.tasks.index.get('all') ?? -1,
          lists.groups.index.get(group) ?? -1,
        );
        return [group, floor[cells.at(at, SHAPES.outcomes.measures.indexOf(measure), row ?? -1)] ?? NaN];
      }),
    );
  } finally {
    reader.close();
  }
}

test('of those of a group and not of its part no more were served for the first time than served', async () => {
  const reader = await openReader();
  try {
    const campaign = await readCampaign(reader, data);
    const system = buildSystem(campaign, { ...campaign, thresholds: DEFAULTS }, NO_PAST, new Set());
    const named = (cells: readonly number[]): string =>
      cells.map((cell) => cellName(campaign, system.cells.place(cell))).join(' − ');
    const origins = Array.from({ length: system.origins.count }, (_, row) => system.origins.at(row));
    const rules = origins.flatMap((origin) =>
      origin.kind === 'part' && origin.part.length === 2
        ? [`${named(origin.part)} ≤ ${named(origin.whole)}`]
        : [],
    );
    const of = (measure: string): string =>
      ['31', '311'].map((group) => `outcomes.${measure} ${COUNTY} 2021 task=all group=${group}`).join(' − ');
    expect(rules).toContain(`${of('first_time')} ≤ ${of('people')}`);
    expect(rules).toContain(`${of('satisfied')} ≤ ${of('raters')}`);
  } finally {
    reader.close();
  }
});

test('in a line of which no group is shown, one that lacks a measure cannot be none', async () => {
  expect(await leastOf('people')).toEqual({ '11': 0, '31': 0 });
  const path = join(data, 'outcomes.parquet');
  const connection = await (await DuckDBInstance.create()).connect();
  await connection.run(`CREATE TABLE t AS SELECT * FROM read_parquet('${path}')`);
  await connection.run(
    `UPDATE t SET status = 'suppressed:people,first_time,resolved,raters,satisfied;not_reported:visits' WHERE region_code = '${COUNTY}' AND period = '2021' AND "group" = '31'`,
  );
  await connection.run(`COPY t TO '${path}' (FORMAT parquet)`);
  connection.closeSync();
  expect(await leastOf('people')).toEqual({ '11': 0, '31': 1 });
  expect(await leastOf('first_time')).toEqual({ '11': 0, '31': 0 });
});

test('what is hidden of a period that has not ended may be none, of one that has it may not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'linli-known-'));
  const reader = await openReader();
  try {
    await writeSmallCampaign(folder, {
      isHidden: (table, { region, period, group }, measure) =>
        table === 'outcomes' &&
        region === PREFECTURE &&
        ['2021', '2022', 'total'].includes(period) &&
        group === '31' &&
        measure === 'first_time',
    });
    const campaign = await readCampaign(reader, folder);
    const { lists, regions, tables } = campaign;
    const at = tables.findIndex(({ table }) => table === 'outcomes');
    const cells = new Cells(campaign);
    const { floor } = cells.known(new Set());
    const floors = ['2021', '2022', 'total'].map((period) => {
      const row = tables[at]?.rowAt(
        regions.at(PREFECTURE),
        lists.periods.index.get(period) ?? -1,
        lists.tasks.index.get('all') ?? -1,
        lists.groups.index.get('31') ?? -1,
      );
      return floor[cells.at(at, SHAPES.outcomes.measures.indexOf('first_time'), row ?? -1)];
    });
    // The campaign goes on to June 2022.
    expect(floors).toEqual([1, 0, 0]);
  } finally {
    reader.close();
    rmSync(folder, { recursive: true });
  }
});

test('a line of which nothing is shown counts as one of totals only where all lines of its kind show no group', async () => {
  const isTotalOnly = async (showsOther: boolean): Promise<number> => {
    const folder = mkdtempSync(join(tmpdir(), 'linli-known-'));
    const reader = await openReader();
    try {
      await writeSmallCampaign(folder, {
        isHidden: (table, { region, level, type, group }) =>
          table === 'needs' &&
          level === 'prefecture' &&
          type === 'quarter' &&
          (region === PREFECTURE || (group !== 'all' && !showsOther)),
      });
      const campaign = await readCampaign(reader, folder);
      const { lists, regions, tables } = campaign;
      const at = tables.findIndex(({ table }) => table === 'needs');
      const cells = new Cells(campaign);
      const row = tables[at]?.rowAt(
        regions.at(PREFECTURE),
        lists.periods.index.get('2021Q4') ?? -1,
        lists.tasks.index.get('all') ?? -1,
        lists.groups.index.get('31') ?? -1,
      );
      return cells.known(new Set()).isTotalOnly[cells.at(at, 0, row ?? -1)] ?? NaN;
    } finally {
      reader.close();
      rmSync(folder, { recursive: true });
    }
  };
  // Counties show groups in both, which is another kind.
  expect(await isTotalOnly(false)).toBe(1);
  expect(await isTotalOnly(true)).toBe(0);
});
