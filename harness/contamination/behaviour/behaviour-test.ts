import { random } from '../../random.ts';
import type { BehaviourTest, MeasureFigure } from '../../schema/contamination-behaviour.ts';
import { clusterPermutation } from '../../statistics/cluster-permutation.ts';
import { groupDifference } from '../../statistics/group-difference.ts';
import { benjaminiHochberg } from '../../statistics/multiplicity.ts';
import { meanWithInterval } from '../../statistics/paired-difference.ts';
import { signFlips, signFlipTest } from '../../statistics/sign-flip.ts';
import { CAUTIONS } from './cautions.ts';
import { measuredOf, type Measure, type Measured } from './measure.ts';

/** Adjusted p at most this is suspicious. */
export const LEVEL = 0.05;

/** Random halves of the control. */
const SPLITS = 200;
/** Random deals of a test, and of each of the many between halves. */
const DRAWS = { test: 10_000, split: 500 };
/** Videos on each side below which a test says too little. */
const LEAST_CLUSTERS = 10;

export type Compared = Pick<BehaviourTest, 'test'> & {
  here: Measure;
  /** Where nothing can be remembered. */
  control: (Measure & { name: string }) | null;
};

/**
 * One test of one benchmark. Without a control nothing is tested: how a clean model behaves is not known
 * from here alone. Null where no item was measured.
 */
export function behaviourTest(
  { test, here, control }: Compared,
  seed: number,
): BehaviourTest | null {
  const [own, other] = [measuredOf(here), control === null ? null : measuredOf(control)];
  if (own.values.length === 0) return null;
  const base = {
    test,
    here: figureOf(own),
    control: null,
    effect: null,
    p: null,
    adjustedP: null,
    family: 1,
    suspicious: false,
    falsePositives: null,
    caution: CAUTIONS[test],
  };
  if (control === null || other === null || other.values.length === 0) return base;
  const compared = {
    ...base,
    control: { name: control.name, ...figureOf(other) },
    effect: effectOf(own, other),
  };
  const videos = Math.min(compared.here.clusters, compared.control.clusters);
  if (videos < LEAST_CLUSTERS) {
    const caution = `fewer than ${LEAST_CLUSTERS} videos on one side are no test; ${base.caution}`;
    return { ...compared, caution };
  }
  return {
    ...compared,
    p: oneSided(own, other, { seed, draws: DRAWS.test }),
    falsePositives: betweenHalves(other, seed),
  };
}

/** Benjamini-Hochberg over benchmarks, each kind of test a family of its own. */
export function adjusted(tests: readonly BehaviourTest[]): BehaviourTest[] {
  const families = Map.groupBy(
    tests.filter(({ p }) => p !== null),
    ({ test }) => test,
  );
  const values = new Map<BehaviourTest, number>();
  for (const own of families.values()) {
    const q = benjaminiHochberg(own.map(({ p }) => p as number));
    own.forEach((one, index) => values.set(one, q[index] as number));
  }
  return tests.map((one) => {
    const q = values.get(one);
    if (q === undefined) return one;
    const family = families.get(one.test)?.length ?? 1;
    return { ...one, adjustedP: q, family, suspicious: q <= LEVEL };
  });
}

/**
 * One-sided p that the first group is not above the second: whole videos dealt anew between them, or,
 * where they share videos, the signs of whole videos flipped.
 */
export function oneSided(
  own: Measured,
  other: Measured,
  { seed, draws }: { seed: number; draws: number },
): number {
  const deals = { seed, draws, key: 'behaviour' };
  const names = new Set(own.clusters);
  if (!other.clusters.some((cluster) => names.has(cluster))) {
    return clusterPermutation([own, other], deals);
  }
  const { scores, difference } = groupDifference(own, other);
  const { p } = signFlipTest(signFlips({ clusters: scores.length, ...deals }), scores);
  return difference > 0 ? p / 2 : 1 - p / 2;
}

function effectOf(own: Measured, other: Measured): BehaviourTest['effect'] {
  const { difference, low, high } = groupDifference(own, other);
  return { value: difference, low: finite(low), high: finite(high) };
}

/** The same test where nothing differs. Null for a control too small to be cut in two. */
function betweenHalves(control: Measured, seed: number): BehaviourTest['falsePositives'] {
  const names = [...new Set(control.clusters)];
  if (names.length < 2 * LEAST_CLUSTERS) return null;
  let rejected = 0;
  for (let split = 0; split < SPLITS; split += 1) {
    const dice = random(seed, 'halves', String(split));
    const first = new Set(names.filter(() => dice.integer(0, 1) === 0));
    const part = (isFirst: boolean): Measured => {
      const at = [...control.values.keys()].filter(
        (item) => first.has(control.clusters[item] as string) === isFirst,
      );
      return {
        values: at.map((item) => control.values[item] as number),
        clusters: at.map((item) => control.clusters[item] as string),
      };
    };
    const p = oneSided(part(true), part(false), { seed, draws: DRAWS.split });
    if (p <= LEVEL) rejected += 1;
  }
  return { splits: SPLITS, rejected };
}

function figureOf({ values, clusters }: Measured): MeasureFigure {
  const { difference, low, high, n, clusters: videos } = meanWithInterval(values, clusters);
  return { value: difference, low: finite(low), high: finite(high), n, clusters: videos };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
