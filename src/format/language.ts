// The two languages of the site, and how a page says a thing in its own.
import type { Lang, Text } from '../schema/column.ts';

export type { Lang, Text };

export const LANGS: readonly Lang[] = ['zh', 'en'];

/** The language of a route: `[...lang]` is undefined for Chinese and `en` for English. */
export function langFromParam(param: string | undefined): Lang {
  return param === 'en' ? 'en' : 'zh';
}

/** The `lang` params of both languages, for `getStaticPaths`. */
export const LANG_PARAMS: readonly (string | undefined)[] = [undefined, 'en'];

/** The value of the `lang` attribute. */
export function htmlLang(lang: Lang): string {
  return lang === 'zh' ? 'zh-CN' : 'en';
}

/** Says things in one language: `t('地区', 'Region')`, or `t(label)` with a schema's label. */
export type Say = (zh: string | Text, en?: string) => string;

/** A function that picks the text of `lang`; a pair of strings keeps both languages side by side in a template. */
export function text(lang: Lang): Say {
  return (zh, en) => (typeof zh === 'string' ? (lang === 'zh' ? zh : (en ?? zh)) : zh[lang]);
}
