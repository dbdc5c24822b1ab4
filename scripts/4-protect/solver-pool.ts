// Solves blocks in threads. Which thread solves which block leaves no trace in the result.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { CommandError } from '../command/error.ts';
import type { Lists } from './lists.ts';
import type { Found, Job } from './jobs.ts';
import { mainOf } from './jobs.ts';
import type { ServedJob, ServedPattern } from './served-repair.ts';
import type { BlockJob, BlockPattern } from './solve-block.ts';

const MOST_SOLVERS = 4;
/** MiB of objects that a thread may hold, many times what it needs: V8 clears up the later the more it may take. */
const MOST_HEAP = 2000;

export interface BlockPool {
  solve(job: BlockJob): Promise<BlockPattern>;
}

export interface SolverPool extends BlockPool {
  /** See `served-repair.ts`. */
  readonly repairServed: (job: ServedJob) => Promise<ServedPattern>;
  close(): Promise<void>;
}

interface Waiting {
  readonly job: Job;
  readonly resolve: (found: Found) => void;
  readonly reject: (error: unknown) => void;
}

/** Rows that are solved at a time: two of the largest joint searches of the nation together take more than 2 GiB. */
const MOST_ROWS = 200_000;

/**
 * The place of the job that is taken next while others with so many rows are running: the first of those with most rows that
 * fit beside them; −1 where none does.
 */
export function nextJob(jobs: readonly { rows: { count: number } }[], running: number): number {
  const counts = jobs.map(({ rows: { count } }) => (running > 0 && running + count > MOST_ROWS ? -1 : count));
  const most = Math.max(...counts);
  return most < 0 ? -1 : counts.indexOf(most);
}

/** A thread that broke off, most often for want of memory: what it was at, and what can be done. */
function brokenOff({ rules, rows }: Pick<BlockJob, 'rows' | 'rules'>, cause: unknown): CommandError {
  const why = cause instanceof Error ? cause.message : String(cause);
  const what = `${rules.table}.${rules.measures.join()}`;
  return new CommandError(1, {
    zh: `没有发布：保密处理在${what}的一部分（${rows.count}行）中断了：${why}。多半是内存不够：请关掉别的程序再运行。仍然中断的，请在 release-plan.csv 中去掉这张表的一个层级或一类时期。`,
    en: `Not published: disclosure control broke off in a part of ${what} (${rows.count} rows): ${why}. Most often there is too little memory: close other programs and run it again. If it breaks off again, leave a level or a kind of period of this table out in release-plan.csv.`,
  });
}

/**
 * Opens so many threads. What takes longest is taken first, so that no thread is left with it at the end.
 */
export function openPool(lists: Lists, threads = Math.min(availableParallelism(), MOST_SOLVERS)): SolverPool {
  const queue: Waiting[] = [];
  const idle: Worker[] = [];
  const running = new Map<Worker, Waiting>();
  const workers = Array.from({ length: threads }, () => {
    const worker = new Worker(new URL('./block-worker.ts', import.meta.url), {
      workerData: lists,
      resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP },
    });
    worker.on('message', (found: Found) => {
      running.get(worker)?.resolve(found);
      running.delete(worker);
      idle.push(worker);
      next();
    });
    worker.on('error', (error) => {
      const broken = running.get(worker);
      if (broken) broken.reject(brokenOff(mainOf(broken.job), error));
    });
    idle.push(worker);
    return worker;
  });
  const next = (): void => {
    for (;;) {
      const worker = idle[0];
      if (queue.length === 0 || !worker) return;
      const rows = [...running.values()].reduce((sum, { job }) => sum + mainOf(job).rows.count, 0);
      const place = nextJob(
        queue.map(({ job }) => mainOf(job)),
        rows,
      );
      const waiting = queue[place];
      if (!waiting) return;
      queue.splice(place, 1);
      idle.shift();
      running.set(worker, waiting);
      worker.postMessage(waiting.job);
    }
  };
  /** A thread finds what its job is for. */
  const done = <Own extends Found>(job: Job): Promise<Own> =>
    new Promise((resolve, reject) => {
      queue.push({ job, resolve: (found) => resolve(found as Own), reject });
      next();
    });
  return {
    solve: (job) => done<BlockPattern>(job),
    repairServed: (job) => done<ServedPattern>(job),
    close: async () => void (await Promise.all(workers.map((worker) => worker.terminate()))),
  };
}
