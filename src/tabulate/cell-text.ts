// Cells in words: as the table shows them, as a spreadsheet takes them, and what the units of an item are.
import { full, percent, rounded, signedPoints } from '../format/numbers.ts';
import { STATE_TAGS } from '../format/cell.ts';
import type { Lang } from '../schema/column.ts';
import type { Choice } from './choice.ts';
import type { Item, Shown } from './result.ts';

/** `场`, `%`, `个百分点`; `activities`, `%`, `points`. */
export function unitOf({ measure, kind }: Item, lang: Lang): string {
  if (kind === 'share' || kind === 'growth') return '%';
  if (kind === 'change' && measure.rate) return lang === 'zh' ? '个百分点' : 'percentage points';
  return measure.unit;
}

/** What is told of the measure: `比上期增减`, `占全部任务`; empty for its value. */
export function kindName(kind: Item['kind'], { compare, share }: Choice, lang: Lang): string {
  const zh = lang === 'zh';
  if (kind === 'value') return '';
  if (kind === 'share') {
    if (share === 'task') return zh ? '占全部任务' : 'share of all tasks';
    return zh ? '占上一级地区' : 'share of the region above';
  }
  const since =
    compare === 'year' ? (zh ? '比上年同期' : 'on a year before') : zh ? '比上期' : 'on the period before';
  if (kind === 'growth') return since;
  return zh ? `${since}增减` : `change ${since}`;
}

/** An item as the head of a column, with its unit. */
export function itemName(item: Item, choice: Choice, lang: Lang, withMeasure: boolean): string {
  const kind = kindName(item.kind, choice, lang);
  const unit = unitOf(item, lang);
  const label = item.measure.label;
  const zh = lang === 'zh';
  const name = kind === '' ? label : withMeasure ? (zh ? `${label}${kind}` : `${label}, ${kind}`) : kind;
  // English labels of counts name what they count already.
  if (!zh && unit !== '%' && label.includes(unit)) return name;
  return zh ? `${name}（${unit}）` : `${name} (${unit})`;
}

function signed(text: string, value: number): string {
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A number as the table shows it: commas, one decimal for per cent, signs for changes. */
export function numberText({ measure, kind }: Item, value: number): string {
  if (kind === 'share') return percent(value);
  if (kind === 'growth') return signed(full(value * 100, 1), value);
  if (kind === 'change') {
    return measure.rate ? signedPoints(value) : signed(full(value, measure.decimals), value);
  }
  return measure.rate ? percent(value) : full(value, measure.decimals);
}

/** The number that a spreadsheet takes, without binary noise: per cent as 12.3456, counts whole. */
export function plainNumber({ measure, kind }: Item, value: number): number {
  const isShare = kind === 'share' || kind === 'growth' || measure.rate !== undefined;
  return isShare ? rounded(value * 100, 4) : rounded(value, measure.decimals);
}

/** How many decimals a spreadsheet shows of it. */
export function decimalsOf({ measure, kind }: Item): number {
  return kind === 'share' || kind === 'growth' || measure.rate ? 1 : measure.decimals;
}

/** The words that stand where there is no number. */
export function stateText(shown: Exclude<Shown, { state: 'ok' }>, lang: Lang): string {
  return shown.state === 'absent' ? '—' : STATE_TAGS[shown.state][lang];
}

/** A cell as text: `1,234`, `隐去`. */
export function cellText(item: Item, shown: Shown, lang: Lang): string {
  return shown.state === 'ok' ? numberText(item, shown.value) : stateText(shown, lang);
}
