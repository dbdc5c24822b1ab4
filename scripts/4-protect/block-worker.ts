// A thread that solves blocks one after the other.
import { parentPort, workerData } from 'node:worker_threads';
import { collectGarbage } from '../command/memory.ts';
import type { Lists } from './lists.ts';
import type { BlockJob, BlockPattern } from './solve-block.ts';
import { solveBlock } from './solve-block.ts';
import { loadSolver } from './solver.ts';

const port = parentPort;
if (port === null) throw new Error('invalid start: a solver runs as a worker');
const lists = workerData as Lists;

// Each block has a solver of its own: the memory that one has taken grows with its largest program and never shrinks. That of
// the one before goes back first.
port.on('message', (job: BlockJob) => {
  collectGarbage();
  void loadSolver().then((solver) => port.postMessage(solveBlock(job, lists, solver) satisfies BlockPattern));
});
