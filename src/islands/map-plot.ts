// The drawing as something to point at: pointer, finger and keyboard select and open the same units.
import { definitions } from '../charts/patterns.ts';
import type { Picture, Size } from '../components/map/picture.ts';
import { part } from './part.ts';
import { neighbour, type Direction, type Placed } from './map-walk.ts';

export interface MapPlot {
  /** Draws a picture with a unit selected, or none; `sentences` says what a unit's mark tells. */
  draw(picture: Picture, selected: string | null, sentenceOf: (code: string) => string): void;
  /** Takes over the drawing of this size that was made at build; nothing where another has been drawn since. */
  keep(picture: Picture, size: Size, sentenceOf: (code: string) => string): void;
}

const KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];

/**
 * Gives a map on the page the fills and texts of another of the same outlines: several times quicker than to draw them
 * anew. False where the two are not alike.
 */
function repainted(map: SVGSVGElement, next: string): boolean {
  const template = document.createElement('template');
  template.innerHTML = next;
  const other = template.content.querySelector('svg');
  const [old, fresh] = [map, other].map((svg) => [...(svg?.querySelectorAll('use.land') ?? [])]);
  if (!other || !old || old.length !== fresh?.length) return false;
  if (map.getAttribute('viewBox') !== other.getAttribute('viewBox')) return false;
  old.forEach((shape, index) => {
    for (const name of ['class', 'fill']) {
      const value = fresh[index]?.getAttribute(name) ?? null;
      if (value === shape.getAttribute(name)) continue;
      if (value === null) shape.removeAttribute(name);
      else shape.setAttribute(name, value);
    }
  });
  for (const text of map.querySelectorAll('text, title, desc')) text.remove();
  map.prepend(...other.querySelectorAll('title, desc'));
  map.append(...other.querySelectorAll('text'));
  return true;
}

/** `select` is called with a unit or null, `open` with the unit that is to be opened. */
export function mapPlot(select: (code: string | null) => void, open: (code: string) => void): MapPlot {
  const plot = part('map-plot');
  const tip = part('map-tip');
  let shown: Picture | undefined;
  let marks: { readonly code: string; readonly element: SVGGraphicsElement }[] = [];
  let selected: string | null = null;
  let sentenceOf: (code: string) => string = () => '';

  plot.tabIndex = 0;
  plot.setAttribute('role', 'application');
  plot.setAttribute('aria-label', plot.dataset['label'] ?? '');

  const codeAt = (target: EventTarget | null): string | null =>
    marks.find(({ element }) => target instanceof Node && element.contains(target))?.code ?? null;

  const places = (): Placed[] =>
    marks.map(({ code, element }) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { code, x: (left + right) / 2, y: (top + bottom) / 2 };
    });

  /** Where a key leads from the selected unit; null for keys that lead nowhere. */
  function target(key: string): string | null {
    const codes = marks.map(({ code }) => code).sort();
    if (key === 'Home') return codes[0] ?? null;
    if (key === 'End') return codes.at(-1) ?? null;
    if (!KEYS.includes(key)) return null;
    return selected === null || !codes.includes(selected)
      ? (codes[0] ?? null)
      : neighbour(places(), selected, key as Direction);
  }

  plot.addEventListener('click', (event) => {
    const code = codeAt(event.target);
    if (code !== null && code === selected) open(code);
    else select(code);
  });
  plot.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape' && selected !== null) select(null);
    else if (event.key === 'Enter' && selected !== null) open(selected);
    else {
      const next = target(event.key);
      if (next === null) return;
      if (next !== selected) select(next);
    }
    event.preventDefault();
  });
  plot.addEventListener('pointermove', (event) => {
    const code = event.pointerType === 'mouse' ? codeAt(event.target) : null;
    tip.hidden = code === null;
    if (code === null) return;
    tip.textContent = sentenceOf(code);
    const frame = plot.getBoundingClientRect();
    const room = Math.max(0, frame.width - tip.offsetWidth);
    // Set one by one: the policy forbids style attributes, not the style of an element.
    tip.style.left = `${Math.min(room, Math.max(0, event.clientX - frame.left + 14))}px`;
    tip.style.top = `${plot.offsetTop + event.clientY - frame.top + 18}px`;
  });
  plot.addEventListener('pointerleave', () => {
    tip.hidden = true;
  });

  /** Draws the selected unit's outline again, above its neighbours. */
  function outline(): void {
    plot.querySelector('.chosen')?.remove();
    const mark = marks.find(({ code }) => code === selected)?.element;
    const shape = mark?.tagName === 'g' ? mark.querySelector('rect') : mark;
    if (!shape) return;
    const again = shape.cloneNode() as SVGElement;
    again.removeAttribute('fill');
    again.setAttribute('class', 'chosen');
    shape.after(again);
    if (mark?.tagName === 'use') mark.parentElement?.append(again);
  }

  /** Learns which mark is which unit's. */
  function hold(picture: Picture): void {
    shown = picture;
    const svg = plot.querySelector('svg');
    for (const title of plot.querySelectorAll('g > title')) title.remove();
    const found =
      picture.view === 'map' ? svg?.querySelectorAll('use.land') : svg?.querySelectorAll(':scope > g');
    marks = [...(found ?? [])].flatMap((element, index) => {
      const code = picture.marks[index] ?? null;
      return code === null ? [] : [{ code, element: element as SVGGraphicsElement }];
    });
  }

  return {
    keep: (picture, size, tell) => {
      const svg = plot.querySelector(`:scope > .${size}-only > svg`);
      if (shown || !svg) return;
      plot.replaceChildren(svg);
      sentenceOf = tell;
      hold(picture);
    },
    draw: (picture, chosen, tell) => {
      selected = chosen;
      sentenceOf = tell;
      tip.hidden = true;
      if (shown !== picture) {
        const outlines = part('map-outlines');
        if (shown?.outlines !== picture.outlines)
          outlines.innerHTML = picture.outlines && definitions(picture.outlines);
        const before = plot.querySelector<SVGSVGElement>(':scope > svg');
        const isSameMap = picture.outlines !== '' && shown?.outlines === picture.outlines;
        if (!before || !isSameMap || !repainted(before, picture.svg)) plot.innerHTML = picture.svg;
        hold(picture);
      }
      outline();
    },
  };
}
