import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../atomic-write.ts';
import { SightlineError } from '../errors.ts';
import { benchmarks, resolveBenchmark } from '../plan/benchmarks.ts';
import { scoredHash } from '../plan/protocol-hash.ts';
import { readingOf } from '../plan/reading.ts';
import { readConfig } from '../read-config.ts';
import { readJournal } from '../run/journal.ts';
import { readManifest, readRunItems } from '../run/manifest.ts';
import { readScores, scoredMark } from '../run/score-run.ts';
import type { Benchmark } from '../schema/benchmark.ts';
import { benchmarkCardsSchema, type BenchmarkCard } from '../schema/benchmark-card.ts';
import type { JournalLine, ScoreLine } from '../schema/journal.ts';
import { resultSchema, type Result } from '../schema/result.ts';
import { makeResult, type Attribution } from './result.ts';

export type Publication = { file: string; result: Result };

/**
 * Makes the public record of a run and writes it below `results`: the record, its item set, and the
 * cards of all benchmarks. Publishing a run again replaces its record.
 *
 * @throws `RUN_INCOMPLETE` unless every trial has a reply or `allowIncomplete` is set.
 */
export async function publishRun(
  runFolder: string,
  results: string,
  options: Attribution & { allowIncomplete: boolean },
): Promise<Publication> {
  const manifest = await readManifest(runFolder);
  if (manifest.shard !== null) {
    const { index, count } = manifest.shard;
    throw new SightlineError('RUN_INCOMPLETE', `${runFolder} is shard ${index} of ${count}`, {
      hint: 'npx sightline merge <shard…> --out DIR makes one run of all shards',
    });
  }
  const [items, scores, journal, reading, benchmark] = await Promise.all([
    readRunItems(runFolder),
    readScores(runFolder),
    readJournal(runFolder),
    readingOf(manifest.protocol),
    resolveBenchmark(manifest.descriptor ?? manifest.benchmark),
  ]);
  refuseStaleScores(runFolder, { scores, mark: scoredMark(reading), lines: journal.lines });
  const { extractor, scorer } = { extractor: reading.choice, scorer: reading.scorer };
  const result = makeResult(
    {
      manifest,
      items,
      scores,
      journal: journal.lines.values(),
      scored: {
        scored: scoredHash(reading),
        extractor: { id: extractor.id, version: extractor.version },
        scorer: { id: scorer.id, version: scorer.version },
      },
    },
    benchmark.publishes,
    options,
  );
  if (!result.completeness.complete && !options.allowIncomplete) {
    const failed = Object.values(result.probes).reduce(
      (sum, probe) => sum + probe.counts.failed,
      0,
    );
    throw new SightlineError('RUN_INCOMPLETE', `${runFolder}: ${failed} trials have no reply`, {
      hint: 'run the same command again, or publish it marked as incomplete with --allow-incomplete',
    });
  }
  const file = join(results, benchmark.id, `${result.id}.json`);
  await writeAtomically(join(results, 'items', `${items.hash}.json`), `${JSON.stringify(items)}\n`);
  await writeAtomically(file, `${JSON.stringify(resultSchema.parse(result), null, 2)}\n`);
  await writeCards(results, benchmark);
  return { file, result };
}

/**
 * The public face of every benchmark that has results: those that come with Sightline, then those of
 * one's own, whose descriptors may be anywhere, so that the cards of earlier ones are kept.
 */
async function writeCards(results: string, published: Benchmark): Promise<void> {
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

function cardOf(benchmark: Benchmark): BenchmarkCard {
  const { id, title, summary, task, paper, licence, publishes } = benchmark;
  const splits = Object.entries(benchmark.splits).map(([split, one]) => ({
    id: split,
    title: one.title,
  }));
  return { id, title, summary, task, paper, licence, publishes, splits };
}

/** Scores that another extractor made, or that the journal has outgrown, would be published as today's. */
function refuseStaleScores(
  runFolder: string,
  { scores, mark, lines }: { scores: ScoreLine[]; mark: string; lines: Map<string, JournalLine> },
): void {
  const known = new Set(scores.map((score) => score.trial));
  const stale = scores.some((score) => score.scored !== mark);
  if (!stale && [...lines.keys()].every((trial) => known.has(trial))) return;
  throw new SightlineError(
    'RUN_MISMATCH',
    `the scores of ${runFolder} were made ${stale ? 'by another extractor or scorer' : 'before its last replies came'}`,
    { hint: `npx sightline score ${runFolder} makes them anew and asks nothing` },
  );
}
