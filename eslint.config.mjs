// Lint rules. The import-direction zones keep the one-way order that CONTRIBUTING.md draws:
// schema → ingest, format, queries, engine, search → views, charts, tabulate → islands, components → layouts → pages; scripts import src.
import astro from 'eslint-plugin-astro';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

const ORDER = [
  ['schema'],
  ['ingest', 'format', 'queries', 'engine', 'search'],
  ['views', 'charts', 'tabulate'],
  ['islands', 'components'],
  ['layouts'],
  ['pages'],
];
/** Each folder may not import from the folders of the ranks after its own. */
const zones = ORDER.flatMap((folders, rank) =>
  folders.map((folder) => ({
    target: `./src/${folder}`,
    from: ORDER.slice(rank + 1)
      .flat()
      .map((later) => `./src/${later}`),
    message: 'Imports point one way: see the order in CONTRIBUTING.md.',
  })),
).filter((zone) => zone.from.length > 0);

export default tseslint.config(
  { ignores: ['dist/', '.astro/', 'node_modules/', 'data/', 'public/'] },
  ...tseslint.configs.recommended,
  ...astro.configs.recommended,
  {
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: [
            ...zones,
            { target: './src', from: './scripts', message: 'src never imports from scripts.' },
            { target: './src/engine', from: './src/ingest', message: 'engine imports only schema.' },
          ],
        },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['src/**/*.ts', 'scripts/**/*.ts'],
    rules: { 'import-x/no-default-export': 'error' },
  },
);
