// Writes the sample campaign: the offices of the register, or of some provinces, each in its folder.
import { fileURLToPath } from 'node:url';
import { openSampleFolder } from './folder.ts';
import { kindMixOf } from './kind-mix.ts';
import { writeOfficeFolder } from './office-folder.ts';
import { officesFromRegister, type Office } from './offices.ts';
import { Refusal } from './refusal.ts';
import { readRegister } from './register.ts';
import { createTally, type SampleSummary } from './tally.ts';

export interface SampleOptions {
  /** The folder of exports. */
  readonly out: string;
  /** Activities of the whole country, whatever the provinces. */
  readonly activities?: number;
  /** Codes such as 430000; all of them if left out. An office's rows are the same in every subset. */
  readonly provinces?: readonly string[];
  readonly seed?: number;
  readonly reference?: string;
  /** Called as activities are written. */
  readonly onProgress?: (done: number, total: number) => void;
}

export const DEFAULT_ACTIVITIES = 200_000;
export const DEFAULT_SEED = 20210608;

const REFERENCE = fileURLToPath(new URL('../../data/reference', import.meta.url));

/** Writes the sample; the same options give the same bytes. Throws a `Refusal` for what a caller can mend. */
export async function writeSample(options: SampleOptions): Promise<SampleSummary> {
  const { activities = DEFAULT_ACTIVITIES, seed = DEFAULT_SEED, onProgress = () => undefined } = options;
  const register = await readRegister(options.reference ?? REFERENCE);
  const all = officesFromRegister(register, seed, activities);
  const provinces = provincesOf(options.provinces, all);
  const offices = all.filter((office) => provinces.includes(office.province));
  const folder = openSampleFolder(options.out);
  const tally = createTally();
  const mix = kindMixOf(register.kinds);
  const total = offices.reduce((sum, office) => sum + office.activities, 0);
  let done = 0;
  for (const province of provinces) {
    const communities = await register.communitiesOf(province);
    for (const office of offices.filter((one) => one.province === province)) {
      writeOfficeFolder(office, {
        out: folder.staging,
        seed,
        activities,
        register,
        communities,
        mix,
        tally,
        onActivities: (count) => onProgress((done += count), total),
      });
    }
  }
  const summary = tally.summary();
  folder.finish(description(seed, activities, provinces, summary), officesCsv(offices));
  return summary;
}

/** The first two digits of the provinces asked for, in code order. */
function provincesOf(asked: readonly string[] | undefined, offices: readonly Office[]): readonly string[] {
  const known = [...new Set(offices.map((office) => office.province))];
  const unknown = asked?.find((code) => !/^\d\d0000$/u.test(code) || !known.includes(code.slice(0, 2)));
  if (unknown !== undefined) {
    throw new Refusal(
      2,
      `--provinces：没有代码为 ${unknown} 的示例省份，请写如 430000,110000。/ ` +
        `--provinces: unknown province ${unknown}; write codes such as 430000,110000.`,
    );
  }
  return asked === undefined ? known : known.filter((province) => asked.includes(`${province}0000`));
}

function description(seed: number, activities: number, provinces: readonly string[], summary: SampleSummary) {
  return {
    sample: true,
    title: '示例数据 / sample data',
    note: {
      zh: '本文件夹由程序按固定种子生成，组织、活动和数字都是虚构的，不反映任何地方的实际情况。',
      en: 'This folder was generated from a fixed seed. Its organisations, activities and numbers are made up and say nothing about any real place.',
    },
    seed,
    activities,
    provinces: provinces.map((province) => `${province}0000`),
    ...summary,
  };
}

/** The list of offices, in the columns of the reference folder's `offices.csv`. */
function officesCsv(offices: readonly Office[]): string {
  const lines = offices.map(
    ({ folder, name, area, dueDays }) => `${folder},${name},${area},2021-06,,${dueDays}`,
  );
  return `${['office,office_name,region_code,from,to,due_days', ...lines].join('\n')}\n`;
}
