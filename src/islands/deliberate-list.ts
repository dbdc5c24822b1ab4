// A list that takes its reader to another place. What a pointer or a finger picks is opened at once; the keys pass over
// what lies between, so that there Enter opens what they reached, or leaving the list, and Escape goes back.

/** Milliseconds within which a change is a key's: the browser makes it as it handles the key. */
const KEY_MILLISECONDS = 100;

/** What a list needs to know and do. */
export interface Deliberate {
  /** The value that is open. */
  readonly current: () => string;
  readonly open: (value: string) => void;
  /** Told whether keys have reached a value that is not open yet. */
  readonly wait: (isWaiting: boolean) => void;
}

export function openDeliberately(list: HTMLSelectElement, { current, open, wait }: Deliberate): void {
  let keyAt = -Infinity;
  let isWaiting = false;
  const setWaiting = (next: boolean): void => {
    isWaiting = next;
    wait(next);
  };
  const settle = (): void => {
    if (!isWaiting) return;
    setWaiting(false);
    open(list.value);
  };
  list.addEventListener('keydown', (event) => {
    keyAt = performance.now();
    if (!isWaiting) return;
    if (event.key === 'Enter') {
      // Else the browser unfolds the list as well, over what was opened; the next keys would go to that.
      event.preventDefault();
      settle();
    } else if (event.key === 'Escape') {
      list.value = current();
      setWaiting(false);
    }
  });
  list.addEventListener('change', () => {
    setWaiting(list.value !== current());
    if (performance.now() - keyAt > KEY_MILLISECONDS) settle();
  });
  list.addEventListener('blur', settle);
}
