/** Lets the page answer and paint before what follows. */
export function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
