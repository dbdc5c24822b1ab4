// Elements made of plain text: nothing from a file or an address is ever read as markup.

export function node<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className = '',
  content: string | readonly (Node | string)[] = '',
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...(typeof content === 'string' ? [content] : content));
  return element;
}

export function action(text: string, press: () => void, className = 'btn'): HTMLButtonElement {
  const button = node('button', className, text);
  button.type = 'button';
  button.addEventListener('click', press);
  return button;
}

/** A box that is read out when it appears. */
export function alertBox(className: string, content: readonly Node[]): HTMLElement {
  const box = node('section', className, content);
  box.setAttribute('role', 'alert');
  box.tabIndex = -1;
  return box;
}
