import { trialId } from '../plan/trials.ts';
import type { ItemSet } from '../schema/item-set.ts';
import type { Probe } from '../schema/probe.ts';
import type { SubmittedRun } from '../schema/submission.ts';
import { LIMITS } from './limits.ts';

export type PlannedTrial = {
  trial: string;
  item: string;
  /** Place of the item in the item set. */
  index: number;
  probe: string;
  variant: string;
  repeat: number;
};

type Planned = Pick<SubmittedRun, 'probes' | 'repeats'>;

/**
 * Every trial that the run was to ask its model, by id: item set × probes × variants × repeats, without
 * what the masks leave out. A probe of the judge asks the model nothing.
 *
 * @param probes those that are known, by id.
 */
export function plannedTrials(
  run: Planned,
  { ids }: Pick<ItemSet, 'ids'>,
  probes: ReadonlyMap<string, Pick<Probe, 'side'>>,
): Map<string, PlannedTrial> {
  const planned = new Map<string, PlannedTrial>();
  for (const record of run.probes) {
    if (probes.get(record.id)?.side === 'judge') continue;
    for (const { label: variant, mask } of record.variants) {
      for (const [index, item] of ids.entries()) {
        if (!isAsked(index, record.mask, mask)) continue;
        for (let repeat = 0; repeat < run.repeats; repeat += 1) {
          const trial = trialId(item, record.id, variant, repeat);
          planned.set(trial, { trial, item, index, probe: record.id, variant, repeat });
        }
      }
    }
  }
  return planned;
}

/** Whether a run plans so much that nobody has asked it: told from its numbers, before anything is made of them. */
export function isTooLarge({ probes, repeats }: Planned, { ids }: Pick<ItemSet, 'ids'>): boolean {
  const variants = probes.reduce((sum, probe) => sum + probe.variants.length, 0);
  return variants > LIMITS.variants || variants * ids.length * repeats > LIMITS.trials;
}

function isAsked(index: number, ...masks: (string | null)[]): boolean {
  return masks.every((mask) => mask === null || mask[index] === 'x');
}
