// Before anything is published, the auditor attacks it: what it can work out, a reader can. The quick attack leaves out
// the largest parts of the reader's system, and says so.
import type { Lang } from '../../src/schema/column.ts';
import type { Finding } from '../audit/finding.ts';
import { findingsIn } from '../audit/folder-findings.ts';
import { CommandError } from '../command/error.ts';
import { progress, say, timed } from '../command/progress.ts';

/** A part of the reader's system with more hidden counts than this takes minutes: it is left to `npm run audit`. */
const MOST_UNKNOWNS = 4000;
/** Findings that are told one by one. */
const MOST_TOLD = 20;

/**
 * Audits a data folder that is about to be published to `out`. Throws a CommandError where a cell is shown, or follows
 * from what is shown, and must not.
 */
export async function assertNothingOpen(data: string, out: string): Promise<void> {
  let leftOut = 0;
  const bar = progress('审查 audit', 1);
  const findings = await timed('审查 audit', async () => {
    const found = await findingsIn(data, {
      mostUnknowns: MOST_UNKNOWNS,
      onProgress: bar.at,
      onLeftOut: (unknowns) => (leftOut = unknowns),
    });
    bar.end();
    return found;
  });
  if (findings.length > 0) throw notPublished(findings);
  if (leftOut === 0) return;
  say(leftOutLine(leftOut, out));
}

/** What is said of hidden counts that were not audited. */
export const leftOutLine = (leftOut: number, out: string): string =>
  `  有${leftOut}个隐去的数，所在的部分超过${MOST_UNKNOWNS}个，这次没有审查；要全部审查，请运行 npm run audit -- ${out} / ${leftOut} hidden counts lie in parts of more than ${MOST_UNKNOWNS} and were not audited; npm run audit -- ${out} audits all`;

/** The refusal to publish, with the first findings. */
export function notPublished(findings: readonly Finding[]): CommandError {
  const told = (lang: Lang): string =>
    findings
      .slice(0, MOST_TOLD)
      .map(({ file, cell, why }) => `  ${file} ${cell}: ${why[lang]}\n`)
      .join('');
  const more = findings.length - MOST_TOLD;
  return new CommandError(1, {
    zh: `没有发布：审查发现${findings.length}处不该公布的数，--out 没有改动。\n${told('zh')}${more > 0 ? `  另有${more}处。\n` : ''}这是程序的错，请报告；急着发布的，可以在 release-plan.csv 中去掉这一层级或时期。`,
    en: `Not published: the audit found ${findings.length} cells that must not be shown; --out is as it was.\n${told('en')}${more > 0 ? `  And ${more} more.\n` : ''}This is a fault of the program: please report it. To publish meanwhile, leave that level or period out in release-plan.csv.`,
  });
}
