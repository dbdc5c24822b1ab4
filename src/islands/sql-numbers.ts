// Numbers of a result as the page shows them: every digit, with thousands separated.
import type { Value } from '../engine/interface.ts';

/** Exact text of a cell; integers and decimals grouped by thousands where `grouped`. */
export function cellText(value: Exclude<Value, null>, grouped: boolean): string {
  const text = String(value);
  return grouped && /^-?\d+(?:\.\d+)?$/.test(text)
    ? text.replace(/\d(?=(?:\d{3})+(?!\d))(?<!\.\d*)/g, '$&,')
    : text;
}

export function isNumberType(type: string): boolean {
  return /^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|FLOAT|DOUBLE|DECIMAL\(.*\))$/.test(type);
}
