// Tables as HTML strings: region pages are many, and a string is several times cheaper than a component for each cell.
import { escaped } from '../charts/svg.ts';
import { STATE_TAGS, type Cell } from '../format/cell.ts';
import type { Lang } from '../schema/column.ts';

/** Markup that is safe as it is. */
export interface Html {
  readonly html: string;
}
export type Content = string | Html;

export interface Column {
  readonly label: Content;
  readonly numeric?: boolean;
  /** How a reader had the rows sorted by this column. */
  readonly sort?: 'ascending' | 'descending';
}

/** A row with its heading, or a heading for the rows that follow. */
export interface Row {
  readonly id?: string;
  readonly head: Content;
  /** One for each column after the first; none where the row heads the following ones. */
  readonly cells?: readonly Content[];
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** Text made safe, or markup as it is. */
export function markup(content: Content): string {
  return typeof content === 'string' ? escaped(content) : content.html;
}

/** A cell's number, or the tag of its state. */
export function valueHtml(cell: Cell, format: (value: number) => string, lang: Lang): Html {
  if (cell.state === 'ok') return { html: escaped(format(cell.value)) };
  const tag = STATE_TAGS[cell.state][lang];
  if (cell.state === 'not_applicable') return { html: tag };
  return { html: `<span class="tag ${cell.state === 'suppressed' ? 'sup' : 'mis'}">${tag}</span>` };
}

/** A link to a region; names stay Chinese on English pages, and say so. */
export function regionLink(name: string, address: string | null, lang: Lang): Html {
  const chinese = lang === 'en' ? ' lang="zh-CN"' : '';
  if (address !== null) return { html: `<a href="${escaped(address)}"${chinese}>${escaped(name)}</a>` };
  return { html: chinese ? `<span${chinese}>${escaped(name)}</span>` : escaped(name) };
}

function rowHtml({ id, head, cells }: Row, columns: readonly Column[]): string {
  const anchor = id === undefined ? '' : ` id="${escaped(id)}"`;
  if (!cells)
    return `<tr class="group-row"${anchor}><th scope="colgroup" colspan="${columns.length}">${markup(head)}</th></tr>`;
  const rest = cells.map((content, index) => {
    // Most cells are numbers: the style sheet sets them right, and the few others are marked.
    return `<td${columns[index + 1]?.numeric ? '' : ' class="w"'}>${markup(content)}</td>`;
  });
  return `<tr${anchor}><th scope="row">${markup(head)}</th>${rest.join('')}</tr>`;
}

/** The whole table; its caption is for people who hear it, as the figure's title stands above. */
export function tableHtml({ caption, columns, rows }: Table): string {
  const heads = columns.map(
    ({ label, numeric, sort }) =>
      `<th scope="col"${numeric ? '' : ' class="w"'}${sort ? ` aria-sort="${sort}"` : ''}>${markup(label)}</th>`,
  );
  return (
    `<table class="data"><caption class="vh">${escaped(caption)}</caption><thead><tr>${heads.join('')}</tr></thead>` +
    `<tbody>${rows.map((row) => rowHtml(row, columns)).join('')}</tbody></table>`
  );
}

/** A sentence as markup; on English pages the Chinese names in it say that they are. */
export function sentenceHtml(sentence: string, names: readonly string[], lang: Lang): Html {
  let html = escaped(sentence);
  if (lang === 'en')
    for (const name of new Set(names))
      html = html.replaceAll(escaped(name), `<span lang="zh-CN">${escaped(name)}</span>`);
  return { html };
}
