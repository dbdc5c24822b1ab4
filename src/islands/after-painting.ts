// Work that may wait until a reader has seen the first of it.

/**
 * Runs pieces of work after the next painting, in turn and each in a task of its own, so that a reader's act never waits
 * for more than one. What is asked for next takes the place of what is left; none drops it.
 */
export function afterPainting(): (...works: (() => void)[]) => void {
  let turn = 0;
  return (...works) => {
    turn += 1;
    const own = turn;
    const next = (): void => {
      const work = own === turn ? works.shift() : undefined;
      if (!work) return;
      work();
      setTimeout(next);
    };
    if (works.length > 0) requestAnimationFrame(() => setTimeout(next));
  };
}
