import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameOf, tokensOf } from '../../src/engine/sql-tokens.ts';

describe('tokensOf', () => {
  it('loses nothing: the tokens joined are the statement', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (sql) => {
        expect(
          tokensOf(sql)
            .map(({ text }) => text)
            .join(''),
        ).toBe(sql);
      }),
    );
  });

  it('tells keywords, names, texts, numbers and comments apart', () => {
    const kinds = tokensOf(`SELECT "a ""b" AS 代码, 'it''s', 1.5e3 -- end`)
      .filter(({ kind }) => kind !== 'space' && kind !== 'symbol')
      .map(({ kind, text }) => [kind, text]);
    expect(kinds).toEqual([
      ['keyword', 'SELECT'],
      ['quoted', '"a ""b"'],
      ['keyword', 'AS'],
      ['name', '代码'],
      ['string', "'it''s'"],
      ['number', '1.5e3'],
      ['comment', '-- end'],
    ]);
  });

  it('ends what is left open at the end of the statement', () => {
    expect(tokensOf(`'open -- no`).map(({ kind }) => kind)).toEqual(['string']);
    expect(tokensOf('/* open').map(({ kind }) => kind)).toEqual(['comment']);
  });

  it('reads the name inside double quotes', () => {
    const [token] = tokensOf('"a ""b"');
    expect(token && nameOf(token)).toBe('a "b');
  });
});
