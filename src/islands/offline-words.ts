// What pages say without a connection, and how pages and the service worker speak with each other.
import type { Lang } from '../schema/column.ts';

/** Page → worker. `seen`: addresses that a page used before the worker saw its requests; `kept`: asks `Kept`. */
export type ToServiceWorker =
  { readonly kind: 'seen'; readonly urls: readonly string[] } | { readonly kind: 'kept' };

/** Worker → page, on the port that came along: when the page was kept (ISO time); null where the server sent it. */
export type Kept = string | null;

/** The header of a kept page that tells when it was kept. */
export const KEPT_AT = 'linli-kept-at';

/** The cache of a release; no cache holds anything of two. */
export const cacheOf = (release: string): string => `linli ${release}`;

/** The release that a page's markup names; null where it names none, or the page is another site's. */
export function releaseOf(html: string): string | null {
  return /<html[^>]* data-release="([^"]+)"/.exec(html)?.[1] ?? null;
}

const WORDS = {
  zh: {
    kept: (when: string, release: string) =>
      `没有网络。这一页是${when}保存的，版本${release}；现在也许有更新的版本。`,
    again: '再试一次',
  },
  en: {
    kept: (when: string, release: string) =>
      `No connection. This page was kept on ${when}, release ${release}; there may be a newer one by now.`,
    again: 'Try again',
  },
} as const;

export const offlineWords = (lang: Lang) => WORDS[lang];

/** `2026年11月26日 09:05`, `26 November 2026 at 09:05`, by the reader's clock. */
export function timeInWords(iso: string, lang: Lang): string {
  const locale = lang === 'zh' ? 'zh-CN' : 'en-GB';
  return new Date(iso).toLocaleString(locale, { dateStyle: 'long', timeStyle: 'short', hour12: false });
}
