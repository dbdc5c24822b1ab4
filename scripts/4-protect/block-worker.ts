// A thread that solves blocks one after the other.
import { parentPort, workerData } from 'node:worker_threads';
import { collectGarbage } from '../command/memory.ts';
import type { Found, Job } from './jobs.ts';
import { isServed } from './jobs.ts';
import type { Lists } from './lists.ts';
import { repairServed } from './served-repair.ts';
import { solveBlock } from './solve-block.ts';
import { loadSolver } from './solver.ts';

const port = parentPort;
if (port === null) throw new Error('invalid start: a solver runs as a worker');
const lists = workerData as Lists;

// Each block has a solver of its own: the memory that one has taken grows with its largest program and never shrinks. That of
// the one before goes back first.
port.on('message', (job: Job) => {
  collectGarbage();
  const found = async (): Promise<Found> =>
    isServed(job) ? repairServed(job, lists) : solveBlock(job, lists, await loadSolver());
  void found().then((own) => port.postMessage(own));
});
