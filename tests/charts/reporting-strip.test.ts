import { expect, it } from 'vitest';
import { reportingStrip } from '../../src/charts/reporting-strip.ts';

it('draws complete, partial, missing and not due so that they differ without colour', () => {
  const squares = (['complete', 'partial', 'none', 'not_due'] as const).map((state) => ({
    state,
    tip: `<${state}>`,
  }));
  const svg = reportingStrip([{ short: '湘', squares }], {
    id: 'strip',
    title: 'Reporting',
    description: 'One province, four quarters',
    rows: ['2022Q4', '2022Q3', '2022Q2', '2022Q1'],
  });
  expect(svg).toMatchInlineSnapshot(
    `"<svg viewBox="0 0 80.4 101.6" width="80.4" height="101.6" role="img" aria-labelledby="strip-t strip-d"><title id="strip-t">Reporting</title><desc id="strip-d">One province, four quarters</desc><text x="0" y="38" class="ax">2022Q4</text><text x="0" y="56.4" class="ax">2022Q3</text><text x="0" y="74.8" class="ax">2022Q2</text><text x="0" y="93.2" class="ax">2022Q1</text><text x="70" y="16" class="ax" text-anchor="middle">湘</text><g><title>&lt;complete&gt;</title><rect x="62" y="26" width="16" height="16" class="reported"/></g><g><title>&lt;partial&gt;</title><rect x="62" y="44.4" width="16" height="16" class="edge zero"/><path d="M62 44.4v16h16z" class="reported"/></g><g><title>&lt;none&gt;</title><rect x="62" y="62.8" width="16" height="16" class="edge" fill="url(#hatch)"/></g><g><title>&lt;not_due&gt;</title><rect x="62" y="81.2" width="16" height="16" class="edge absent"/></g></svg>"`,
  );
});
