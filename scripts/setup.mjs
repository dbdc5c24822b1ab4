// Installs the packages of package-lock.json where they are missing or older than the lock file, so that every
// npm script works on a fresh clone. Plain JavaScript: it runs before anything is installed, on Node 20 or newer.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'node_modules', '.linli-lock');
const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(
    `需要 Node 20 或更新的版本，现在是 ${process.versions.node}。/ Node 20 or newer is needed; this is ${process.versions.node}.`,
  );
  process.exit(1);
}
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.error('正在安装依赖（首次约1分钟）… / Installing packages (about a minute the first time)…');
  const npm = process.env['npm_execpath'];
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  // npm's own report goes to standard error: standard output belongs to the command that follows.
  const run = spawnSync(command, [...first, 'ci', '--loglevel=error', '--no-progress'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (run.status !== 0) {
    console.error(
      '依赖没有装成：请检查网络或 npm 的镜像设置，再运行一次。/ The packages could not be installed: check the network or npm registry settings, then run it again.',
    );
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}
