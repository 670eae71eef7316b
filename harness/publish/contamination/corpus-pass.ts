import ora from 'ora';
import type { Terminal } from '../../command.ts';
import { openCorpus } from '../../contamination/corpus/manifest.ts';
import type { CorpusEntry } from '../../contamination/corpus/entry.ts';
import { SightlineError } from '../../errors.ts';
import type { RowProblem } from '../../schema/item.ts';
import type { NameRule } from '../../schema/source-id.ts';

/** A corpus as it is named on the command line; the path is absolute. */
export type CorpusChoice = {
  path: string;
  name?: string;
  rule: NameRule;
  columns: readonly string[];
  /** Leave rows out that cannot be used, and count them, instead of stopping at the first. */
  skipInvalid: boolean;
};

export type PassedCorpus = { name: string; sha256: string; rows: number; skipped: number };

const PLAIN_EVERY_MS = 5000;
const LIVE_EVERY_MS = 200;

/**
 * Shows every row of a corpus to `take`, one after the other, and says on stderr how far it is.
 *
 * @throws `DATA_INVALID` (file, line, field) for a row that cannot be used, unless such are skipped, and for
 *   a corpus without any that can.
 */
export async function passCorpus(
  { path, skipInvalid, ...choice }: CorpusChoice,
  take: (entry: CorpusEntry) => void | Promise<void>,
  terminal: Terminal,
): Promise<PassedCorpus> {
  let [rows, skipped] = [0, 0];
  const corpus = await openCorpus(path, {
    ...choice,
    problem(problem) {
      if (!skipInvalid) throw invalid(problem);
      skipped += 1;
    },
  });
  const progress = rowProgress(corpus.name, terminal);
  try {
    for await (const entry of corpus.entries) {
      rows += 1;
      // Rows that are in memory come without a pause: waiting for each would cost more than looking.
      const working = take(entry);
      if (working !== undefined) await working;
      progress.row(rows);
    }
  } finally {
    progress.end(rows);
  }
  if (rows === 0) {
    throw new SightlineError('DATA_INVALID', `${corpus.name} holds no row that can be used`);
  }
  return { name: corpus.name, sha256: corpus.sha256, rows, skipped };
}

function rowProgress(name: string, terminal: Terminal) {
  const spinner = terminal.interactive
    ? ora({ stream: process.stderr, discardStdin: false }).start()
    : null;
  const everyMs = spinner === null ? PLAIN_EVERY_MS : LIVE_EVERY_MS;
  let saidMs = performance.now();
  const line = (rows: number) => `${name}: ${rows.toLocaleString('en')} rows`;
  return {
    row(rows: number): void {
      // The clock is asked now and then only: of ten million rows each would ask it.
      if (rows % 256 !== 0 || performance.now() - saidMs < everyMs) return;
      saidMs = performance.now();
      if (spinner === null) terminal.note(line(rows));
      else spinner.text = line(rows);
    },
    end(rows: number): void {
      spinner?.stop();
      terminal.note(line(rows));
    },
  };
}

function invalid({ file, line, field, expected, received }: RowProblem): SightlineError {
  return new SightlineError(
    'DATA_INVALID',
    `${file}:${line}: ${field}: expected ${expected}, got ${received}`,
    {
      hint: 'mend the row, or leave such rows out with --skip-invalid; --column says what is read',
    },
  );
}
