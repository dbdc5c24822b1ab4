// Quarters and years up to a month of them: what a release has of them while they go on. An earlier release's hidden figures of
// such times must not follow from what is published since.
import type { Lists } from './lists.ts';
import { monthsOf } from './periods.ts';

/** A quarter or a year up to one of its months. */
export interface Span {
  readonly period: number;
  readonly month: number;
}

/**
 * Figures of spans that must stay unknown: [region, period, month, task, group, measures] one after another, the measures of a
 * system one bit each.
 */
export type SpanFigures = Int32Array;
const FIELDS = 6;

/** A figure of a span. */
export interface SpanFigure extends Span {
  readonly region: number;
  readonly task: number;
  readonly group: number;
  readonly measures: number;
}

/** The figures one by one. */
export function figuresIn(all: SpanFigures): SpanFigure[] {
  return Array.from({ length: all.length / FIELDS }, (_, i) => {
    const [region = 0, period = 0, month = 0, task = 0, group = 0, measures = 0] = all.subarray(
      i * FIELDS,
      (i + 1) * FIELDS,
    );
    return { region, period, month, task, group, measures };
  });
}

/** Figures as numbers one after another. */
export const figuresFrom = (figures: readonly SpanFigure[]): SpanFigures =>
  Int32Array.from(
    figures.flatMap(({ region, period, month, task, group, measures }) => [
      ...[region, period, month],
      ...[task, group, measures],
    ]),
  );

/** The spans of figures, each once. */
export function spansOf(figures: readonly Span[]): Span[] {
  const found = new Map(figures.map(({ period, month }) => [`${period} ${month}`, { period, month }]));
  return [...found.values()].sort((a, b) => a.period - b.period || a.month - b.month);
}

/** The periods that make up a span, and those of its period that come after it: as long ones as there are. */
export function partsUpTo(lists: Lists, { period, month }: Span): { before: number[]; after: number[] } {
  const { keys, sums, types } = lists.periods;
  const last = keys[month] ?? '';
  const [before, after]: [number[], number[]] = [[], []];
  for (const part of sums[period] ?? []) {
    const months = types[part] === 'month' ? [part] : monthsOf(lists, part);
    const isBefore = (own: number): boolean => (keys[own] ?? '') <= last;
    if (months.every(isBefore)) before.push(part);
    else if (!months.some(isBefore)) after.push(part);
    else for (const own of months) (isBefore(own) ? before : after).push(own);
  }
  return { before, after };
}
