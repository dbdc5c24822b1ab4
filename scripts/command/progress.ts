// Progress of long work on standard error: a bar on a terminal, a plain line per tenth elsewhere.

export interface Progress {
  /** `done` of `total`; never decreases. */
  at(done: number): void;
  end(): void;
}

const WIDTH = 24;

/** A progress display for `total` units of work called `label`. */
export function progress(
  label: string,
  total: number,
  stream: NodeJS.WriteStream = process.stderr,
): Progress {
  const isTerminal = stream.isTTY === true;
  let shown = -1;
  const show = (share: number): void => {
    const percent = Math.floor(share * 100);
    const step = isTerminal ? percent : Math.floor(percent / 10) * 10;
    if (step <= shown) return;
    shown = step;
    if (!isTerminal) {
      stream.write(`${label} ${step}%\n`);
      return;
    }
    const filled = Math.round(share * WIDTH);
    stream.write(`\r${label} ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${percent}%`);
  };
  return {
    at: (done) => show(total === 0 ? 1 : Math.min(1, done / total)),
    end: () => {
      show(1);
      if (isTerminal) stream.write('\n');
    },
  };
}

/** A line about a finished step, on standard error. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Does a stage of the build and says how long it took: `汇总 aggregate 12.3s`. */
export async function timed<T>(label: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  say(`${label} ${((performance.now() - started) / 1000).toFixed(1)}s`);
  return result;
}
