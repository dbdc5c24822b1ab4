// Disagreements between what is published and what is expected: all are counted, the first are shown.
import { expect } from 'vitest';

export class Findings {
  readonly #first: string[] = [];
  #number = 0;

  get number(): number {
    return this.#number;
  }

  add(...words: readonly unknown[]): void {
    this.#number += 1;
    if (this.#first.length >= 25) return;
    this.#first.push(words.map((word) => (typeof word === 'string' ? word : JSON.stringify(word))).join(' '));
  }

  expectNone(): void {
    expect({ number: this.#number, first: this.#first }).toEqual({ number: 0, first: [] });
  }
}
