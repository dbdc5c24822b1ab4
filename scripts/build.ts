// `npm run build`: the map of the pipeline. Exports in, a whole site with its open data out.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publish } from './5-publish/publish.ts';
import { runCommand } from './command/error.ts';
import { HELP } from './command/help.ts';
import { buildOptions, wantsHelp } from './command/options.ts';
import { say } from './command/progress.ts';
import { prepare } from './pipeline.ts';

await runCommand(async () => {
  const args = process.argv.slice(2);
  if (wantsHelp(args)) {
    process.stdout.write(HELP);
    return 0;
  }
  const options = buildOptions(args);
  const prepared = await prepare(options);
  await publish(options, prepared);
  say(`已发布 published ${prepared.report.release} → ${options.out}`);
  if (options.json) process.stdout.write(readFileSync(join(options.work, 'report.json'), 'utf8'));
  return 0;
});
