// Where an office's activities take place: communities by weight, and the code that the office writes for one.
import type { Office } from './offices.ts';
import { URBAN_FACTOR } from './offices.ts';
import { indexInTotals, integer, isChance, lognormal, pick, randomFromKey, type Random } from './random.ts';
import type { Communities, Register } from './register.ts';

export interface Place {
  /** The community's index in the office's list. */
  readonly community: number;
  /** What stands in the file: usually the community's code. */
  readonly regionCode: string;
  readonly county: string;
  readonly isUrban: boolean;
}

export interface Places {
  readonly names: readonly string[];
  draw(random: Random): Place;
}

/** The communities of the office's area, weighted; `all` holds those of its province. */
export function placesOfOffice(register: Register, seed: number, office: Office, all: Communities): Places {
  const from = all.codes.findIndex((code) => code.startsWith(office.area));
  const to = all.codes.findLastIndex((code) => code.startsWith(office.area)) + 1;
  const codes = all.codes.slice(from, to);
  const urban = all.urban.subarray(from, to);
  const known = new Set(codes);
  const totals = communityTotals(seed, office, codes, urban);
  const sum = totals[totals.length - 1]!;

  const areaCode = (office.area.endsWith('90') ? office.province : office.area).padEnd(6, '0');

  /** The share of each way to write a place follows what registers and offices are known to do wrong. */
  function codeAsWritten(random: Random, code: string): string {
    const county = code.slice(0, 6);
    const old = register.oldCounties.get(county);
    if (old !== undefined && isChance(random, 0.05)) {
      const former = pick(random, old);
      return former.isWhole && isChance(random, 0.5) ? former.code + code.slice(6) : former.code;
    }
    const way = random();
    if (way < 0.935) return code;
    if (way < 0.965) return code.slice(0, 9);
    if (way < 0.986) return county;
    if (way < 0.99) return `${code.slice(0, 9)}000`;
    if (way < 0.992) return `${county}000000`;
    if (way < 0.996) return unknownCommunity(random, code, known);
    if (way < 0.9975) return areaCode;
    return code;
  }
  return {
    names: all.names.slice(from, to),
    draw(random) {
      const community = indexInTotals(totals, random() * sum);
      const code = codes[community]!;
      return {
        community,
        regionCode: codeAsWritten(random, code),
        county: code.slice(0, 6),
        isUrban: urban[community] === 1,
      };
    },
  };
}

/** Running totals of the communities' weights: the county's activity × urban or rural × the community's own. */
function communityTotals(
  seed: number,
  office: Office,
  codes: readonly string[],
  urban: Uint8Array,
): Float64Array {
  const random = randomFromKey(seed, office.area, 'communities');
  const levels = new Map(
    office.counties.map((county) => [
      county.code,
      county.weight / (county.urban * URBAN_FACTOR + county.rural),
    ]),
  );
  const totals = new Float64Array(codes.length);
  let sum = 0;
  codes.forEach((code, index) => {
    sum +=
      levels.get(code.slice(0, 6))! * (urban[index] === 1 ? URBAN_FACTOR : 1) * lognormal(random, 1, 0.4);
    totals[index] = sum;
  });
  return totals;
}

function unknownCommunity(random: Random, code: string, known: ReadonlySet<string>): string {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const made = code.slice(0, 9) + String(integer(random, 60, 399)).padStart(3, '0');
    if (!known.has(made)) return made;
  }
  return code;
}
