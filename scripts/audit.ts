// `npm run audit -- DIR`: attacks what is published, whole: the tables and every other file of the site. Exits 1 with
// every cell it found.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findingsIn } from './audit/folder-findings.ts';
import { CommandError, runCommand, terminalLang } from './command/error.ts';
import { callerFolder } from './command/options.ts';
import { progress, say } from './command/progress.ts';

await runCommand(async () => {
  const [folder, ...more] = process.argv.slice(2);
  if (folder === undefined || more.length > 0 || folder.startsWith('-')) {
    throw new CommandError(2, {
      zh: '命令写错了。写法：npm run audit -- 已发布的文件夹',
      en: 'Wrong call. Write: npm run audit -- PUBLISHED_FOLDER',
    });
  }
  const root = resolve(callerFolder(), folder);
  const data = join(root, 'data');
  if (!existsSync(join(data, 'tables.json'))) {
    throw new CommandError(2, {
      zh: `这里没有发布的数据：${data}。请指明 --out 的文件夹。`,
      en: `There are no published data: ${data}. Name the folder that --out wrote.`,
    });
  }
  const bar = progress('审查 audit', 1);
  const findings = await findingsIn(data, { root, onProgress: bar.at });
  bar.end();
  for (const { file, cell, why } of findings) say(`${file} ${cell}: ${why[terminalLang]}`);
  say(
    findings.length === 0
      ? '没有发现不该公布或推算得出的数。/ Nothing was found.'
      : `发现${findings.length}处不该公布或推算得出的数。/ ${findings.length} cells are shown, or follow from others, and must not.`,
  );
  return findings.length === 0 ? 0 : 1;
});
