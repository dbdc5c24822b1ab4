// `npm run check`: reads and validates the exports, writes the same report, publishes nothing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { officesFolder } from './2-validate/office-report.ts';
import { runCommand } from './command/error.ts';
import { HELP } from './command/help.ts';
import { buildOptions, wantsHelp } from './command/options.ts';
import { say } from './command/progress.ts';
import { readAndValidate } from './pipeline.ts';

await runCommand(async () => {
  const args = process.argv.slice(2);
  if (wantsHelp(args)) {
    process.stdout.write(HELP);
    return 0;
  }
  const options = buildOptions(args);
  const { database, report } = await readAndValidate(options);
  database.close();
  if (options.json) process.stdout.write(readFileSync(join(options.work, 'report.json'), 'utf8'));
  const rejected = Object.values(report.tables).reduce((sum, table) => sum + table.rejected, 0);
  const unreadable = report.files.filter((file) => file.error !== null);
  for (const file of unreadable) say(`${file.path}: ${file.error}`);
  say(`发回各单位的报告 / Reports to mail to the offices: ${officesFolder(options.work)}`);
  if (rejected + unreadable.length === 0) {
    say('全部行都已接收。/ Every row was accepted.');
    return 0;
  }
  say(
    `有${rejected}行被拒绝，${unreadable.length}个文件读不了。逐行原因见 / ${rejected} rows rejected, ${unreadable.length} files unreadable. Reasons: ${join(options.work, 'rejected.csv')}`,
  );
  return 1;
});
