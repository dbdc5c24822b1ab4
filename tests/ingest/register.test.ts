import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainName } from '../../src/ingest/place-names.ts';
import type { Community, Township } from '../../src/ingest/register.ts';
import { registerFrom, registerText } from '../../src/ingest/register.ts';
import { runs, word } from './arbitraries.ts';

test('the text of a register gives back its areas and names', () =>
  fc.assert(
    fc.property(
      fc
        .uniqueArray(fc.integer({ min: 100_000_000, max: 999_999_999 }), { minLength: 1, maxLength: 8 })
        .chain((codes) =>
          fc.tuple(
            ...codes.map((code) =>
              fc.record({
                code: fc.constant(String(code)),
                name: word(4),
                communities: fc.uniqueArray(
                  fc.record({
                    code: fc.integer({ min: 1, max: 999 }).map((n) => `${code}${String(n).padStart(3, '0')}`),
                    name: fc.oneof(word(6), fc.constantFrom('东村村委会', '社区', '甲，乙社区居委会', 'a,b')),
                    area: fc.constantFrom('urban' as const, 'rural' as const, null),
                  }),
                  { selector: (one: Community) => one.code, maxLength: 30 },
                ),
              }),
            ),
          ),
        ),
      (found) => {
        const townships: Township[] = found.map((one) => ({
          ...one,
          communities: one.communities.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
        }));
        const register = registerFrom(registerText(townships), [], []);
        for (const { code, name, communities } of townships) {
          expect(register.hasTownship(code)).toBe(true);
          expect(register.nameOf(code)).toBe(name);
          for (const one of communities) {
            expect(register.communityArea(one.code)).toBe(one.area);
            expect(register.nameOf(one.code)).toBe(plainName(one.name).replaceAll(',', '、'));
          }
          const absent = `${code}000`;
          expect(register.communityArea(absent)).toBeUndefined();
          expect(register.nameOf(absent)).toBeNull();
        }
      },
    ),
    runs(300),
  ));
