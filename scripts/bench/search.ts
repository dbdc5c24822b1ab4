// The benchmark of the search: in a browser, how long from a reader's letter to the painting that shows what was found,
// once the lists that a question needs are there, by kind of question.
import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../command/browser.ts';
import { say } from '../command/progress.ts';
import { serve } from '../serve.ts';

/** Questions of a kind; each is asked in turn, so that no answer stands there already. */
interface Case {
  readonly label: string;
  readonly questions: readonly string[];
}

const CASES: readonly Case[] = [
  { label: 'region, Chinese', questions: ['永州', '零陵区', '湖南', '朝阳'] },
  { label: 'region, pinyin', questions: ['yongzhou', 'lingling', 'guangzhou', 'chaoyang'] },
  { label: 'region, initials', questions: ['yzs', 'llq', 'gzs', 'cyq'] },
  { label: 'code of six digits', questions: ['431102', '110105', '440106', '430100'] },
  {
    label: 'code of twelve digits',
    questions: ['431102001001', '110105001001', '440106001001', '430102001001'],
  },
  { label: 'township', questions: ['徐家井街道', '朝阳门街道', '南津渡', '沙河'] },
  { label: 'community, Chinese', questions: ['徐家井', '幸福社区', '建设', '新华'] },
  { label: 'community, pinyin', questions: ['xujiajing', 'xingfu', 'jianshe', 'xinhua'] },
  { label: 'community, initials', questions: ['xjj', 'xfsq', 'jssq', 'xhsq'] },
  {
    label: 'place and community',
    questions: ['零陵 徐家井', '朝阳 幸福', '永州市零陵区徐家井', '广州 新华'],
  },
  { label: 'one slip', questions: ['yongzhuo', '零陵曲区', 'guangzhuo', 'xujiajign'] },
];

const TIMES = 5;

/** Runs in the page: types a question and waits for the painting of its answer. */
async function timed(question: string): Promise<number> {
  const box = document.querySelector<HTMLInputElement>('#search-q');
  const status = document.querySelector('#search-status');
  if (!box || !status) throw new Error('missing: #search-q');
  const painted = (): Promise<void> =>
    new Promise((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(null);
      }),
    );
  const write = (text: string): void => {
    box.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  };
  write('');
  await painted();
  const answered = new Promise<void>((resolve) =>
    new MutationObserver((_, watch) => {
      watch.disconnect();
      resolve();
    }).observe(status, { childList: true }),
  );
  const start = performance.now();
  write(question);
  await answered;
  await painted();
  return performance.now() - start;
}

/** The value below which a share of the others lie. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

async function measured(page: Page, { questions }: Case): Promise<number[]> {
  const taken: number[] = [];
  // The first time fetches the lists.
  for (let time = 0; time <= TIMES; time += 1)
    for (const question of questions) {
      const own = await page.evaluate(timed, question);
      if (time > 0) taken.push(own);
    }
  return taken;
}

/** Measures the search of a built site; returns the lines of a table. */
export async function benchSearch(folder: string): Promise<string[]> {
  const { server, url } = await serve(folder, 0);
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  await page.goto(`${url}/search/`, { waitUntil: 'networkidle' });
  const lines: string[] = [];
  for (const one of CASES) {
    say(`${one.label}…`);
    const taken = await measured(page, one);
    lines.push(`| ${one.label} | ${quantile(taken, 0.5).toFixed(0)} | ${quantile(taken, 0.95).toFixed(0)} |`);
  }
  await browser.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return [
    `Milliseconds from a letter to the painting of what was found, lists already there; ${TIMES} times ${CASES[0]?.questions.length ?? 0} questions`,
    '| question | median | 95 % |',
    '| --- | --- | --- |',
    ...lines,
  ];
}
