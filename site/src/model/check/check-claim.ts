import {
  ourFigures,
  peerFigures,
  type ReaderFigures,
} from '../../../../harness/answers/reader-figures.ts';
import type { Side } from '../../../../harness/comparison/compared.ts';
import type { ComparisonReport } from '../../../../harness/comparison/comparison-report.ts';
import { compareInputs } from '../../../../harness/comparison/report.ts';
import type { Annotations } from '../../../../harness/data/annotations.ts';
import type { Content } from '../../../../harness/imports/answer-file.ts';
import type { ItemSet } from '../../../../harness/schema/item-set.ts';
import { wholeCell } from '../../../../harness/shortcuts/cells.ts';
import { metricsOf, type Metric } from '../../../../harness/shortcuts/metrics.ts';
import { resampling } from '../../../../harness/shortcuts/resampling.ts';
import { checkedSide, type CheckedSide, type Readers } from './checked-side.ts';
import { chooseItems, type ItemChoice, type KnownSet } from './item-choice.ts';
import { readAnnotations, type ReadAnnotations } from './read-annotations.ts';
import { readPredictions, type ReadPredictions } from './read-predictions.ts';

/** What a reviewer has: annotations and one file of predictions or two; the first is the base. */
export type Claim = { annotations: Content; predictions: Content[] };

/** What a page knows beside the files. */
export type Known = {
  benchmarks: readonly Annotations[];
  board: readonly KnownSet[];
  /** Of a benchmark: our reading, and the peers that it names. */
  readersOf: (benchmark: Annotations) => Readers;
};

/** One file of predictions: its score, how others would read it, and what it owes to the video. */
export type CheckedFile = {
  predictions: ReadPredictions;
  side: Side;
  /** Ours first. */
  readers: ReaderFigures[];
  /** By our rules: how many replies each read, the most frequent first. */
  rules: { rule: string; n: number }[];
  /** Null where the file holds the score alone. */
  gaps: Metric[] | null;
};

export type CheckedClaim = {
  annotations: ReadAnnotations;
  choice: ItemChoice;
  files: CheckedFile[];
  /** Null with one file. */
  report: ComparisonReport | null;
};

/** @throws `DATA_INVALID` naming the file, and what fits; `COMPARISON_REFUSED` where nothing can be paired. */
export async function checkClaim(claim: Claim, known: Known): Promise<CheckedClaim> {
  const annotations = await readAnnotations(claim.annotations, known.benchmarks);
  const read = claim.predictions.map((content) =>
    readPredictions(content, annotations, known.benchmarks),
  );
  const answered = new Set(read.flatMap(({ probes }) => [...(probes.get('full')?.keys() ?? [])]));
  const choice = chooseItems(annotations, answered, known.board);
  const readers = known.readersOf(annotations.benchmark);
  const files = distinct(read).map((predictions) =>
    checkedFile(checkedSide(predictions, choice, readers), { predictions, choice, readers }),
  );
  const inputs = files.map(({ side }) => ({ name: side.name, sides: [side] }));
  return {
    annotations,
    choice,
    files,
    report: inputs.length < 2 ? null : compareInputs(inputs),
  };
}

/** Two files of one name stay apart. */
function distinct(read: ReadPredictions[]): ReadPredictions[] {
  return read.map((one, at) =>
    read.findIndex(({ file }) => file === one.file) === at
      ? one
      : { ...one, file: `${one.file} (${at + 1})` },
  );
}

function checkedFile(
  { side, trials }: CheckedSide,
  {
    predictions,
    choice: { set },
    readers: { reading, peers },
  }: { predictions: ReadPredictions; choice: ItemChoice; readers: Readers },
): CheckedFile {
  const clusters = new Map(set.ids.map((id, item) => [id, set.clusters[item] as number]));
  const compared = {
    trials,
    combine: 'mean' as const,
    clusterOf: (item: string) => clusters.get(item) ?? -1,
  };
  const replied = trials.filter(({ text }) => text !== null);
  const rules = Array.from(
    Map.groupBy(replied, ({ rule }) => rule),
    ([rule, own]) => ({
      rule,
      n: own.length,
    }),
  ).sort((a, b) => b.n - a.n);
  return {
    predictions,
    side,
    readers: [
      ourFigures(reading.choice, compared),
      ...peers.map((peer) => peerFigures(peer, compared)),
    ],
    rules,
    gaps: predictions.probes.size < 2 ? null : gapsOf(side, set),
  };
}

/** Seed of `sightline shortcuts`, so that both print the same intervals. */
const SEED = 0;

function gapsOf({ evidence }: Side, items: ItemSet): Metric[] {
  return metricsOf({
    items,
    cell: wholeCell(items),
    record: evidence,
    floors: null,
    random: resampling(items, { seed: SEED }),
    differences: new Map(),
  });
}
