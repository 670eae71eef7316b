import type { Terminal } from '../command.ts';
import type { JournalLine } from '../schema/journal.ts';
import { progress, type Progress } from './progress.ts';

/** How far votes are: one that is asked for again, because nothing could be read in it, stays one vote. */
export function voteProgress(
  title: string,
  terminal: Terminal,
  costSoFar: () => number | null,
): Progress {
  const bar = progress({ title, probe: '', items: [] }, terminal, costSoFar);
  const counted = new Set<string>();
  return {
    ...bar,
    line(line) {
      const vote = voteOf(line);
      if (line.failure === null && counted.has(vote)) bar.retry();
      else bar.line(line);
      if (line.failure === null) counted.add(vote);
    },
  };
}

function voteOf({ trial, vote }: JournalLine): string {
  return vote === undefined ? trial : `${vote.on}#${vote.number}`;
}
