// The digits in a text as groups that stand together, and runs of neighbouring groups parted by a space, dash or dot:
// each run could be one number that was written in parts.

export interface DigitRun {
  /** Place of the first digit, and behind the last. */
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  /** Length of each group, as `3-4-4`; of a number that was written together, its length alone. */
  readonly parts: string;
}

interface Group {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  /** Whether it may go on with the number of the group before it. */
  readonly isJoined: boolean;
}

const GROUP = /\d+/g;
const BETWEEN = /^(?:[ .·‐‑–—_-]{1,2}|\) ?-?)$/;
/** Digits of a telephone number, and of the longest bank card's. */
const [SHORTEST, LONGEST] = [11, 19];

function groupsIn(text: string): Group[] {
  let last = 0;
  return [...text.matchAll(GROUP)].map(({ 0: digits, index: start }) => {
    const isJoined = BETWEEN.test(text.slice(last, start));
    last = start + digits.length;
    return { start, end: last, digits, isJoined };
  });
}

/** All runs of neighbouring groups that have together the digits of a number, in the order of the text. */
export function digitRuns(text: string): DigitRun[] {
  const groups = groupsIn(text);
  return groups.flatMap(({ start }, i) => {
    const runs: DigitRun[] = [];
    let digits = '';
    let parts = '';
    for (let j = i; j < groups.length; j++) {
      const group = groups[j] as Group;
      if (j > i && !group.isJoined) break;
      digits += group.digits;
      parts += j === i ? group.digits.length : `-${group.digits.length}`;
      if (digits.length > LONGEST) break;
      if (digits.length >= SHORTEST) runs.push({ start, end: group.end, digits, parts });
    }
    return runs;
  });
}
