// `npm run audit -- DIR`: looks for what a published folder shows and must not. Exits 1 with every cell it found.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findingsIn } from './audit/findings.ts';
import { CommandError, runCommand, terminalLang } from './command/error.ts';
import { callerFolder } from './command/options.ts';
import { say } from './command/progress.ts';

const THRESHOLD = 10;

await runCommand(async () => {
  const [folder, ...more] = process.argv.slice(2);
  if (folder === undefined || more.length > 0 || folder.startsWith('-')) {
    throw new CommandError(2, {
      zh: '命令写错了。写法：npm run audit -- 已发布的文件夹',
      en: 'Wrong call. Write: npm run audit -- PUBLISHED_FOLDER',
    });
  }
  const data = join(resolve(callerFolder(), folder), 'data');
  if (!existsSync(join(data, 'tables.json'))) {
    throw new CommandError(2, {
      zh: `这里没有发布的数据：${data}。请指明 --out 的文件夹。`,
      en: `There are no published data: ${data}. Name the folder that --out wrote.`,
    });
  }
  const findings = await findingsIn(data, THRESHOLD);
  for (const { file, cell, why } of findings) say(`${file} ${cell}: ${why[terminalLang]}`);
  say(
    findings.length === 0
      ? '没有发现直接露出的小数。相互推算的检查还没有：见保密处理说明。/ No small count stands open. Whether hidden cells follow from others is not examined yet: see the privacy page.'
      : `发现${findings.length}处不该公布的数。/ ${findings.length} cells that must not be published.`,
  );
  return findings.length === 0 ? 0 : 1;
});
