// Keeps the names at the ends of lines readable: near ones are moved apart.

const LINE_OF_TEXT = 18;

/** Heights for texts that want to stand at `wanted`, none nearer to another than a line of text, in the same order. */
export function spread(wanted: readonly number[], top: number, bottom: number): number[] {
  const order = wanted.map((y, index) => ({ y, index })).sort((a, b) => a.y - b.y);
  const placed = order.map(({ y }) => y);
  for (let index = 1; index < placed.length; index += 1)
    placed[index] = Math.max(placed[index] ?? 0, (placed[index - 1] ?? 0) + LINE_OF_TEXT);
  const over = Math.max(0, (placed.at(-1) ?? 0) - bottom);
  for (let index = placed.length - 1; index >= 0; index -= 1) {
    const limit = index === placed.length - 1 ? Infinity : (placed[index + 1] ?? 0) - LINE_OF_TEXT;
    placed[index] = Math.max(
      top,
      Math.min((placed[index] ?? 0) - (index === placed.length - 1 ? over : 0), limit),
    );
  }
  const found: number[] = [];
  order.forEach(({ index }, place) => (found[index] = placed[place] ?? 0));
  return found;
}
