/** The element with this id. Throws where the page has none. */
export function part<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const element = document.getElementById(id);
  if (!element) throw new Error(`missing element: #${id}`);
  return element as Kind;
}
