import { expect, test } from 'vitest';
import { sitemap } from '../../src/format/sitemap.ts';

test('every page has a full address and names its other language, if there is one', () => {
  expect(sitemap(['', 'en/', 'about/decisions/', '404/', 'offline/'], 'https://example.org/linli/')).toBe(
    `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
<url><loc>https://example.org/linli/</loc><xhtml:link rel="alternate" hreflang="zh-CN" href="https://example.org/linli/"/><xhtml:link rel="alternate" hreflang="en" href="https://example.org/linli/en/"/></url>
<url><loc>https://example.org/linli/en/</loc><xhtml:link rel="alternate" hreflang="zh-CN" href="https://example.org/linli/"/><xhtml:link rel="alternate" hreflang="en" href="https://example.org/linli/en/"/></url>
<url><loc>https://example.org/linli/about/decisions/</loc><xhtml:link rel="alternate" hreflang="zh-CN" href="https://example.org/linli/about/decisions/"/></url>
</urlset>
`,
  );
});
