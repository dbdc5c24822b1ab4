// E-mail addresses and accounts of messengers, in a plain text.
import type { Found } from './found.ts';

const EMAIL =
  /([A-Za-z0-9])[A-Za-z0-9._%+-]{0,63} ?@ ?[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4} ?\. ?[A-Za-z]{2,10}(?![A-Za-z])/g;
/** An account is told by the word before it; a group's or a public account's is nobody's. */
const ACCOUNT =
  /(?:[微薇V]信|(?<![A-Za-z])(?:QQ|VX|WeChat))(?:号码?)? ?(?:[:是为]|(?<=[号信]) ?) ?([A-Za-z][A-Za-z0-9_-]{5,19}|[1-9]\d{4,10})(?![A-Za-z0-9])/gi;

/** All e-mail addresses and accounts. */
export function contactsIn(text: string): Found[] {
  const emails = [...text.matchAll(EMAIL)].map(({ 0: all, 1: first = '', index }) => ({
    kind: 'EMAIL' as const,
    start: index,
    end: index + all.length,
    hidden: `${first}***@***`,
  }));
  const accounts = [...text.matchAll(ACCOUNT)].map(({ 0: all, 1: account = '', index }) => {
    const end = index + all.length;
    return {
      kind: 'EMAIL' as const,
      start: end - account.length,
      end,
      hidden: `${account.slice(0, 1)}***`,
    };
  });
  return [...emails, ...accounts];
}
