// What is left over in memory, given back at once.

/**
 * Gives back what nothing refers to any more, before work that takes much memory itself: V8 would wait, and both would be
 * there at once. The npm scripts run Node with `--expose-gc` for it (see `setup.mjs`); without that nothing happens.
 */
export const collectGarbage = (): void => globalThis.gc?.();
