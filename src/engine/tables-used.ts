// Which published tables a statement reads, so that only these are fetched. Many tables share their name with a
// column (`communities`, `tasks`), so a name counts only where a table can stand.
import { type Token, nameOf, tokensOf } from './sql-tokens.ts';

/** After these a table's name follows, and after each comma of the list that begins there. */
const BEFORE_TABLE = new Set([
  'from',
  'join',
  'table',
  'describe',
  'summarize',
  'pivot',
  'unpivot',
  'into',
  'update',
]);

/** These end a list of tables. */
const AFTER_TABLES = new Set(
  'where group order having limit offset qualify window union except intersect select set values on using sample'.split(
    ' ',
  ),
);

/** Those of `published` that the statement may read, in the order of `published`. Case does not matter. */
export function tablesUsed(sql: string, published: readonly string[]): readonly string[] {
  const used = new Set<string>();
  // One entry per open bracket: whether a table's name is expected, and whether a comma expects one again.
  const depth: { expects: boolean; lists: boolean }[] = [{ expects: false, lists: false }];
  const tokens = tokensOf(sql).filter(({ kind }) => kind !== 'space' && kind !== 'comment');
  tokens.forEach((token, at) => {
    const here = depth.at(-1) ?? { expects: false, lists: false };
    const word = token.text.toLowerCase();
    if (token.text === '(') depth.push({ expects: here.expects, lists: here.expects });
    else if (token.text === ')') {
      if (depth.length > 1) depth.pop();
      (depth.at(-1) ?? here).expects = false;
    } else if (token.text === ',') here.expects = here.lists;
    else if (token.text === ';') depth.splice(0, depth.length, { expects: false, lists: false });
    else if (token.kind === 'keyword' && BEFORE_TABLE.has(word))
      Object.assign(here, { expects: true, lists: true });
    else if (token.kind === 'keyword' && AFTER_TABLES.has(word))
      Object.assign(here, { expects: false, lists: false });
    else if (isName(token) && here.expects && tokens[at + 1]?.text !== '.') {
      used.add(nameOf(token).toLowerCase());
      here.expects = false;
    }
  });
  return published.filter((name) => used.has(name));
}

function isName(token: Token): boolean {
  return token.kind === 'name' || token.kind === 'quoted';
}
