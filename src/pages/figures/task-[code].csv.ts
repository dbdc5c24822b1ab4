// The numbers behind a task page's figures as one file: rows of `coverage` for the nation and the provinces.
import type { APIRoute, GetStaticPaths } from 'astro';
import { csv } from '../../format/csv.ts';
import { taskFigure } from '../../queries/task-figure.ts';
import { OUTPUT_TABLES } from '../../schema/outputs.ts';
import { ask } from '../../views/published.ts';
import { tasksOfBuild } from '../../views/task-list.ts';

export const getStaticPaths: GetStaticPaths = async () => {
  const { all } = await tasksOfBuild();
  return all.filter(({ sensitive }) => !sensitive).map(({ code }) => ({ params: { code } }));
};

export const GET: APIRoute = async ({ params }) =>
  new Response(csv(OUTPUT_TABLES.coverage.columns, await ask(taskFigure(params['code'] ?? ''))));
