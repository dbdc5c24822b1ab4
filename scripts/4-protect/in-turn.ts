// Many things are made ready a few at a time: all of them together would take much memory.

const AT_ONCE = 4;

/** Does something with each of many, a few at a time, in their order. */
export async function eachInTurn<Item>(
  items: readonly Item[],
  act: (item: Item, place: number) => Promise<void>,
): Promise<void> {
  const waiting = [...items.entries()];
  const inTurn = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [place, item] = next;
      await act(item, place);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, inTurn));
}
