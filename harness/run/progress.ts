import ora from 'ora';
import type { Terminal } from '../command.ts';
import type { JournalLine } from '../schema/journal.ts';

const PLAIN_EVERY_MS = 5000;

export type Progress = {
  start(state: { total: number; done: number; torn: boolean }): void;
  line(line: JournalLine): void;
  end(): void;
};

/**
 * How far a run is: a live line on a terminal, otherwise a line every five seconds and one at the end.
 * Goes to stderr; stdout is data.
 */
export function progress(title: string, terminal: Terminal): Progress {
  let total = 0;
  let done = 0;
  let said = performance.now();
  const failures = new Map<string, number>();
  const spinner = terminal.interactive
    ? ora({ stream: process.stderr, discardStdin: false })
    : null;
  const text = () => {
    const failed = [...failures].map(([code, count]) => `${count} ${code}`).join(', ');
    return `${title}: ${done} of ${total} trials${failed === '' ? '' : ` · failed: ${failed}`}`;
  };
  return {
    start(state) {
      ({ total, done } = state);
      if (state.torn) terminal.note(`${title}: the journal's last line was cut off and is dropped`);
      if (done > 0) terminal.note(`${title}: ${done} of ${total} trials have been answered before`);
      spinner?.start(text());
    },
    line(line) {
      if (line.failure === null) done += 1;
      else failures.set(line.failure.code, (failures.get(line.failure.code) ?? 0) + 1);
      if (spinner !== null) spinner.text = text();
      else if (performance.now() - said > PLAIN_EVERY_MS) {
        said = performance.now();
        terminal.note(text());
      }
    },
    end() {
      if (spinner === null) terminal.note(text());
      else if (failures.size === 0) spinner.succeed(text());
      else spinner.warn(text());
    },
  };
}
