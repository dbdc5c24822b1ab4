// What must stay uncertain in the reader's system, in flat arrays: there are millions of such forms, and few rules.
import type { Form } from './forms.ts';
import { floats, Growing, ints } from './growing.ts';

/** A form of the system, with what it is about. */
export interface SystemForm extends Form {
  readonly kind: 'cell' | 'dissatisfied' | 'rest' | 'growth';
  /** The cells that it is about, the second one subtracted. */
  readonly cells: readonly number[];
}

/** What many forms share. */
export type FormRule = Pick<SystemForm, 'width' | 'small' | 'isTotalOnly' | 'kind'>;

export class SystemForms {
  readonly #rules: FormRule[] = [];
  readonly #ruleOf = new Growing(ints);
  readonly #plus = new Growing(ints);
  readonly #minus = new Growing(ints);
  readonly #constant = new Growing(floats);
  readonly #cell = new Growing(ints);
  readonly #less = new Growing(ints);

  constructor(forms: Iterable<SystemForm> = []) {
    for (const form of forms) this.push(form);
  }

  get count(): number {
    return this.#plus.length;
  }

  /** The rules that forms have, each once. */
  get rules(): readonly FormRule[] {
    return this.#rules;
  }

  push({ plus, minus, constant, cells: [cell = -1, less = -1], ...rule }: SystemForm): void {
    this.#ruleOf.push(this.#placeOf(rule));
    this.#plus.push(plus);
    this.#minus.push(minus);
    this.#constant.push(constant);
    this.#cell.push(cell);
    this.#less.push(less);
  }

  at(form: number): SystemForm {
    const [cell, less] = [this.#cell.at(form), this.#less.at(form)];
    return {
      ...(this.#rules[this.#ruleOf.at(form)] as FormRule),
      plus: this.#plus.at(form),
      minus: this.#minus.at(form),
      constant: this.#constant.at(form),
      cells: less < 0 ? [cell] : [cell, less],
    };
  }

  *[Symbol.iterator](): Generator<SystemForm> {
    for (let form = 0; form < this.count; form += 1) yield this.at(form);
  }

  #placeOf({ kind, width, small, isTotalOnly }: FormRule): number {
    const known = this.#rules.findIndex(
      (rule) =>
        rule.kind === kind &&
        rule.width === width &&
        rule.small === small &&
        rule.isTotalOnly === isTotalOnly,
    );
    return known >= 0 ? known : this.#rules.push({ kind, width, small, isTotalOnly }) - 1;
  }
}
