// The sample's folder: refuses what is not a sample, writes beside the old one and changes places at the end.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './refusal.ts';

/** Dot folders are no exports: what is half written in it is never read. */
const OWN = '.sample';
const MARK = 'sample.json';

export interface SampleFolder {
  /** Where the offices' folders are written. */
  readonly staging: string;
  /** Puts what was written in the place of the older sample, with its description and list of offices. */
  finish(description: object, offices: string): void;
}

/** Opens a folder for a sample: a new or empty one, or one that holds a sample; else throws a `Refusal`. */
export function openSampleFolder(out: string): SampleFolder {
  if (existsSync(out) && !statSync(out).isDirectory()) {
    throw new Refusal(
      1,
      `${out} 是文件，不是文件夹。请用 --out 换一个。/ ${out} is a file, not a folder. Name another with --out.`,
    );
  }
  const others = existsSync(out) ? readdirSync(out).filter((name) => name !== OWN) : [];
  if (others.length > 0 && !existsSync(join(out, OWN, MARK))) {
    throw new Refusal(
      1,
      `${out} 里已有文件，而且不是示例数据，没有改动。请用 --out 换一个文件夹，或先移走里面的文件。/ ` +
        `${out} holds files that are not sample data; nothing was changed. Name another folder with --out, or move the files away first.`,
    );
  }
  const staging = join(out, OWN, 'next');
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  return {
    staging,
    finish(description, offices) {
      for (const name of readdirSync(out)) {
        if (name !== OWN) rmSync(join(out, name), { recursive: true });
      }
      for (const name of readdirSync(staging).sort()) renameSync(join(staging, name), join(out, name));
      rmSync(staging, { recursive: true });
      mkdirSync(join(out, OWN, 'reference'), { recursive: true });
      writeFileSync(join(out, OWN, 'reference', 'offices.csv'), offices);
      writeFileSync(join(out, OWN, MARK), `${JSON.stringify(description, null, 2)}\n`);
    },
  };
}
