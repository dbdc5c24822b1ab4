import { defineConfig } from 'vitest/config';
import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/** Files that take minutes: begun first, so that none of them runs alone at the end. */
const LONG = /(accessibility-|month-after-month|protect-system|killed|pipeline\/fixtures|site\/(map|table))/;

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    env: { TZ: 'UTC' },
    testTimeout: 60_000,
    hookTimeout: 300_000,
    // Two cores: a browser, a database and a file of tests each want one.
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
  },
});
