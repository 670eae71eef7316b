import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Evidence } from '../../harness/shortcuts/evidence.ts';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import { meanWithInterval } from '../../harness/statistics/paired-difference.ts';
import { writeClips, writeRows } from '../../scripts/calibration/data-folder.ts';
import { OBSERVERS, type ObserverId } from '../../scripts/calibration/observers.ts';
import { BALANCED, SKEWED, type Kind } from '../../scripts/calibration/population.ts';
import { PAIR_QUANTITIES } from '../../scripts/calibration/quantities-pairs.ts';
import { QUANTITIES } from '../../scripts/calibration/quantities.ts';
import { drawItems } from '../../scripts/calibration/sample.ts';
import { PAIRS } from '../../scripts/calibration/study.ts';
import type { Figure } from '../../scripts/calibration/tally.ts';
import { truthOf, type Truth } from '../../scripts/calibration/truth.ts';
import { pipelineRun } from './pipeline-run.ts';

const SEED = 7;
const VIDEOS = 12;
/** A part of the items for some. */
const PROBES = [
  'full',
  'rerun',
  'blind',
  'blind-placeholder',
  'noise',
  'options-only',
  'question-only',
  'frame-middle',
  'frame-random:20',
  'frame-oracle=4:20',
  'shuffle',
  'shuffle-travel=1',
  'reverse',
  'wrong-video',
  'rotate',
  'blind-rotate',
  'budget=4+2+1:20',
];
const OBSERVER_IDS = Object.keys(OBSERVERS) as ObserverId[];
/** Favourite places only show where the right answers have one too. */
const populationOf = (id: ObserverId) => ({
  ...(id === 'position' ? SKEWED : BALANCED),
  videos: VIDEOS,
});

describe('observers with known abilities, through the whole pipeline', () => {
  let folder = '';
  const evidence = new Map<ObserverId, Evidence>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sightline-calibration-'));
    const data = join(folder, 'data');
    await writeClips(
      data,
      Array.from({ length: VIDEOS }, (_, video) => video),
    );
    for (const id of OBSERVER_IDS) {
      const descriptor = await writeRows(data, drawItems(populationOf(id), SEED));
      const run = { observer: OBSERVERS[id], probes: PROBES, seed: SEED };
      evidence.set(id, await pipelineRun({ data, descriptor, out: folder }, run));
    }
  }, 300_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const of = (id: ObserverId) => evidence.get(id) as Evidence;
  /** Of the items of some kinds, one letter an item and variant. */
  const letters = (id: ObserverId, probe: string, kinds: Kind[]) => {
    const { items, probes } = of(id);
    const { labels = [], items: kindOf = [] } = items.breakdowns['kind'] ?? {};
    const own = (index: number) => kinds.includes(labels[kindOf[index] ?? -1] as Kind);
    return (probes.get(probe)?.variants ?? []).flatMap(({ outcomes }) =>
      outcomes.filter((outcome, index) => own(index) && outcome !== 'not-asked'),
    );
  };
  const only = (outcomes: string[]) => [...new Set(outcomes)];

  it.each(OBSERVER_IDS)('%s: every probe finds what is true of it', (id) => {
    const truth = truthOf(OBSERVERS[id], populationOf(id));
    const { probes, items } = of(id);
    const single = [...probes.values()].filter(({ combine }) => combine !== 'apart');
    expect(single).toHaveLength(PROBES.length - 1);
    // Together they hold with 95 %.
    const level = 1 - 0.05 / (single.length * OBSERVER_IDS.length);
    for (const { id: probe, combine, values } of single) {
      const scored = values.flatMap((value, item) => (value === null ? [] : [{ value, item }]));
      const { difference, low, high } = meanWithInterval(
        scored.map(({ value }) => value),
        scored.map(({ item }) => items.clusters[item] ?? 0),
        level,
      );
      const expected = truth.accuracy(probe, combine === 'best' ? 'best' : 'mean');
      if (Number.isNaN(low)) expect(difference, probe).toBeCloseTo(expected, 12);
      else {
        expect(low, `${probe} ${difference}`).toBeLessThanOrEqual(expected);
        expect(high, `${probe} ${difference}`).toBeGreaterThanOrEqual(expected);
      }
    }
  });

  it.each(OBSERVER_IDS)('%s: every figure of its report is what is true of it', (id) => {
    const truth = truthOf(OBSERVERS[id], populationOf(id));
    for (const quantity of QUANTITIES) {
      const figure = quantity.of(of(id));
      if (figure !== null) holds(figure, quantity.truth(truth), quantity.id);
    }
  });

  it.each(PAIRS)('$before → $after: what is gained is what was given', ({ before, after }) => {
    const [earlier, later] = [before, after].map((id) =>
      truthOf(OBSERVERS[id], populationOf(id)),
    ) as [Truth, Truth];
    for (const quantity of PAIR_QUANTITIES) {
      const figure = quantity.of(of(before), of(after));
      if (figure !== null) holds(figure, quantity.truth(earlier, later), quantity.id);
    }
  });

  it('everything: right wherever the video is there, in order, or with its times', () => {
    for (const probe of ['full', 'rerun', 'rotate', 'shuffle-travel']) {
      expect(only(letters('everything', probe, ['text', 'frame', 'set', 'order']))).toEqual([
        'correct',
      ]);
    }
  });

  it('everything: another video, noise and grey leave it the words', () => {
    for (const probe of ['blind', 'wrong-video', 'noise', 'blind-placeholder']) {
      expect(only(letters('everything', probe, ['text']))).toEqual(['correct']);
      expect(only(letters('everything', probe, ['frame', 'set', 'order'])).sort()).toEqual([
        'correct',
        'wrong',
      ]);
    }
  });

  it('everything: backwards it is never right about the order, and never misled about the rest', () => {
    expect(only(letters('everything', 'reverse', ['order']))).toEqual(['wrong']);
    expect(only(letters('everything', 'reverse', ['text', 'frame', 'set']))).toEqual(['correct']);
  });

  it('set: shuffled or reversed, it knows what it knew', () => {
    for (const probe of ['full', 'shuffle', 'reverse']) {
      expect(only(letters('set', probe, ['text', 'frame', 'set']))).toEqual(['correct']);
    }
    expect(letters('set', 'frame-middle', ['set'])).toContain('wrong');
  });

  it('frame: one frame is as good as all, whichever it is', () => {
    for (const probe of ['full', 'frame-middle', 'frame-random', 'shuffle', 'reverse', 'budget']) {
      expect(only(letters('frame', probe, ['text', 'frame']))).toEqual(['correct']);
    }
  });

  it('nothing: the words are all it has', () => {
    for (const probe of ['full', 'blind', 'wrong-video', 'question-only']) {
      expect(only(letters('nothing', probe, ['text']))).toEqual(['correct']);
    }
    expect(only(letters('nothing', 'options-only', ['text']))).toContain('wrong');
  });

  it('position: half right while half of the answers stand first, hardly ever right in every place', () => {
    const { probes } = of('position');
    const full = probes.get('full')?.values ?? [];
    const rotated = probes.get('rotate')?.values ?? [];
    expect(mean(full)).toBeGreaterThan(mean(rotated) + 0.1);
    const everywhere = full.filter((value, item) => value === 1 && rotated[item] === 1);
    expect(everywhere.length / full.length).toBeLessThan(0.06);
  });

  it('garbler: what cannot be read is wrong, and all that can be read is right', () => {
    const { probes } = of('garbler').result;
    expect(probes['full']?.counts.unparsed).toBeGreaterThan(0);
    expect(probes['full']?.counts.wrong).toBe(0);
    expect(probes['full']?.answeredOnly).toBe(1);
  });
});

/** How much wider an interval is that holds together with all others of this file, than one alone. */
const STRETCH =
  tQuantile(1 - 0.025 / (QUANTITIES.length * OBSERVER_IDS.length), VIDEOS - 1) /
  tQuantile(0.975, VIDEOS - 1);

function holds({ value, low, high }: Figure, truth: number, what: string): void {
  if (Number.isNaN(truth)) return;
  if (low === null || high === null) return expect(value, what).toBeCloseTo(truth, 5);
  expect(value - STRETCH * (value - low), what).toBeLessThanOrEqual(truth + 1e-6);
  expect(value + STRETCH * (high - value), what).toBeGreaterThanOrEqual(truth - 1e-6);
}

function mean(values: (number | null)[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0) / values.length;
}
