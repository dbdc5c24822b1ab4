// Installs the packages of package-lock.json where they are missing or older than the lock file, so that every npm
// script works on a fresh clone; then runs the script named on the command line with the Node that was installed.
// It starts that Node itself: a shell remembers the `node` it found first. Plain JavaScript, for Node 20 or newer.
import { spawn, spawnSync } from 'node:child_process';
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

const [script, ...args] = process.argv.slice(2);
if (script !== undefined) {
  const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  // See `command/memory.ts`. What is young may take 3 × 16 MB in each thread, which it keeps; Node would let it have 3 × 48 MB.
  const options = ['--expose-gc', '--max-semi-space-size=16'];
  const child = spawn(node, [...options, join(root, 'scripts', script), ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
}
