// The pieces into which an attack is cut, and who does them: this thread where there is little, several where much.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Outcome } from './attack.ts';
import { attackWhole } from './attack.ts';
import { attackShare } from './attack-large.ts';
import type { Finding } from './finding.ts';
import type { Lists } from './lists.ts';
import { loadSolver } from './lp.ts';
import type { Problem } from './problem.ts';
import type { ProvinceView } from './province-view.ts';
import type { Region } from './published.ts';
import { Regions } from './published.ts';
import type { Survey } from './survey.ts';
import { survey } from './survey.ts';
import type { Thresholds } from './thresholds.ts';
import { viewFindings } from './view-findings.ts';

export type Job =
  | { readonly kind: 'whole'; readonly problem: Problem }
  | { readonly kind: 'survey'; readonly problem: Problem }
  | {
      readonly kind: 'share';
      readonly problem: Problem;
      readonly survey: Survey;
      readonly share: readonly number[];
    }
  | {
      readonly kind: 'view';
      readonly view: ProvinceView;
      readonly lists: Lists;
      readonly regions: readonly Region[];
      readonly thresholds: Thresholds;
    };

export type Result =
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  | { readonly kind: 'survey'; readonly survey: Survey | null }
  | { readonly kind: 'findings'; readonly findings: readonly Finding[] };

const MOST_THREADS = 4;

/** Does a job in this thread. */
export async function done(job: Job): Promise<Result> {
  if (job.kind === 'view') {
    const { view, lists, regions, thresholds } = job;
    return {
      kind: 'findings',
      findings: viewFindings(view, { lists, regions: new Regions(regions), thresholds }),
    };
  }
  const highs = await loadSolver();
  if (job.kind === 'whole') return { kind: 'outcome', outcome: attackWhole(highs, job.problem) };
  if (job.kind === 'survey') return { kind: 'survey', survey: survey(highs, job.problem) };
  return {
    kind: 'outcome',
    outcome: attackShare(highs, job.problem, job.survey, job.share),
  };
}

/** A job to be made when its turn comes, and what to do with what it found; that may give further jobs. */
export interface Task {
  readonly job: () => Job;
  readonly then: (result: Result) => readonly Task[];
}

/** Does all tasks, and those that follow from them, which come first. */
export async function doAll(tasks: readonly Task[], isMuch: boolean): Promise<void> {
  const queue = [...tasks];
  if (!isMuch) {
    for (let task = queue.shift(); task !== undefined; task = queue.shift()) {
      queue.unshift(...task.then(await done(task.job())));
    }
    return;
  }
  await inThreads(queue, Math.min(availableParallelism(), MOST_THREADS));
}

async function inThreads(queue: Task[], threads: number): Promise<void> {
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL('./attack-worker.ts', import.meta.url)),
  );
  const idle = new Set(workers);
  let busy = 0;
  try {
    await new Promise<void>((resolve, reject) => {
      const give = (): void => {
        for (const worker of idle) {
          const task = queue.shift();
          if (task === undefined) break;
          idle.delete(worker);
          busy += 1;
          worker.once('message', (result: Result) => {
            idle.add(worker);
            busy -= 1;
            queue.unshift(...task.then(result));
            give();
          });
          worker.postMessage(task.job());
        }
        if (busy === 0 && queue.length === 0) resolve();
      };
      for (const worker of workers) worker.on('error', reject);
      give();
    });
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
