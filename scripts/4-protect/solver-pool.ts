// Solves blocks in threads. Which thread solves which block leaves no trace in the result.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Lists } from './lists.ts';
import type { BlockJob, BlockPattern } from './solve-block.ts';

const MOST_SOLVERS = 4;

export interface SolverPool {
  solve(job: BlockJob): Promise<BlockPattern>;
  close(): Promise<void>;
}

interface Waiting {
  readonly job: BlockJob;
  readonly resolve: (pattern: BlockPattern) => void;
  readonly reject: (error: unknown) => void;
}

/** The place of the job that is taken next: the first of those with most rows. */
export function nextJob(jobs: readonly { rows: { count: number } }[]): number {
  const counts = jobs.map(({ rows }) => rows.count);
  return counts.indexOf(Math.max(...counts));
}

/**
 * Opens so many threads. What takes longest is taken first, so that no thread is left with it at the end.
 */
export function openPool(lists: Lists, threads = Math.min(availableParallelism(), MOST_SOLVERS)): SolverPool {
  const queue: Waiting[] = [];
  const idle: Worker[] = [];
  const running = new Map<Worker, Waiting>();
  const workers = Array.from({ length: threads }, () => {
    const worker = new Worker(new URL('./block-worker.ts', import.meta.url), { workerData: lists });
    worker.on('message', (pattern: BlockPattern) => {
      running.get(worker)?.resolve(pattern);
      running.delete(worker);
      idle.push(worker);
      next();
    });
    worker.on('error', (error) => running.get(worker)?.reject(error));
    idle.push(worker);
    return worker;
  });
  const next = (): void => {
    for (;;) {
      const worker = idle[0];
      if (queue.length === 0 || !worker) return;
      const [waiting] = queue.splice(nextJob(queue.map(({ job }) => job)), 1);
      if (!waiting) return;
      idle.shift();
      running.set(worker, waiting);
      worker.postMessage(waiting.job);
    }
  };
  return {
    solve: (job) =>
      new Promise((resolve, reject) => {
        queue.push({ job, resolve, reject });
        next();
      }),
    close: async () => void (await Promise.all(workers.map((worker) => worker.terminate()))),
  };
}
