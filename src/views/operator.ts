// The operator's name and the site's address, with what stands in their place while a sample site has none.
import type { Lang } from '../schema/column.ts';
import { buildInfo } from './build-info.ts';

export function operatorName(lang: Lang): string {
  const { operator } = buildInfo().site;
  return operator || (lang === 'zh' ? '〔部署单位填写〕' : '[to be filled in by the operator]');
}

/** The origin before addresses that are cited: `https://example.org`, or a placeholder. */
export function citedOrigin(lang: Lang): string {
  const { url } = buildInfo().site;
  return url.replace(/\/+$/, '') || (lang === 'zh' ? '〔网址〕' : '[address]');
}
