import { describe, expect, it } from 'vitest';
import { bodyCheckCharacter, checkCharacter, orgCodeFromSerial } from '../../scripts/sample/org-code.ts';

describe('organisation codes', () => {
  it('have the check characters of a known code', () => {
    const known = '91350100M000100Y43';
    expect(checkCharacter(known.slice(0, 17))).toBe(known[17]);
    expect(bodyCheckCharacter(known.slice(8, 16))).toBe(known[16]);
  });

  it('have 18 characters of the standard’s set and differ by serial', () => {
    const codes = Array.from({ length: 2000 }, (_, serial) =>
      orgCodeFromSerial(serial % 2 === 0, '430102', serial),
    );
    for (const code of codes) expect(code).toMatch(/^5[12]430102DEM0[0-9A-HJ-NPQRTUWXY]{6}$/u);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
