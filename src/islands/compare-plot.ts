// The panels as something to walk through: pointer, finger and keyboard stop at the same periods, in all panels at once.
import { part } from './part.ts';

/** A panel and a place on its axis. */
export interface Stop {
  readonly panel: number;
  readonly place: number;
}

export interface ComparePlot {
  /** Takes the panels that stand in the page; `sentenceOf` says what a stop tells. */
  show(sentenceOf: (stop: Stop) => string): void;
}

/** Where a key leads from a stop among `panels` of `places`; null for keys that lead nowhere. */
export function stopAfter(key: string, from: Stop | null, panels: number, places: number): Stop | null {
  const last = places - 1;
  const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'];
  if (!keys.includes(key) || panels === 0 || places === 0) return null;
  if (key === 'Home') return { panel: from?.panel ?? 0, place: 0 };
  if (key === 'End' || from === null) return { panel: from?.panel ?? 0, place: last };
  const within = (value: number, most: number) => Math.max(0, Math.min(most, value));
  const across = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  const down = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  return { panel: within(from.panel + down, panels - 1), place: within(from.place + across, last) };
}

/** `say` is called with what a key or a press stopped at, `read` with what the pointer passes too; empty for nothing. */
export function comparePlot(say: (sentence: string) => void, read: (sentence: string) => void): ComparePlot {
  const plot = part('compare-plot');
  let sentenceOf: (stop: Stop) => string = () => '';
  let panels: { readonly svg: SVGSVGElement; readonly places: readonly number[] }[] = [];
  let stop: Stop | null = null;

  plot.tabIndex = 0;
  plot.setAttribute('role', 'application');
  plot.setAttribute('aria-label', plot.dataset['label'] ?? '');

  /** Draws a line through the place in every panel, the stronger one in its own. */
  function mark(at: Stop | null): void {
    panels.forEach(({ svg, places }, index) => {
      svg.querySelector('.cursor')?.remove();
      svg.closest('.facet')?.classList.toggle('on', at?.panel === index);
      if (at === null) return;
      const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
      const x = places[at.place] ?? 0;
      line.setAttribute('d', `M${x} 14V${svg.viewBox.baseVal.height - 26}`);
      line.setAttribute('class', 'cursor');
      svg.append(line);
    });
  }

  function at(event: MouseEvent): Stop | null {
    const target = event.target instanceof Element ? event.target.closest('svg') : null;
    const panel = panels.findIndex(({ svg }) => svg === target);
    const found = panels[panel];
    if (!found) return null;
    const { left, width } = found.svg.getBoundingClientRect();
    const x = ((event.clientX - left) / width) * found.svg.viewBox.baseVal.width;
    const place = found.places.reduce(
      (best, each, index) => (Math.abs(each - x) < Math.abs((found.places[best] ?? 0) - x) ? index : best),
      0,
    );
    return { panel, place };
  }

  function go(next: Stop | null): void {
    stop = next;
    mark(next);
    const sentence = next ? sentenceOf(next) : '';
    read(sentence);
    say(sentence);
  }

  plot.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape' && stop !== null) go(null);
    else {
      const next = stopAfter(event.key, stop, panels.length, panels[0]?.places.length ?? 0);
      if (next === null) return;
      if (next.panel !== stop?.panel || next.place !== stop.place) go(next);
    }
    event.preventDefault();
    plot.querySelectorAll('.facet')[stop?.panel ?? 0]?.scrollIntoView({ block: 'nearest' });
  });
  plot.addEventListener('click', (event) => {
    const next = at(event);
    if (next) go(next);
  });
  plot.addEventListener('pointermove', (event) => {
    if (event.pointerType !== 'mouse') return;
    const passed = at(event);
    mark(passed ?? stop);
    read(passed ? sentenceOf(passed) : stop ? sentenceOf(stop) : '');
  });
  plot.addEventListener('pointerleave', () => {
    mark(stop);
    read(stop ? sentenceOf(stop) : '');
  });

  return {
    show: (tell) => {
      sentenceOf = tell;
      stop = null;
      panels = [...plot.querySelectorAll<HTMLElement>('.facet')].flatMap((panel) => {
        const svg = panel.querySelector('svg');
        // The drawing's own name would hover over what the pointer reads.
        svg?.querySelector('title')?.replaceChildren();
        return svg ? [{ svg, places: (panel.dataset['x'] ?? '').split(',').map(Number) }] : [];
      });
      read('');
    },
  };
}
