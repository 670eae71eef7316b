import ora from 'ora';
import type { Terminal } from '../command.ts';
import { gigabytes } from './disk-space.ts';
import type { DownloadState } from './get-files.ts';

const PLAIN_EVERY_MS = 5000;
const LIVE_EVERY_MS = 100;

export type DownloadProgress = { report(state: DownloadState): void; end(): void };

/** How far a download is, on stderr: a live line on a terminal, otherwise a line every five seconds. */
export function downloadProgress(terminal: Terminal, nowMs: () => number): DownloadProgress {
  const spinner = terminal.interactive
    ? ora({ stream: process.stderr, discardStdin: false }).start()
    : null;
  const everyMs = spinner === null ? PLAIN_EVERY_MS : LIVE_EVERY_MS;
  let said = Number.NEGATIVE_INFINITY;
  let last: DownloadState | undefined;
  return {
    report(state) {
      last = state;
      const now = nowMs();
      if (now - said < everyMs) return;
      said = now;
      if (spinner === null) terminal.note(line(state));
      else spinner.text = line(state);
    },
    end() {
      spinner?.stop();
      if (last !== undefined) terminal.note(line(last));
    },
  };
}

function line({ repository, bytes, files }: DownloadState): string {
  const share = bytes.total === 0 ? 100 : Math.floor((100 * bytes.done) / bytes.total);
  return `${repository}: ${files.done} of ${files.total} files, ${gigabytes(bytes.done)} of ${gigabytes(bytes.total)} (${share} %)`;
}
