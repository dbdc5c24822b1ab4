// The site's own words against both gates: explanations, stories, decisions, and what the operator's config prints on
// every page. What rows are held back for does not stand on the site either.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HELD_PROBLEMS, PERSONAL_DATA_PROBLEMS } from '../../src/ingest/problems-held.ts';
import { masked } from '../../src/ingest/mask.ts';
import type { NegativeList, NegativeRow } from '../../src/ingest/screening/negative-list.ts';
import { negativeList } from '../../src/ingest/screening/negative-list.ts';
import { screened } from '../../src/ingest/screening/screen.ts';
import type { SiteConfig } from '../../src/schema/build-info.ts';
import type { Text } from '../../src/schema/column.ts';
import { CommandError } from '../command/error.ts';
import { ROOT } from '../command/options.ts';

/**
 * A line with this mark is let through: it states a rule of the negative list, or speaks of one. In Markdown it stands in
 * a comment at the end of the line: `<!-- screened: states a rule -->`; in front matter behind a #.
 */
const ALLOWED = /(?:<!--|#) screened: [^\s-]/;

/** A line of a text that hits a gate. */
export interface TextHit {
  /** The file from the project's root, or the config's key. */
  readonly place: string;
  /** 0 where a text has no lines. */
  readonly line: number;
  readonly code: string;
  readonly says: Text;
}

/** The hits in a text, line by line. */
export function hitsInText(place: string, text: string, negative: NegativeList): TextHit[] {
  return text.split('\n').flatMap((line, i) => {
    if (ALLOWED.test(line)) return [];
    return screened({ name: '', kind: 'text' }, line, negative).map(({ code, more }) => ({
      place,
      line: i + 1,
      code,
      says: more ?? titleOf(code),
    }));
  });
}

const TITLES: Readonly<Record<string, { readonly title: Text }>> = {
  ...PERSONAL_DATA_PROBLEMS,
  ...HELD_PROBLEMS,
};

const titleOf = (code: string): Text => TITLES[code]?.title ?? { zh: code, en: code };

/** Markdown files below a folder of the project, in order. */
function textsBelow(folder: string): { place: string; text: string }[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => ({ place: join(folder, name), text: readFileSync(join(ROOT, folder, name), 'utf8') }));
}

/** All hits in the texts that the site is made of. */
export function hitsInSite(site: SiteConfig, rows: readonly NegativeRow[]): TextHit[] {
  const negative = negativeList(rows);
  const config = Object.entries(site).map(([key, value]) => ({ place: `site.${key}`, text: String(value) }));
  return [
    ...textsBelow('src/content').flatMap(({ place, text }) => hitsInText(place, text, negative)),
    ...config.flatMap(({ place, text }) =>
      hitsInText(place, text, negative).map((hit) => ({ ...hit, line: 0 })),
    ),
  ];
}

/** Throws a CommandError where a text of the site hits a gate: nothing is published then. */
export function assertTextsScreened(site: SiteConfig, rows: readonly NegativeRow[]): void {
  const hits = hitsInSite(site, rows);
  if (hits.length === 0) return;
  const list = (lang: keyof Text): string =>
    hits
      .map(
        ({ place, line, code, says }) =>
          `  ${place}${line > 0 ? `:${line}` : ''} ${code} ${masked(says[lang])}`,
      )
      .join('\n');
  throw new CommandError(1, {
    zh: `没有发布：网站的文字里有${hits.length}处个人信息或触及负面清单的词语，--out 没有改动。请改写；只是引述规则的，在那一行末尾写 <!-- screened: 理由 --> 。\n${list('zh')}`,
    en: `Not published: personal data, or words of the negative list, in ${hits.length} places of the site's texts; --out is as it was. Write them otherwise; a line that only states a rule gets <!-- screened: reason --> at its end.\n${list('en')}`,
  });
}
