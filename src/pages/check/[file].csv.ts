// For each table that offices hand in, an empty file with its header and one with two good rows.
import type { APIRoute, GetStaticPaths } from 'astro';
import { exampleCsv, templateCsv } from '../../format/template-csv.ts';
import { INPUT_TABLE_NAMES, INPUT_TABLES } from '../../schema/inputs.ts';

export const getStaticPaths: GetStaticPaths = () =>
  INPUT_TABLE_NAMES.flatMap((name) => [
    { params: { file: `${name}-template` }, props: { text: templateCsv(INPUT_TABLES[name]) } },
    { params: { file: `${name}-example` }, props: { text: exampleCsv(INPUT_TABLES[name]) } },
  ]);

export const GET: APIRoute = ({ props }) => new Response(props['text'] as string);
