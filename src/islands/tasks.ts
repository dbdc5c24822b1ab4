// Work in tasks of its own, so that the page answers and paints in between.

/** What follows is done in a task of its own. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

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
      void nextTask().then(next);
    };
    if (works.length > 0) requestAnimationFrame(() => void nextTask().then(next));
  };
}
