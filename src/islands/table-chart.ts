// Draws the chart of a table, or says why there is none.
import { bars } from '../charts/bars.ts';
import { lines } from '../charts/lines.ts';
import { text } from '../format/language.ts';
import { SAMPLE_LINE } from '../format/sample-line.ts';
import type { RegionTree } from '../search/region-index.ts';
import type { Catalog } from '../tabulate/catalog.ts';
import { chartOf } from '../tabulate/chart.ts';
import { unitSummary } from '../tabulate/title.ts';
import { node } from './nodes.ts';
import { imageActions } from './table-image.ts';
import type { Taken } from './table-take.ts';

/** The chart of the table on the page, as wide as its place. */
export function drawChart(place: HTMLElement, taken: Taken, catalog: Catalog, tree: RegionTree): void {
  const { result, title } = taken;
  const t = text(catalog.lang);
  const chart = chartOf(result, catalog, tree);
  if (chart.kind === 'none') return place.replaceChildren(node('p', '', chart.why));
  const width = Math.max(300, Math.min(place.clientWidth, 760));
  const described = {
    id: 'table-drawing',
    title,
    description: t('数与上面的表相同。', 'The numbers are those of the table above.'),
  };
  // The charts write SVG as text, with every name escaped.
  const drawn = node('div', 'drawn');
  drawn.innerHTML =
    chart.kind === 'lines'
      ? lines(chart.lines, { ...described, width, height: 300, ticks: chart.ticks, format: chart.format })
      : bars(chart.blocks, { ...described, width });
  const unit = `${unitSummary({ ...result.choice, measures: result.choice.measures.slice(0, 1), compare: 'none', share: 'none' }, catalog)}`;
  const gap = t(
    '线断开处没有数；纵轴从0开始。',
    'A line breaks where there is no number. The axis begins at 0.',
  );
  const under = [unit, chart.kind === 'lines' ? t('。', '. ') + gap : ''].join('');
  place.replaceChildren(
    node('p', 'small muted', under),
    drawn,
    imageActions(drawn, taken, under, catalog),
    ...(catalog.sample ? [node('p', 'tiny muted', SAMPLE_LINE)] : []),
  );
}
