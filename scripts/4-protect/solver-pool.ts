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

/** Opens so many threads; jobs are taken in the order in which they are asked for. */
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
      const waiting = queue[0];
      const worker = idle[0];
      if (!waiting || !worker) return;
      queue.shift();
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
