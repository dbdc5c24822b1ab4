// The frame of a report for an office: one HTML file that asks nobody for anything, with the site's own colours.
import { readFileSync } from 'node:fs';
import { escaped } from '../../src/charts/svg.ts';
import { htmlLang, text } from '../../src/format/language.ts';
import type { Lang } from '../../src/schema/column.ts';

/** What the reports of one run have in common. */
export interface ReportFrame {
  readonly lang: Lang;
  /** The release that the run would make, and the day from which it speaks. */
  readonly release: string;
  readonly day: string;
  readonly sample: boolean;
}

const css = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

/** The site's tokens, then what a report is made of. */
const STYLE = `${css('../../src/styles/tokens.css')}\n${css('./office-report.css')}`;

/** A whole document; `title` is text, `body` markup. */
export function reportDocument({ lang, sample }: ReportFrame, title: string, body: string): string {
  const t = text(lang);
  const strip = sample
    ? `<p class="sample"><b>${t('示例数据', 'Sample data')}</b> ${t('由程序生成，不是真实情况。', 'Made by a program; it describes nothing real.')}</p>\n`
    : '';
  return `<!doctype html>
<html lang="${htmlLang(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<style>
${STYLE}</style>
</head>
<body>
${strip}<main>
${body}
</main>
</body>
</html>
`;
}
