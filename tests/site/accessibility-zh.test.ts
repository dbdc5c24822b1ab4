import { testPages } from './accessible-pages.ts';
import { TEMPLATES } from './site.ts';

testPages(
  TEMPLATES.filter((path) => !path.startsWith('/en/')),
  [1440, 360],
  true,
);
