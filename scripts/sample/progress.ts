// Shows how far long work has come: a bar on a terminal, otherwise a line for every tenth.

interface Screen {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

const WIDTH = 40;

/** A function to call with what is done and the total; it writes only when the shown state changes. */
export function progressOn(screen: Screen, label: string): (done: number, total: number) => void {
  const steps = screen.isTTY === true ? 100 : 10;
  let shown = 0;
  return (done, total) => {
    const step = total === 0 ? steps : Math.floor((done / total) * steps);
    if (step === shown) return;
    shown = step;
    const percent = Math.round((step / steps) * 100);
    if (screen.isTTY === true) {
      const full = Math.round((step / steps) * WIDTH);
      const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full);
      screen.write(`\r${label} ${bar} ${percent}%${step === steps ? '\n' : ''}`);
    } else {
      screen.write(`${label} ${percent}%\n`);
    }
  };
}
