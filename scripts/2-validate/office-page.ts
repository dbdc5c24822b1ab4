// The report for one office: what was received, what must be mended, what should be checked, how to hand in again.
import { escaped } from '../../src/charts/svg.ts';
import { text } from '../../src/format/language.ts';
import { full } from '../../src/format/numbers.ts';
import type { Lang } from '../../src/schema/column.ts';
import type { FullFileAccount, SupersededRow } from './accounts.ts';
import type { MetDecision } from './held-rows.ts';
import { decisionsHtml, heldHtml } from './office-held.ts';
import { problemsHtml, quoted, scrolling } from './office-problems.ts';
import type { OfficeCounts } from './office-received.ts';
import { countsOf, readingHtml, rowsHtml } from './office-received.ts';
import type { ReportFrame } from './report-document.ts';
import { reportDocument } from './report-document.ts';

export interface Office {
  /** The name of its folder; `_` for files in no office's folder. */
  readonly name: string;
  readonly files: readonly FullFileAccount[];
  readonly superseded: readonly SupersededRow[];
  /** What was decided about its rows. */
  readonly decisions: readonly MetDecision[];
}

/** An office's name for people. */
export function officeName(name: string, lang: Lang): string {
  if (name !== '_') return name;
  return lang === 'zh' ? '没有放进单位文件夹的文件' : 'Files in no office folder';
}

/** The whole report, an HTML document. Everything an office wrote is escaped. */
export function officePage(office: Office, frame: ReportFrame): string {
  const { lang, release, day } = frame;
  const t = text(lang);
  const name = officeName(office.name, lang);
  const title = t(`${name}：报送文件检查结果`, `${name}: check of the files handed in`);
  const counts = countsOf(office.files);
  const body = [
    `<h1>${escaped(title)}</h1>`,
    `<p class="muted">${escaped(t(`邻里守望数据，发布编号${release}，截至${day}。`, `Neighbourly Care Data, release ${release}, as of ${day}.`))}</p>`,
    `<p>${summary(counts, lang)}</p>`,
    `<h2>${t('收到了什么', 'What was received')}</h2>`,
    `<p>${t('单位：行。读入＝接收＋替换＋拒绝；提醒是请再核对的地方。', 'Unit: rows. Read = accepted + superseded + rejected; warnings are places to check.')}</p>`,
    rowsHtml(office.files, lang),
    office.files.some((file) => file.encoding !== null) ? readingHtml(office.files, lang) : '',
    `<h2>${t('必须改', 'Must be mended')}</h2>`,
    mustMend(office.files, counts, lang),
    heldHtml(office.files, lang),
    decisionsHtml(office.decisions, lang),
    `<h2>${t('请核对', 'Please check')}</h2>`,
    pleaseCheck(office.files, lang),
    `<h2>${t('被替换的行', 'Rows that were superseded')}</h2>`,
    supersededHtml(office, counts.superseded, lang),
    `<h2>${t('怎样再交', 'How to hand in again')}</h2>`,
    againHtml(lang),
  ];
  return reportDocument(frame, title, body.filter((part) => part !== '').join('\n'));
}

function summary(counts: OfficeCounts, lang: Lang): string {
  const [files, unreadable, read, accepted, superseded, rejected, held] = [
    counts.files,
    counts.unreadable,
    counts.read,
    counts.accepted,
    counts.superseded,
    counts.rejected,
    counts.held,
  ].map((count) => full(count));
  if (lang === 'zh') {
    const broken = counts.unreadable > 0 ? `有${unreadable}个文件读不了。` : '';
    const waiting = counts.held > 0 ? `（其中${held}行等待决定）` : '';
    return `收到${files}个文件，读入${read}行：接收${accepted}行，替换${superseded}行，拒绝${rejected}行${waiting}。${broken}拒绝的行不进入统计。`;
  }
  const broken = counts.unreadable > 0 ? ` Files that cannot be read: ${unreadable}.` : '';
  const waiting = counts.held > 0 ? ` (${held} of them wait for a decision)` : '';
  return `Files: ${files}. Rows read: ${read}; accepted ${accepted}, superseded ${superseded}, rejected ${rejected}${waiting}.${broken} Rejected rows are in no statistic.`;
}

/** Files that cannot be read, then rejected rows. */
function mustMend(files: readonly FullFileAccount[], counts: OfficeCounts, lang: Lang): string {
  const t = text(lang);
  const unreadable = files.filter((file) => file.error !== null);
  const toMend = counts.rejected - counts.held;
  if (unreadable.length === 0 && counts.rejected === 0) {
    return `<p>${t('没有。每个文件都读完了，没有行被拒绝。', 'Nothing. Every file was read, and no row was rejected.')}</p>`;
  }
  const list = unreadable.map(
    (file) => `<li>${quoted(file.path).html}${t('：', ': ')}${quoted(file.error ?? '').html}</li>`,
  );
  const broken =
    list.length === 0
      ? ''
      : `<h3>${t('读不了的文件', 'Files that cannot be read')}</h3>\n<ul>${list.join('')}</ul>\n`;
  if (toMend === 0) {
    const none = t('没有要改的行。', 'No row has to be mended.');
    return broken === '' ? `<p>${none}</p>` : broken;
  }
  const rows = t(
    `拒绝了${full(toMend)}行。一行可能有几个问题，下面都列出来，行号是文件里的行号。`,
    `Rejected rows: ${full(toMend)}. A row may have several problems; all are listed, by the line of the file.`,
  );
  return `${broken}<p>${rows}</p>\n${problemsHtml(files, 'rejected', lang)}`;
}

function pleaseCheck(files: readonly FullFileAccount[], lang: Lang): string {
  const t = text(lang);
  const problems = problemsHtml(files, 'warning', lang);
  if (problems === '') return `<p>${t('没有。', 'Nothing.')}</p>`;
  const lead = t(
    '下面这些不影响接收。没有写错的，不用改。',
    'None of these keeps a row from being accepted. What is right may stay as it is.',
  );
  return `<p>${lead}</p>\n${problems}`;
}

function supersededHtml(office: Office, count: number, lang: Lang): string {
  const t = text(lang);
  if (count === 0) return `<p>${t('没有。', 'None.')}</p>`;
  const lead = t(
    '同一编号有几行时，只算一行，其余的被它替换。这里列出被替换的行，和替换它的行。',
    'Of several rows with one key, one counts and supersedes the others. These were superseded, each with the row that counts.',
  );
  const byFile = Map.groupBy(office.superseded, (row) => row.path);
  const parts = [...byFile].map(([path, shown]) => {
    // The accounts list the first of a file's superseded rows, and count all.
    const whole = office.files.find((file) => file.path === path)?.superseded ?? shown.length;
    const some = t(
      `列出前${full(shown.length)}行，共${full(whole)}行`,
      `the first ${full(shown.length)} of ${full(whole)}`,
    );
    const all = t(`${full(whole)}行`, full(whole));
    const table = scrolling(
      {
        caption: `${path} ${t('被替换的行', 'superseded rows')}`,
        columns: [
          { label: t('行', 'Line') },
          { label: t('编号', 'Key') },
          { label: t('替换它的文件', 'File of the row that counts') },
          { label: t('行', 'Line') },
        ],
        rows: shown.map((row) => ({
          head: String(row.line),
          cells: [quoted(row.key), quoted(row.by_path), String(row.by_line)],
        })),
      },
      'cases',
    );
    return `<h4>${quoted(path).html}${t('：', ': ')}${shown.length < whole ? some : all}</h4>\n${table}`;
  });
  return `<p>${lead}</p>\n${parts.join('\n')}`;
}

function againHtml(lang: Lang): string {
  const steps =
    lang === 'zh'
      ? [
          '在自己的系统或原来的文件里改，不要改这份报告。',
          '编号（活动编号、需求编号）不变，不然会算成另一行。',
          '活动表的“更新时间”（<code>updated_at</code>）写改的时间：同一编号以更新时间最晚的一行为准。',
          '其他四张表没有更新时间，请把改好的整个文件用原来的文件名再交，替换原来的文件。',
          '用Excel、WPS保存时选“CSV UTF-8（逗号分隔）”。代码列先设为文本。',
          '交之前，可以在网站的“报数自检”页（<code>/check/</code>）查一遍：文件只在你的电脑里打开，不会上传。',
        ]
      : [
          'Mend the rows in your own system or file, not in this report.',
          'Keep the ids of activities and needs: with another id a row is another row.',
          'In activities, write the time of the change in <code>updated_at</code>: of rows with one id the latest counts.',
          'The other four tables have no such time: hand in the whole corrected file under its old name, in place of the old one.',
          'In Excel or WPS save as "CSV UTF-8", and set columns of codes to text first.',
          "Before you send a file, the site's page <code>/en/check/</code> checks it on your own computer; nothing is uploaded.",
        ];
  const where =
    lang === 'zh'
      ? '每张表的列、写法和每个代码的意思，见网站“说明”里的“报送说明”（<code>/about/reporting/</code>）。'
      : 'Columns, forms and the meaning of every code are on the site under About, Reporting (<code>/en/about/reporting/</code>).';
  return `<ol>${steps.map((step) => `<li>${step}</li>`).join('')}</ol>\n<p>${where}</p>`;
}
