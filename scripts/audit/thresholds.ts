// How few persons are too few: the project's defaults, or what the folder's report says where that is stricter.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Thresholds {
  /** Persons of no special group; of special groups; of children's groups. */
  readonly T1: number;
  readonly T2: number;
  readonly T2c: number;
  /** The sensitive table. */
  readonly T3: number;
  /** Least width of what a reader can narrow a hidden count down to. */
  readonly width: number;
}

export const DEFAULTS: Thresholds = {
  T1: 10,
  T2: 10,
  T2c: 10,
  T3: 30,
  width: 10,
};

/** Fewer dissatisfied than this are too few. */
export const DISSATISFIED = 3;

/** The thresholds for a data folder: never below the defaults, whatever its `report.json` says. */
export function thresholdsFor(data: string): Thresholds {
  const path = join(data, 'report.json');
  if (!existsSync(path)) return DEFAULTS;
  const report = JSON.parse(readFileSync(path, 'utf8')) as {
    thresholds?: Partial<Record<string, unknown>>;
  };
  const stricter = (name: keyof Thresholds): number => {
    const value = report.thresholds?.[name];
    return typeof value === 'number' ? Math.max(value, DEFAULTS[name]) : DEFAULTS[name];
  };
  return {
    T1: stricter('T1'),
    T2: stricter('T2'),
    T2c: stricter('T2c'),
    T3: stricter('T3'),
    width: stricter('width'),
  };
}
