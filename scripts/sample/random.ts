// Seeded randomness: a key in, the same endless row of numbers out, on every machine. Nothing in the sample draws
// from anywhere else.

/** The next number in [0, 1). */
export type Random = () => number;

/** A generator (sfc32) whose numbers depend on the parts of its key alone. */
export function randomFromKey(...parts: readonly (string | number)[]): Random {
  let [a, b, c, d] = hash128(parts.join('\u0000'));
  const next = (): number => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  };
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

/** Four 32-bit words from a text (cyrb128, public domain). */
function hash128(text: string): [number, number, number, number] {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    a = b ^ Math.imul(a ^ unit, 597399067);
    b = c ^ Math.imul(b ^ unit, 2869860233);
    c = d ^ Math.imul(c ^ unit, 951274213);
    d = a ^ Math.imul(d ^ unit, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  return [a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a];
}

export function isChance(random: Random, share: number): boolean {
  return random() < share;
}

/** A whole number from `low` to `high`, both included. */
export function integer(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

export function pick<T>(random: Random, list: readonly T[]): T {
  const item = list[Math.floor(random() * list.length)];
  if (item === undefined) throw new Error('invalid list: empty');
  return item;
}

/** One of the pairs' first parts, by the weight that is its second. */
export function pickWeighted<T>(random: Random, pairs: readonly (readonly [T, number])[]): T {
  let rest = random() * pairs.reduce((sum, pair) => sum + pair[1], 0);
  for (const [item, weight] of pairs) {
    rest -= weight;
    if (rest < 0) return item;
  }
  return pairs[pairs.length - 1]![0];
}

/** A standard normal number (Box and Muller 1958). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** exp of a normal number: `median` × e^(`sigma` z). */
export function lognormal(random: Random, median: number, sigma: number): number {
  return median * Math.exp(sigma * normal(random));
}

/** How many of `trials` succeed; exact below a mean of 16, by the normal distribution above it. */
export function binomial(random: Random, trials: number, share: number): number {
  if (trials <= 0 || share <= 0) return 0;
  if (share >= 1) return trials;
  if (share > 0.5) return trials - binomial(random, trials, 1 - share);
  const mean = trials * share;
  if (mean > 16) {
    const drawn = Math.round(mean + Math.sqrt(mean * (1 - share)) * normal(random));
    return Math.min(trials, Math.max(0, drawn));
  }
  let chance = (1 - share) ** trials;
  let rest = random();
  let count = 0;
  while (rest > chance && count < trials) {
    rest -= chance;
    count += 1;
    chance *= ((trials - count + 1) / count) * (share / (1 - share));
  }
  return count;
}

/** The list in a random order (Fisher and Yates), as a new list. */
export function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const result = [...list];
  for (let index = result.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    [result[index], result[other]] = [result[other]!, result[index]!];
  }
  return result;
}

/** The first index whose running total is above `target`; `totals` ascends. */
export function indexInTotals(totals: Float64Array, target: number): number {
  let low = 0;
  let high = totals.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (totals[middle]! > target) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Splits `total` over the weights as a multinomial draw: whole numbers that add up to it. */
export function multinomial(random: Random, total: number, weights: Float64Array): Int32Array {
  const counts = new Int32Array(weights.length);
  let restWeight = weights.reduce((sum, weight) => sum + weight, 0);
  let rest = restWeight > 0 ? total : 0;
  let last = -1;
  for (let index = 0; index < weights.length; index += 1) {
    const weight = weights[index]!;
    if (weight <= 0) continue;
    const drawn = binomial(random, rest, weight / restWeight);
    counts[index] = drawn;
    rest -= drawn;
    restWeight -= weight;
    last = index;
  }
  if (last >= 0) counts[last] = counts[last]! + rest;
  return counts;
}
