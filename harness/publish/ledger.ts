import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LedgerEntry } from '../schema/ledger.ts';
import { resultSchema, type Result } from '../schema/result.ts';

const LEDGER = 'ledger.jsonl';

/** The record that stands in a file, or null when there is none that can be read. */
export async function earlierRecord(file: string): Promise<Result | null> {
  try {
    return resultSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    // A missing file is the usual case; one of an older schema cannot be compared.
    return null;
  }
}

/** What the ledger has to say of a record in the place of another; null where the score stays. */
export function replacement(
  earlier: Result,
  later: Result,
  reason: string | undefined,
): LedgerEntry | null {
  const [before, after] = [scoreOf(earlier), scoreOf(later)];
  if (before === after) return null;
  return {
    date: later.provenance.publishedAt,
    benchmark: later.benchmark.id,
    result: later.id,
    action: 'rescore',
    reason: reason ?? reasonFor(earlier, later),
    by: later.provenance.runBy ?? 'not stated',
    before,
    after,
    url: null,
  };
}

/** Adds a line to `<results>/ledger.jsonl`. */
export async function appendToLedger(results: string, entry: LedgerEntry): Promise<void> {
  await appendFile(join(results, LEDGER), `${JSON.stringify(entry)}\n`);
}

/** What a record is ranked by; null where nothing is scored. */
export function scoreOf({ probes }: Pick<Result, 'probes'>): number | null {
  const { full } = probes;
  if (full?.checklists === undefined) return full?.accuracy?.value ?? null;
  return full.checklists.rules.official.overall.average?.value ?? null;
}

function reasonFor(earlier: Result, later: Result): string {
  if (earlier.protocol.scored === later.protocol.scored) return 'Published again.';
  const [old, now] = [earlier, later].map(
    ({ protocol: { extractor, scorer } }) =>
      `${extractor.id} ${extractor.version} and ${scorer.id} ${scorer.version}`,
  );
  return old === now ? 'Scored by another judge.' : `Scored by ${now} in the place of ${old}.`;
}
