// Groups of check boxes and radio buttons of the table tool: made once, set again at every choice.
import { node } from './nodes.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
  /** A line under the label. */
  readonly hint?: string;
  /** Drawn a step to the right: a part of the option above. */
  readonly isPart?: boolean;
  /** The task whose colour stands before it. */
  readonly task?: string;
}

export interface Choices {
  readonly element: HTMLFieldSetElement;
  /** Ticks the given values and no others. */
  set(values: readonly string[]): void;
}

let made = 0;

/** A group with its legend; `choose` gets the values that are ticked after a reader's act, in the order of options. */
export function choices(
  type: 'checkbox' | 'radio',
  legend: string,
  options: readonly Option[],
  choose: (values: string[]) => void,
  className = '',
): Choices {
  made += 1;
  const name = `tool-${made}`;
  const inputs = options.map(({ value }) => {
    const input = document.createElement('input');
    input.type = type;
    input.name = name;
    input.value = value;
    return input;
  });
  const chosen = (): string[] => inputs.filter(({ checked }) => checked).map(({ value }) => value);
  const labels = options.map(({ label, hint, isPart, task }, index) => {
    const input = inputs[index];
    const text = node('span', '', [
      ...(task === undefined ? [] : [node('span', `sw task-${task}`)]),
      label,
      ...(hint === undefined ? [] : [node('span', 'hint', hint)]),
    ]);
    return node('label', isPart ? 'ck part' : 'ck', input ? [input, text] : [text]);
  });
  const element = node('fieldset', `cks ${className}`.trim(), [
    node('legend', legend === '' ? 'vh' : '', legend),
    ...labels,
  ]);
  element.addEventListener('change', () => choose(chosen()));
  return {
    element,
    set: (values) => {
      for (const input of inputs) input.checked = values.includes(input.value);
    },
  };
}
