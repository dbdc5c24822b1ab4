// `offices/`: a report for each office, to be mailed back to it, and an index for the operator.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { escaped } from '../../src/charts/svg.ts';
import { text } from '../../src/format/language.ts';
import { full } from '../../src/format/numbers.ts';
import { byCodePoint } from '../../src/ingest/code-point-order.ts';
import type { Accounts } from './accounts.ts';
import { fileNames } from './office-file-names.ts';
import type { Office } from './office-page.ts';
import { officeName, officePage } from './office-page.ts';
import { scrolling } from './office-problems.ts';
import { countCells, countColumns, countsOf } from './office-received.ts';
import type { ReportFrame } from './report-document.ts';
import { reportDocument } from './report-document.ts';

/** The folder of the reports within a work folder. */
export const officesFolder = (work: string): string => join(work, 'offices');

/** Offices in code-point order of their names, each with its files, superseded rows and decisions in the order of the accounts. */
function officesOf({ files, superseded, held }: Accounts): Office[] {
  const filesBy = Map.groupBy(files, (file) => file.office);
  const officeOf = new Map(files.map((file) => [file.path, file.office]));
  const supersededBy = Map.groupBy(superseded, (row) => officeOf.get(row.path));
  const decisionsBy = Map.groupBy(held.decisions, (one) => one.office);
  return [...filesBy.keys()].sort(byCodePoint).map((name) => ({
    name,
    files: filesBy.get(name) ?? [],
    superseded: supersededBy.get(name) ?? [],
    decisions: decisionsBy.get(name) ?? [],
  }));
}

/** Writes `offices/<office>.html` and `offices/index.html` into the work folder, in place of those of the run before. */
export async function writeOfficeReports(
  work: string,
  accounts: Accounts,
  frame: ReportFrame,
): Promise<void> {
  const folder = officesFolder(work);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const offices = officesOf(accounts);
  const names = fileNames(offices.map(({ name }) => name));
  for (const [i, office] of offices.entries()) {
    await writeFile(join(folder, names[i] ?? ''), officePage(office, frame));
  }
  await writeFile(join(folder, 'index.html'), indexPage(offices, names, frame));
}

function indexPage(offices: readonly Office[], names: readonly string[], frame: ReportFrame): string {
  const { lang, release, day } = frame;
  const t = text(lang);
  const title = t('各报送单位的检查结果', 'The check of every office');
  const table = scrolling({
    caption: t('各报送单位的文件和行数', 'Files and rows by office'),
    columns: [
      { label: t('报送单位', 'Office') },
      { label: t('文件', 'Files'), numeric: true },
      { label: t('读不了', 'Unreadable'), numeric: true },
      ...countColumns(lang),
    ],
    rows: offices.map(({ name, files }, i) => {
      const counts = countsOf(files);
      const address = encodeURIComponent(names[i] ?? '');
      return {
        head: { html: `<a href="${address}"><bdi>${escaped(officeName(name, lang))}</bdi></a>` },
        cells: [full(counts.files), full(counts.unreadable), ...countCells(counts)],
      };
    }),
  });
  return reportDocument(
    frame,
    title,
    `<h1>${title}</h1>
<p class="muted">${escaped(t(`发布编号${release}，截至${day}。`, `Release ${release}, as of ${day}.`))}</p>
<p>${t('单位：行。每个单位一个文件，可以直接发回给它。', 'Unit: rows. One file an office, to be mailed back to it.')}</p>
${table}`,
  );
}
