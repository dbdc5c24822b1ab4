// Numbers of a page's figures and tables, in the order in which they are asked for.
import type { Lang } from '../schema/column.ts';

export interface Numbering {
  /** `图1`, `Figure 1`. */
  figure(): string;
  /** `表1`, `Table 1`. */
  table(): string;
}

/** A fresh count for one page. */
export function numbering(lang: Lang): Numbering {
  const counts = { figure: 0, table: 0 };
  const next = (kind: 'figure' | 'table', zh: string, en: string) => {
    counts[kind] += 1;
    return lang === 'zh' ? `${zh}${counts[kind]}` : `${en} ${counts[kind]}`;
  };
  return { figure: () => next('figure', '图', 'Figure'), table: () => next('table', '表', 'Table') };
}
