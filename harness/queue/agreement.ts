import { canonicalJson, hashOf } from '../hash.ts';
import { askedItem, shownItem } from '../plan/asked-item.ts';
import type { RunPlan } from '../plan/run-plan.ts';
import type { Trial } from '../plan/trials.ts';
import { withoutGold } from '../schema/item.ts';
import type { Agreement } from '../schema/queue-run.ts';
import type { RunManifest } from '../schema/run-manifest.ts';

/**
 * Everything that decides what is asked, as two machines compare it: a worker whose answer to any of it
 * is another would ask something else in the run's name.
 */
export function agreementOf(plan: RunPlan, decoder: RunManifest['decoder']): Agreement {
  return {
    benchmark: plan.benchmark.id,
    split: plan.split,
    items: plan.items.length,
    'items (hash)': plan.itemSet.hash,
    'asked (protocol hash)': plan.asked,
    'request fields': plan.protocol.requestFields,
    endpoint: `${plan.adapter.id}:${plan.endpoint.model}`,
    'model id': plan.model.id,
    settings: agreementValue(plan.settings),
    seed: plan.seed,
    trials: plan.trials.length,
    'trials (digest)': trialsDigest(plan),
    decoder,
  };
}

/** As it is after it has travelled. */
function agreementValue(value: object): Agreement[string] {
  return JSON.parse(JSON.stringify(value)) as Agreement[string];
}

/** Lines such as "items: 300 in the run, 299 here"; none where the two agree. */
export function differences(run: Agreement, here: Agreement): string[] {
  return [...new Set([...Object.keys(run), ...Object.keys(here)])]
    .filter((field) => canonicalJson(run[field] ?? null) !== canonicalJson(here[field] ?? null))
    .map((field) => `${field}: ${shown(run[field])} in the run, ${shown(here[field])} here`);
}

/** Over the questions and options as each trial asks them. Where a file lies on a machine is its own matter. */
function trialsDigest({ trials, seed, protocol }: RunPlan): string {
  return hashOf(trials.map((trial) => [trial.id, askedWords(trial, { seed, protocol })])).slice(
    0,
    16,
  );
}

function askedWords(trial: Trial, how: Pick<RunPlan, 'seed' | 'protocol'>): unknown[] {
  const { question, options } = withoutGold(shownItem(askedItem(trial, how), trial.probe));
  return [question, options ?? null, trial.donor?.cluster ?? null];
}

function shown(value: Agreement[string] | undefined): string {
  if (value === undefined || value === null) return 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
