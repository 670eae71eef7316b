import ora from 'ora';
import type { Terminal } from '../../command.ts';

const PLAIN_EVERY_MS = 5000;
const LIVE_EVERY_MS = 200;

/** How many videos are done, on stderr: a live line on a terminal, now and then a line otherwise. */
export function videoProgress(title: string, terminal: Terminal) {
  const spinner = terminal.interactive
    ? ora({ stream: process.stderr, discardStdin: false }).start()
    : null;
  const everyMs = spinner === null ? PLAIN_EVERY_MS : LIVE_EVERY_MS;
  let saidMs = performance.now();
  return {
    said(line: string): void {
      if (performance.now() - saidMs < everyMs) return;
      saidMs = performance.now();
      if (spinner === null) terminal.note(`${title}: ${line}`);
      else spinner.text = `${title}: ${line}`;
    },
    end(line: string | null): void {
      spinner?.stop();
      if (line !== null) terminal.note(`${title}: ${line}`);
    },
  };
}
