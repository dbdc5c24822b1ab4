// How an office writes its files: its own choice of encoding, headers, dates, codes or names, and how it splits them.
import type { InputTableName } from '../../src/schema/column.ts';
import type { DateForm } from './dates.ts';
import { integer, isChance, pick, pickWeighted, randomFromKey, type Random } from './random.ts';

export type Encoding = 'utf-8' | 'utf-8-bom' | 'gb18030';
export type Split = 'one' | 'year' | 'quarter' | 'month';
export type IdForm = 'prefixed' | 'plain' | 'yearly' | 'short';

export interface Habits {
  readonly encoding: Encoding;
  readonly eol: '\n' | '\r\n';
  readonly delimiter: ',' | ';' | '\t';
  readonly quotesAll: boolean;
  /** A line above the header: the form's title, or the `sep=` that spreadsheets write. */
  readonly hasTitleRow: boolean;
  readonly hasSepRow: boolean;
  readonly headers: 'names' | 'labels' | 'mixed';
  readonly shufflesColumns: boolean;
  readonly hasRemarks: boolean;
  readonly split: Readonly<Record<InputTableName, Split>>;
  readonly fileSeparator: '-' | '_';
  /** The folder of a file inside the office's own, by year; empty for none. */
  readonly folderOfYear: (year: string) => string;
  readonly dateForms: readonly DateForm[];
  readonly tasksByName: boolean;
  readonly groupsBy: 'code' | 'name' | 'narrow-name';
  readonly listSeparator: '、' | ';' | '|';
  /** What stands for a number that was not reported. */
  readonly blank: '' | '-' | '—';
  readonly leftOut: ReadonlySet<string>;
  readonly idForm: IdForm;
  readonly satisfaction: number;
  readonly handsInReturns: boolean;
  readonly targetDays: readonly string[];
}

const NO_FOLDER = (): string => '';

export function habitsOfOffice(seed: number, office: string): Habits {
  const random = randomFromKey(seed, office, 'habits');
  const delimiter = pickWeighted(random, [
    [',', 88],
    [';', 6],
    ['\t', 6],
  ] as const);
  const split = pickWeighted<Split>(random, [
    ['one', 40],
    ['year', 30],
    ['quarter', 16],
    ['month', 14],
  ]);
  return {
    encoding: pickWeighted<Encoding>(random, [
      ['utf-8', 5],
      ['utf-8-bom', 2],
      ['gb18030', 1],
    ]),
    eol: isChance(random, 0.45) ? '\r\n' : '\n',
    delimiter,
    quotesAll: isChance(random, 0.08),
    hasTitleRow: isChance(random, 0.04),
    hasSepRow: delimiter === ';' && isChance(random, 0.5),
    headers: pickWeighted(random, [
      ['names', 45],
      ['labels', 40],
      ['mixed', 15],
    ] as const),
    shufflesColumns: isChance(random, 0.35),
    hasRemarks: isChance(random, 0.12),
    split: {
      activities: split,
      outcomes: isChance(random, 0.7) ? split : 'one',
      needs: isChance(random, 0.3) ? 'year' : 'one',
      targets: 'one',
      returns: 'one',
    },
    fileSeparator: isChance(random, 0.7) ? '-' : '_',
    folderOfYear: isChance(random, 0.2)
      ? pick(random, [(year: string) => year, (year: string) => year && `${year}年`, () => '报送'])
      : NO_FOLDER,
    dateForms: dateForms(random),
    tasksByName: isChance(random, 0.4),
    groupsBy: pickWeighted(random, [
      ['code', 55],
      ['name', 30],
      ['narrow-name', 15],
    ] as const),
    listSeparator: pickWeighted(random, [
      ['、', 70],
      [';', 15],
      ['|', 15],
    ] as const),
    blank: pickWeighted(random, [
      ['', 70],
      ['-', 15],
      ['—', 15],
    ] as const),
    leftOut: columnsLeftOut(random),
    idForm: pick(random, ['prefixed', 'plain', 'yearly', 'short'] as const),
    satisfaction: 0.9 + integer(random, 0, 80) / 1000,
    handsInReturns: isChance(random, 0.86),
    targetDays: pickWeighted<readonly string[]>(random, [
      [['2021-12-31', '2022-12-31'], 80],
      [['2021-12-31'], 12],
      [['2022-12-31'], 8],
    ]),
  };
}

function dateForms(random: Random): readonly DateForm[] {
  const usual = pickWeighted<DateForm>(random, [
    ['dashes', 50],
    ['slashes', 20],
    ['dots', 8],
    ['digits', 8],
    ['characters', 8],
    ['dashes-time', 4],
    ['slashes-time', 2],
  ]);
  return isChance(random, 0.15)
    ? [usual, usual, usual, pick(random, ['dashes', 'slashes', 'dots'])]
    : [usual];
}

/** Optional columns that the office's form does not have at all. */
function columnsLeftOut(random: Random): ReadonlySet<string> {
  const shares: readonly (readonly [string, number])[] = [
    ['updated_at', 0.55],
    ['first_time', 0.06],
    ['representatives', 0.12],
    ['actors', 0.06],
    ['departments', 0.06],
    ['title', 0.02],
  ];
  return new Set(shares.filter(([, share]) => isChance(random, share)).map(([name]) => name));
}
