// Finds a Chromium for the browser's tests: CHROMIUM_PATH, an installed one, Debian's package, Playwright's own.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { CommandError } from './error.ts';
import { say } from './progress.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

function installed(): string | null {
  const folders = (process.env['PATH'] ?? '').split(':');
  const paths = folders.flatMap((folder) => NAMES.map((name) => `${folder}/${name}`));
  return [...paths, ...APPLICATIONS].find((path) => existsSync(path)) ?? null;
}

/** Installs Debian's Chromium and Chinese fonts, as root or with passwordless sudo; false where that is not possible. */
function installWithApt(): boolean {
  const can = (command: string, ...args: string[]): boolean =>
    spawnSync(command, args, { stdio: 'ignore' }).status === 0;
  if (!can('apt-get', '--version')) return false;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && !can('sudo', '-n', 'true')) return false;
  say(
    '正在安装浏览器（Debian的chromium与中文字体）… / Installing the browser (Debian: chromium fonts-noto-cjk)…',
  );
  const prefix = isRoot ? [] : ['sudo', '-n'];
  const [command = 'apt-get', ...rest] = [...prefix, 'apt-get'];
  const apt = (...args: string[]): boolean =>
    spawnSync(command, [...rest, ...args], {
      stdio: ['ignore', 'ignore', 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  apt('update', '-qq');
  return apt('install', '-y', '-qq', 'chromium', 'fonts-noto-cjk');
}

/** The path of a Chromium. Throws a CommandError that names the ways to get one: browser tests are never skipped. */
export function findChromium(): string {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new CommandError(1, {
      zh: `CHROMIUM_PATH 指的文件不存在：${named}。`,
      en: `CHROMIUM_PATH names a file that does not exist: ${named}.`,
    });
  }
  const found = installed() ?? (installWithApt() ? installed() : null);
  if (found !== null) return found;
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  throw new CommandError(1, {
    zh: '没有找到浏览器，浏览器测试不能跳过。请任选一种：设置 CHROMIUM_PATH；安装 Chromium 或 Chrome；以root运行 apt-get install chromium fonts-noto-cjk；或运行 npx playwright-core install chromium。',
    en: 'No browser was found, and the browser tests are never skipped. Either set CHROMIUM_PATH, install Chromium or Chrome, run apt-get install chromium fonts-noto-cjk as root, or run npx playwright-core install chromium.',
  });
}
