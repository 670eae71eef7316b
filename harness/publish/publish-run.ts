import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../atomic-write.ts';
import { carriedContamination } from '../contamination/carried.ts';
import { SightlineError } from '../errors.ts';
import { benchmarks } from '../plan/benchmarks.ts';
import { readConfig } from '../read-config.ts';
import type { Benchmark } from '../schema/benchmark.ts';
import { benchmarkCardsSchema, type BenchmarkCard } from '../schema/benchmark-card.ts';
import { resultSchema, type Result } from '../schema/result.ts';
import { cardOf } from './benchmark-cards.ts';
import { publishesOf } from './hidden-split.ts';
import { refuseIncomplete } from './incomplete.ts';
import { appendToLedger, earlierRecord, replacement } from './ledger.ts';
import { readRun } from './read-run.ts';
import { makeResult, type Attribution } from './result.ts';

export type Publication = { file: string; result: Result };

/**
 * Makes the public record of a run and writes it below `results`: the record, its item set, and the
 * cards of all benchmarks. Publishing a run again replaces its record but for what was attached to it; the
 * ledger says so where its score changes.
 *
 * @throws `RUN_INCOMPLETE` unless every trial has a reply or `allowIncomplete` is set, `USAGE` in the place of
 *   a withdrawn record.
 */
export async function publishRun(
  runFolder: string,
  results: string,
  options: Attribution & {
    allowIncomplete: boolean;
    /** Why an earlier record is replaced, for the ledger. Left out: what differs. */
    reason?: string;
  },
): Promise<Publication> {
  const { benchmark, record } = await readRun(runFolder);
  const { items } = record;
  const made = makeResult(record, publishesOf(benchmark, record.manifest.split), options);
  if (!options.allowIncomplete) refuseIncomplete(runFolder, record, made);
  const file = join(results, benchmark.id, `${made.id}.json`);
  await writeAtomically(join(results, 'items', `${items.hash}.json`), `${JSON.stringify(items)}\n`);
  const earlier = await earlierRecord(file);
  refuseWithdrawn(earlier);
  const result =
    earlier === null ? made : { ...made, contamination: carriedContamination(earlier, made) };
  await writeAtomically(file, `${JSON.stringify(resultSchema.parse(result), null, 2)}\n`);
  const entry = earlier === null ? null : replacement(earlier, result, options.reason);
  if (entry !== null) await appendToLedger(results, entry);
  await writeCards(results, benchmark);
  return { file, result };
}

/** A record that is published again would be ranked again in silence. */
function refuseWithdrawn(earlier: Result | null): void {
  if (earlier?.provenance.level !== 'withdrawn') return;
  throw new SightlineError('USAGE', `${earlier.id} is withdrawn`, {
    hint: 'npx sightline submit reinstate puts it back, with a reason; then publish it again',
  });
}

/**
 * The public face of every benchmark that has results: those that come with Sightline, then those of
 * one's own, whose descriptors may be anywhere, so that the cards of earlier ones are kept.
 */
export async function writeCards(results: string, published: Benchmark): Promise<void> {
  const path = join(results, 'benchmarks.json');
  const ids = await benchmarks.ids();
  const cards: BenchmarkCard[] = [];
  for (const id of ids) {
    if (await exists(join(results, id))) cards.push(cardOf(await benchmarks.load(id)));
  }
  const kept = (await exists(path)) ? await readConfig(path, benchmarkCardsSchema) : [];
  const own = kept.filter((card) => !ids.includes(card.id) && card.id !== published.id);
  for (const card of own) if (await exists(join(results, card.id))) cards.push(card);
  if (!ids.includes(published.id)) cards.push(cardOf(published));
  await writeAtomically(path, `${JSON.stringify(benchmarkCardsSchema.parse(cards), null, 2)}\n`);
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
