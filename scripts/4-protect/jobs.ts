// What the threads are given to do, and what they find.
import type { ServedJob, ServedPattern } from './served-repair.ts';
import type { BlockJob, BlockPattern } from './solve-block.ts';

export type Job = BlockJob | ServedJob;
export type Found = BlockPattern | ServedPattern;

/** Whether a job is for people and ratings together. */
export const isServed = (job: Job): job is ServedJob => 'people' in job;

/** The rows that a job is about. */
export const mainOf = (job: Job): Pick<BlockJob, 'rows' | 'rules'> => (isServed(job) ? job.ratings : job);
