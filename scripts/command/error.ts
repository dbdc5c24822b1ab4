// Errors meant for the person at the keyboard, apart from bugs: they print one message and set the exit code.
import type { Lang, Text } from '../../src/schema/column.ts';

/** The language of messages on the terminal: English where the locale says so, else Chinese. */
export const terminalLang: Lang = /^en/i.test(
  process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '',
)
  ? 'en'
  : 'zh';

/** A failure with a message and a way out. `code` 1: not published; 2: wrong call. */
export class CommandError extends Error {
  readonly code: 1 | 2;
  readonly text: Text;

  constructor(code: 1 | 2, text: Text) {
    super(text[terminalLang]);
    this.name = 'CommandError';
    this.code = code;
    this.text = text;
  }
}

/** Runs a command's main function: prints a CommandError plainly, anything else with its stack, and exits. */
export async function runCommand(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (error instanceof CommandError) {
      process.stderr.write(`\n${error.message}\n`);
      process.exitCode = error.code;
    } else {
      process.stderr.write(`\n${error instanceof Error ? error.stack : String(error)}\n`);
      process.exitCode = 1;
    }
  }
}
