import { bestOfFigures, type BestOfFigures } from '../../checklists/best-of-figures.ts';
import { isGraded, type GradedSet } from '../../checklists/graded-items.ts';
import type { Judgements } from '../../checklists/probe-scores.ts';
import { SightlineError } from '../../errors.ts';
import type { JournalLine } from '../../schema/journal.ts';
import { judgementsOf } from '../judgements.ts';
import type { RunRecord } from '../result.ts';
import { requireSameVideos } from './same-videos.ts';

/** A run whose videos were judged. */
export type JudgedRun = { name: string; record: RunRecord };

export type BestOfReport = {
  benchmark: string;
  split: string;
  model: string;
  /** How many videos each item has. */
  videos: number;
  /** Who chooses, and who else scores what was chosen. */
  judges: { first: string; second: string | null };
  rules: Record<'official' | 'strict' | 'nan', BestOfFigures>;
  warnings: string[];
};

/**
 * What the best of several videos of each item is worth: as the judge that chooses it says, and as
 * another judge says of the same choice.
 *
 * @throws `USAGE` for a run of one video an item, `COMPARISON_REFUSED` where the two runs are not of the
 *   same videos, or not by two judges.
 */
export function bestOfReport(first: JudgedRun, second: JudgedRun | null): BestOfReport {
  const { manifest, journal } = first.record;
  const items = gradedItems(first);
  const videos = manifest.repeats;
  if (videos < 2) {
    throw new SightlineError('USAGE', `${first.name} has one video an item`, {
      hint: 'sightline run … --repeat 4 makes more of them',
    });
  }
  const lines = [...journal];
  const judges = {
    first: judgeOf(first).model,
    second: second === null ? null : judgeOf(second).model,
  };
  if (second !== null) requirePair([first, second], items, lines);
  const draws = {
    first: drawsOf(first, items),
    second: second === null ? null : drawsOf(second, items),
  };
  return {
    benchmark: manifest.benchmark,
    split: items.name ?? manifest.split,
    model: manifest.model.name,
    videos,
    judges,
    rules: {
      official: bestOfFigures(draws, items, 'official'),
      strict: bestOfFigures(draws, items, 'strict'),
      nan: bestOfFigures(draws, items, 'nan'),
    },
    warnings: [
      ...(second === null
        ? ['one judge chooses and scores its choice: a part of the gain is its own errors']
        : []),
      ...(judges.first === judges.second
        ? ['both judges are the same model, and share what it gets wrong']
        : []),
      ...repeatedFiles(lines),
    ],
  };
}

function gradedItems({ name, record: { items } }: JudgedRun): GradedSet {
  if (isGraded(items)) return items;
  throw new SightlineError('USAGE', `${name} is not of generated videos`, {
    hint: 'the best of several videos needs a benchmark whose judge rates videos',
  });
}

function judgeOf({ name, record }: JudgedRun) {
  const { judge } = record.scored;
  if (judge !== undefined) return judge;
  throw new SightlineError('USAGE', `${name} has no judge`, {
    hint: `npx sightline score ${name} --judge <adapter>:<model> asks one`,
  });
}

function requirePair(
  [first, second]: readonly [JudgedRun, JudgedRun],
  items: GradedSet,
  lines: readonly JournalLine[],
): void {
  const refuse = (why: string, hint: string): never => {
    const message = `${first.name} and ${second.name}: ${why}`;
    throw new SightlineError('COMPARISON_REFUSED', message, { hint });
  };
  const [one, two] = [first.record, second.record];
  if (items.hash !== gradedItems(second).hash)
    refuse('they are of different items', 'name two scorings of the same videos');
  if (one.manifest.repeats !== two.manifest.repeats) {
    const counts = `${one.manifest.repeats} and ${two.manifest.repeats} videos an item`;
    refuse(counts, 'name two scorings of the same videos');
  }
  if (one.scored.scored === two.scored.scored) {
    refuse(
      'both were scored by the same judge',
      'score a copy of the run folder with another one: only its scores say what the choice is worth',
    );
  }
  requireSameVideos(lines, two.journal, refuse);
}

function drawsOf({ record }: JudgedRun, items: GradedSet): Judgements[] {
  const { manifest, scores } = record;
  const full = manifest.probes.find(({ id }) => id === 'full');
  if (full === undefined) throw new SightlineError('USAGE', `${manifest.run} was not asked full`);
  return Array.from({ length: manifest.repeats }, (_, repeat) =>
    judgementsOf(full, scores, { items, repeat }),
  );
}

/** A generator that makes the same file each time has nothing to choose from. */
function repeatedFiles(lines: readonly JournalLine[]): string[] {
  const made = lines.flatMap(({ item, probe, reply }) =>
    probe === 'full' && reply?.video !== undefined ? [{ item, sha256: reply.video.sha256 }] : [],
  );
  const byItem = Map.groupBy(made, ({ item }) => item);
  const repeated = [...byItem.values()].filter(
    (own) => new Set(own.map(({ sha256 }) => sha256)).size < own.length,
  ).length;
  return repeated === 0 ? [] : [`${repeated} items have the same file more than once`];
}
