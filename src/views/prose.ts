// Rendered Markdown → pieces of a page: addresses get the language and base, `{operator}` its name, a heading that ends
// in `{#name}` that anchor, and a paragraph `[[name]]` becomes the place of a block made from data.
import { escaped } from '../charts/svg.ts';
import { dataHref, href } from '../format/href.ts';
import type { Lang } from '../schema/column.ts';
import { operatorName } from './operator.ts';

export type Piece = { readonly html: string } | { readonly block: string };

/** `## 原因代码 {#codes}`: an anchor that is the same in both languages. */
const ANCHORED = /<(h[2-4]) id="[^"]*">([^<]*?) *\{#([a-z-]+)\}<\/\1>/g;

export function piecesOf(html: string, lang: Lang): readonly Piece[] {
  return html
    .split(/<p>\[\[(\w+)\]\]<\/p>/)
    .map((part, index) => (index % 2 === 1 ? { block: part } : { html: localised(part, lang) }))
    .filter((piece) => 'block' in piece || piece.html.trim() !== '');
}

/** Links within the site are written `/about/methods/` for pages and `/data/report.json` for data files. */
function localised(html: string, lang: Lang): string {
  return html
    .replace(/href="(\/[^"]*)"/g, (_, path: string) =>
      path.startsWith('/data/') && !path.endsWith('/')
        ? `href="${dataHref(path.slice('/data/'.length))}"`
        : `href="${href(path, lang)}"`,
    )
    .replace(ANCHORED, '<$1 id="$3">$2</$1>')
    .replaceAll('{operator}', escaped(operatorName(lang)))
    .replaceAll('<table>', '<div class="scroll" tabindex="0" role="region" aria-label="{table}"><table>')
    .replaceAll('</table>', '</table></div>')
    .replaceAll('{table}', lang === 'zh' ? '表，可左右滚动' : 'Table, scrolls sideways');
}
