import { adjusted, behaviourTest } from '../../contamination/behaviour/behaviour-test.ts';
import { canonicalGain, lessOf, type Measure } from '../../contamination/behaviour/measure.ts';
import { placesOf } from '../../comparison/blind-gain.ts';
import type { Side } from '../../comparison/compared.ts';
import { armScores } from '../../comparison/denominators.ts';
import { sharedItems } from '../../comparison/shared-items.ts';
import { SightlineError } from '../../errors.ts';
import {
  BEHAVIOUR_TESTS,
  type BehaviourOfRun,
  type BehaviourReport,
  type BehaviourTestId,
} from '../../schema/contamination-behaviour.ts';
import { isScored } from '../../schema/outcome.ts';
import type { Evidence } from '../../shortcuts/evidence.ts';

export type BehaviourRequest = {
  runs: readonly Side[];
  /** The same model on benchmarks that it cannot have met. */
  controls: readonly Side[];
  /** The checkpoint before, on the items of the runs and of the controls. */
  bases: readonly Side[];
  seed: number;
};

/** What could be measured, or why it could not. */
type Found = Measure | string;

/**
 * The four tests on each run, each against its control, with p adjusted over the runs.
 *
 * @throws `COMPARISON_REFUSED` where a control is of another model or of the same items.
 */
export function behaviourReport(request: BehaviourRequest): BehaviourReport {
  const { runs, seed } = request;
  const found = runs.map((run) => testsOf(run, request));
  const all = adjusted(found.flatMap(({ tests }) => tests));
  let at = 0;
  const reported = runs.map(({ evidence: { result } }, index): BehaviourOfRun => {
    const { tests, missing } = found[index] as (typeof found)[number];
    const own = all.slice(at, (at += tests.length));
    const { id, name } = result.model;
    return {
      result: result.id,
      model: { id, name },
      protocol: result.protocol.id,
      benchmark: result.benchmark,
      tests: own,
      missing,
    };
  });
  return { schemaVersion: 1, level: 'behaviour', evidence: 'weak', seed, runs: reported };
}

function testsOf(run: Side, { controls, bases, seed }: BehaviourRequest) {
  const own = controls.filter(({ evidence }) => isOf(evidence, run.evidence));
  for (const control of own) refuseSameItems(control, run);
  if (controls.length > 0 && own.length === 0) {
    const { id } = run.evidence.result.model;
    throw new SightlineError('COMPARISON_REFUSED', `no control is of ${id}, as ${run.name} is`, {
      hint: 'a control is the same model on a benchmark that it cannot have met',
    });
  }
  const tests = [];
  const missing: BehaviourOfRun['missing'] = [];
  for (const test of BEHAVIOUR_TESTS) {
    const here = MEASURES[test](run.evidence, bases);
    const control = test === 'mirror-swap' ? mirrorControl(run) : pooled(test, own, bases);
    const made = typeof here === 'string' ? null : behaviourTest({ test, here, control }, seed);
    if (made !== null) tests.push(made);
    else missing.push({ test, because: typeof here === 'string' ? here : 'no item was scored' });
  }
  return { tests, missing };
}

const MEASURES: Record<BehaviourTestId, (run: Evidence, bases: readonly Side[]) => Found> = {
  'option-order': (run) =>
    ofProbes(run, ['full', 'rotate'], ([full, rotate]) =>
      canonicalGain(
        full.values,
        run.items.ids.map((_, item) =>
          rotate.variants.map(({ outcomes }) => {
            const outcome = outcomes[item];
            return outcome === undefined || !isScored(outcome)
              ? null
              : Number(outcome === 'correct');
          }),
        ),
        run.items.optionCounts,
      ),
    ),
  'masked-option': (run) => ofProbes(run, ['masked-option'], ([hidden]) => hidden.values),
  'blind-gain': blindGains,
  'mirror-swap': (run) =>
    ofProbes(run, ['full', 'mirror-swap'], ([full, swap]) => lessOf(full.values, swap.values)),
};

type Probe = NonNullable<ReturnType<Evidence['probes']['get']>>;

function ofProbes<Ids extends string[]>(
  run: Evidence,
  ids: readonly [...Ids],
  measure: (probes: { [Key in keyof Ids]: Probe }) => (number | null)[],
): Found {
  const lacking = ids.find((id) => run.probes.get(id) === undefined);
  if (lacking !== undefined) {
    return lacking in run.result.probes
      ? `the single outcomes of ${lacking} are not published: name the run folder`
      : `${lacking} was not asked`;
  }
  const probes = ids.map((id) => run.probes.get(id)) as { [Key in keyof Ids]: Probe };
  return { values: measure(probes), clusters: clustersOf(run.items) };
}

/** Without the video, less the base on the same items. */
function blindGains(run: Evidence, bases: readonly Side[]): Found {
  const own = run.probes.get('blind');
  if (own === undefined) return 'blind was not asked';
  if (bases.length === 0) return 'no base checkpoint was given';
  const base = bases.find(
    ({ evidence }) => evidence.result.benchmark.itemSet === run.result.benchmark.itemSet,
  );
  if (base === undefined) return `no base was asked the items of ${run.result.benchmark.id}`;
  const before = base.evidence.probes.get('blind');
  if (before === undefined) return `${base.name} has no blind answers`;
  const shared = sharedItems(base.evidence.items, run.items);
  const arms = armScores({ base: before, other: own }, placesOf(shared));
  const known = (scores: Float64Array) =>
    Array.from(scores, (score) => (Number.isNaN(score) ? null : score));
  return {
    values: lessOf(known(arms.other), known(arms.base)),
    clusters: clustersOf(shared.items),
  };
}

/** The items of the same run that a mirror leaves as they are. */
function mirrorControl({ evidence }: Side): (Measure & { name: string }) | null {
  const found = ofProbes(evidence, ['full', 'mirror'], ([full, mirror]) =>
    lessOf(full.values, mirror.values),
  );
  return typeof found === 'string' ? null : { ...found, name: 'items without sides' };
}

/** All controls together; their videos are no videos of the run. */
function pooled(
  test: BehaviourTestId,
  controls: readonly Side[],
  bases: readonly Side[],
): (Measure & { name: string }) | null {
  const found = controls.flatMap((control) => {
    const measure = MEASURES[test](control.evidence, bases);
    return typeof measure === 'string' ? [] : [{ control, measure }];
  });
  if (found.length === 0) return null;
  return {
    name: found.map(({ control }) => control.name).join(' and '),
    values: found.flatMap(({ measure }) => measure.values),
    clusters: found.flatMap(({ control, measure }) =>
      measure.clusters.map((cluster) => `${control.name}: ${cluster}`),
    ),
  };
}

function refuseSameItems(control: Side, run: Side): void {
  const [there, here] = [control, run].map(({ evidence }) => evidence.result.benchmark);
  if (there?.id !== here?.id || there?.split !== here?.split) return;
  throw new SightlineError(
    'COMPARISON_REFUSED',
    `${control.name} is of ${there?.id} ${there?.split}, as ${run.name} is`,
    { hint: 'a control is another benchmark, newer than the model or written by yourself' },
  );
}

function isOf(control: Evidence, run: Evidence): boolean {
  return control.result.model.id === run.result.model.id;
}

function clustersOf({ clusters, clusterIds }: Evidence['items']): string[] {
  return clusters.map((cluster) => clusterIds[cluster] ?? '');
}
