import type { Reading } from '../answers/outcome.ts';
import { SightlineError } from '../errors.ts';
import { resolveBenchmark } from '../plan/benchmarks.ts';
import { judgeTrials } from '../plan/judge-lines.ts';
import { probes as probeRegistry } from '../plan/probes.ts';
import { readingOf } from '../plan/reading.ts';
import { keptJudge, readVotes } from '../run/judge-file.ts';
import { judgeUsage } from '../run/judge-usage.ts';
import { readJournal } from '../run/journal.ts';
import { readManifest, readRunItems } from '../run/manifest.ts';
import { readScores, scoredMark } from '../run/score-run.ts';
import type { Benchmark } from '../schema/benchmark.ts';
import type { JournalLine, ScoreLine } from '../schema/journal.ts';
import { besideScore } from './beside-score.ts';
import type { RunRecord } from './result.ts';
import { scoredBy } from './scored-by.ts';

/**
 * All that a run folder holds, scored by today's extractors.
 *
 * @throws `RUN_INCOMPLETE` for a shard, `RUN_MISMATCH` for scores that are not today's.
 */
export async function readRun(
  runFolder: string,
): Promise<{ benchmark: Benchmark; record: RunRecord }> {
  const manifest = await readManifest(runFolder);
  if (manifest.shard !== null) {
    const { index, count } = manifest.shard;
    throw new SightlineError('RUN_INCOMPLETE', `${runFolder} is shard ${index} of ${count}`, {
      hint: 'npx sightline merge <shard…> --out DIR makes one run of all shards',
    });
  }
  const items = await readRunItems(runFolder);
  const [scores, journal, reading, benchmark] = await Promise.all([
    readScores(runFolder),
    readJournal(runFolder),
    readingOf(manifest.protocol, items),
    resolveBenchmark(manifest.descriptor ?? manifest.benchmark),
  ]);
  const probes = await Promise.all(manifest.probes.map(({ id }) => probeRegistry.load(id)));
  const judge = await keptJudge(runFolder, 'none');
  const made = readingBehind(scores, judge === null ? [reading] : [{ ...reading, judge }, reading]);
  const trialsOf = judgeTrials({ records: manifest.probes, probes, itemSet: items });
  const asked = [...journal.lines.values()].flatMap((line) => [
    keyOf(line),
    ...trialsOf(line).map(({ probe, variant }) => keyOf({ ...line, probe: probe.id, variant })),
  ]);
  refuseStaleScores(runFolder, { scores, made, asked });
  return {
    benchmark,
    record: {
      manifest,
      items,
      scores,
      journal: journal.lines.values(),
      scored: scoredBy(made ?? reading),
      beside: await besideScore(runFolder, { manifest, items, scores }),
      ...(made?.judge === undefined
        ? {}
        : { judge: judgeUsage((await readVotes(runFolder)).values(), made.judge.by) }),
    },
  };
}

/** What today made all of the scores: a run may be scored without its judge (`--no-judge`). */
function readingBehind(scores: ScoreLine[], readings: Reading[]): Reading | null {
  const madeBy = (reading: Reading) => {
    const mark = scoredMark(reading);
    return scores.every((score) => score.scored === mark);
  };
  return readings.find(madeBy) ?? null;
}

/** Scores that another extractor made, or that the journal has outgrown, would be read as today's. */
function refuseStaleScores(
  runFolder: string,
  { scores, made, asked }: { scores: ScoreLine[]; made: Reading | null; asked: string[] },
): void {
  const known = new Set(scores.map(keyOf));
  const stale = made === null;
  if (!stale && asked.every((key) => known.has(key))) return;
  throw new SightlineError(
    'RUN_MISMATCH',
    `the scores of ${runFolder} were made ${stale ? 'by another extractor, scorer or judge' : 'before its last replies or probes came'}`,
    { hint: `npx sightline score ${runFolder} makes them anew and asks nothing` },
  );
}

type Key = Pick<JournalLine, 'item' | 'probe' | 'variant' | 'repeat'>;

function keyOf({ item, probe, variant, repeat }: Key): string {
  return JSON.stringify([item, probe, variant, repeat]);
}
