// The design tokens: contrast of each pair that carries text or meaning, and the two dark blocks alike.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../src/styles/tokens.css', import.meta.url), 'utf8');

/** The custom properties of the first block after `selector`. */
function block(selector: string): Record<string, string> {
  const start = css.indexOf(selector);
  if (start < 0) throw new Error(`missing block: ${selector}`);
  const body = css.slice(css.indexOf('{', start) + 1, css.indexOf('}', start));
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]),
  );
}

const light = block(':root {');
const dark = block(":root[data-theme='dark'] {");
const themes: [string, Record<string, string>][] = [
  ['light', light],
  ['dark', { ...light, ...dark }],
];

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((start) => parseInt(hex.slice(start, start + 2), 16) / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const TEXT: [string, string][] = [
  ['ink', 'bg'],
  ['ink', 'sunk'],
  ['ink', 'mark'],
  ['ink-2', 'bg'],
  ['ink-2', 'sunk'],
  ['ink-3', 'bg'],
  ['link', 'bg'],
  ['link', 'sunk'],
  ['on-action', 'action'],
  ['err', 'bg'],
  ['ok', 'bg'],
  ['focus-ink', 'focus'],
  ...[1, 2, 3, 4, 5].map((step): [string, string] => [`on-q${step}`, `q${step}`]),
];
const SHAPES: [string, string][] = [
  ['rule-strong', 'bg'],
  ...[1, 2, 3, 4].map((task): [string, string] => [`t${task}`, 'bg']),
];

describe.each(themes)('%s', (_, tokens) => {
  const of = (name: string) => tokens[name] ?? '';
  test.each(TEXT)('%s on %s can be read', (ink, paper) => {
    expect(contrast(of(ink), of(paper))).toBeGreaterThanOrEqual(4.5);
  });
  test.each(SHAPES)('%s on %s can be seen', (line, paper) => {
    expect(contrast(of(line), of(paper))).toBeGreaterThanOrEqual(3);
  });
});

test('the dark theme is the same whether the system or the reader chose it', () => {
  expect(block(":root:not([data-theme='light']) {")).toEqual(dark);
});
