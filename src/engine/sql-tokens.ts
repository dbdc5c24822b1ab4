// SQL text → tokens, for colouring, for finding the tables a statement reads, and for pointing at an error. It knows
// quotes and comments, not grammar.

export type TokenKind = 'keyword' | 'name' | 'quoted' | 'string' | 'number' | 'comment' | 'symbol' | 'space';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** Offset in the statement. */
  readonly start: number;
}

const KEYWORDS = new Set(
  `all and anti any as asc asof between by case cast create cross cube default delete desc describe distinct drop else
  end escape except exclude exists explain false filter for from full group grouping having if ilike in inner insert
  intersect into is join lateral left like limit natural not null nulls first last offset on or order outer over
  partition pivot positional qualify range recursive replace returning right rollup row rows sample select semi set
  sets show summarize table tablesample temp temporary then true union unpivot update using values view when where
  window with within`.split(/\s+/),
);

const PATTERNS: readonly (readonly [TokenKind, RegExp])[] = [
  ['space', /\s+/y],
  ['comment', /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y],
  ['string', /'(?:[^']|'')*(?:'|$)|\$([A-Za-z_]*)\$[\s\S]*?(?:\$\1\$|$)/y],
  ['quoted', /"(?:[^"]|"")*(?:"|$)/y],
  ['number', /\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?/y],
  ['name', /[\p{L}_][\p{L}\p{N}\p{M}_$]*/uy],
  ['symbol', /[\s\S]/uy],
];

/** Tokens that, joined, are the statement again. */
export function tokensOf(sql: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let start = 0; start < sql.length;) {
    const token = tokenAt(sql, start);
    tokens.push(token);
    start += token.text.length;
  }
  return tokens;
}

function tokenAt(sql: string, start: number): Token {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = start;
    const text = pattern.exec(sql)?.[0];
    if (!text) continue;
    return { kind: kind === 'name' && KEYWORDS.has(text.toLowerCase()) ? 'keyword' : kind, text, start };
  }
  return { kind: 'symbol', text: sql.charAt(start), start };
}

/** The name that a `name` or `quoted` token means. */
export function nameOf(token: Token): string {
  return token.kind === 'quoted' ? token.text.slice(1).replace(/"$/, '').replaceAll('""', '"') : token.text;
}
