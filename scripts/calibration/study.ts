import type { Evidence } from '../../harness/shortcuts/evidence.ts';
import { OBSERVERS, type ObserverId } from './observers.ts';
import { BALANCED, SKEWED, type Population } from './population.ts';
import { QUANTITIES, type PairQuantity, type Quantity } from './quantities.ts';
import { PAIR_QUANTITIES } from './quantities-pairs.ts';
import { observe, prepareSample } from './study-run.ts';
import { add, emptyTally, type Tally } from './tally.ts';
import { truthOf } from './truth.ts';

/** The probes of the study, as they are asked for on the command line. */
export const STUDY_PROBES = [
  'full',
  'rerun',
  'blind',
  'options-only',
  'question-only',
  'frame-middle',
  'frame-random=3',
  'frame-oracle=4',
  'shuffle=3',
  'reverse',
  'wrong-video',
  'rotate',
  'blind-rotate',
] as const;

/** Two checkpoints, the earlier first. */
export type Pair = { before: ObserverId; after: ObserverId };
export const PAIRS: Pair[] = [
  { before: 'garbler', after: 'everything' },
  { before: 'guesser', after: 'nothing' },
  { before: 'nothing', after: 'everything' },
  { before: 'frame', after: 'set' },
];

export type StudyRow<Q> = { quantity: Q; tally: Tally };

/** One list of rows an observer, and one a pair of them. */
export type Study = {
  seeds: number;
  observers: Map<ObserverId, StudyRow<Quantity>[]>;
  pairs: { pair: Pair; rows: StudyRow<PairQuantity>[] }[];
};

export type StudyOptions = {
  /** Seeds 0 to this, left out. */
  seeds: number;
  observers: ObserverId[];
  /** Below it the rows of the samples are written. */
  folder: string;
  videos?: number;
  onSeed?(done: number): void;
};

/** Favourite places only show where the right answers have one too. */
export function populationOf(observer: ObserverId): Population {
  return observer === 'position' ? SKEWED : BALANCED;
}

/** Draws samples, runs the observers on them, and compares what the reports say with the truth. */
export async function runStudy({
  seeds,
  observers,
  folder,
  ...options
}: StudyOptions): Promise<Study> {
  const truths = new Map(
    observers.map((id) => [id, truthOf(OBSERVERS[id], populationOf(id))] as const),
  );
  const truth = (id: ObserverId) => truths.get(id) ?? truthOf(OBSERVERS[id], populationOf(id));
  const study: Study = {
    seeds,
    observers: new Map(
      observers.map((id) => [
        id,
        QUANTITIES.map((quantity) => ({
          quantity,
          tally: emptyTally(quantity.truth(truth(id))),
        })),
      ]),
    ),
    pairs: PAIRS.filter(
      (pair) => observers.includes(pair.before) && observers.includes(pair.after),
    ).map((pair) => ({
      pair,
      rows: PAIR_QUANTITIES.map((quantity) => ({
        quantity,
        tally: emptyTally(quantity.truth(truth(pair.before), truth(pair.after))),
      })),
    })),
  };
  for (let seed = 0; seed < seeds; seed += 1) {
    const evidence = await observeAll(observers, { seed, folder, videos: options.videos });
    for (const [id, rows] of study.observers) {
      for (const { quantity, tally } of rows) add(tally, quantity.of(evidence(id)));
    }
    for (const { pair, rows } of study.pairs) {
      for (const { quantity, tally } of rows) {
        add(tally, quantity.of(evidence(pair.before), evidence(pair.after)));
      }
    }
    options.onSeed?.(seed + 1);
  }
  return study;
}

async function observeAll(
  observers: ObserverId[],
  { seed, folder, videos }: { seed: number; folder: string; videos: number | undefined },
): Promise<(id: ObserverId) => Evidence> {
  const found = new Map<ObserverId, Evidence>();
  for (const [population, own] of Map.groupBy(observers, populationOf)) {
    const sample = await prepareSample(
      { ...population, videos: videos ?? population.videos },
      { seed, probes: STUDY_PROBES, folder },
    );
    for (const id of own) found.set(id, await observe(sample, OBSERVERS[id]));
  }
  return (id) => {
    const evidence = found.get(id);
    if (evidence === undefined) throw new Error(`${id} was not run`);
    return evidence;
  };
}
