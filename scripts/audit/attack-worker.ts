// A thread of the attack: takes jobs and gives back what they found.
import { parentPort } from 'node:worker_threads';
import { collectGarbage } from '../command/memory.ts';
import type { Job } from './jobs.ts';
import { done } from './jobs.ts';

parentPort?.on('message', (job: Job) => {
  collectGarbage();
  void done(job).then((result) => parentPort?.postMessage(result));
});
