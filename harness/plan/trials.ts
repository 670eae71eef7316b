import type { Adapter } from '../schema/endpoint.ts';
import type { Item } from '../schema/item.ts';
import type { Probe } from '../schema/probe.ts';

/** One question under one probe. The id is stable: it names the trial in every run of the same plan. */
export type Trial = { id: string; item: Item; probe: Probe; variant: string; repeat: number };

export type TrialPlan = {
  /** All trials of a video stand together, so that it is decoded once. */
  trials: Trial[];
  /** How many items each probe does not apply to, by reason. */
  inapplicable: { probe: string; reason: string; items: number }[];
};

/**
 * @param kind of the endpoint: a baseline chooses among options, so open-ended items are not asked of it.
 * @param repeats how often each question is asked.
 */
export function planTrials(
  items: Item[],
  probes: Probe[],
  { kind, repeats = 1 }: { kind: Adapter['kind']; repeats?: number },
): TrialPlan {
  const reasons = new Map<string, { probe: string; reason: string; items: number }>();
  const byClip = Map.groupBy(items, (item) => item.clip?.file ?? item.cluster);
  const trials: Trial[] = [];
  for (const group of byClip.values()) {
    for (const item of group) {
      for (const probe of probes) {
        const applies = isAsked(item, probe, kind);
        if (applies !== true) {
          const key = `${probe.id}\n${applies}`;
          const entry = reasons.get(key) ?? { probe: probe.id, reason: applies, items: 0 };
          reasons.set(key, { ...entry, items: entry.items + 1 });
          continue;
        }
        for (const variant of probe.variants?.(item) ?? ['']) {
          for (let repeat = 0; repeat < repeats; repeat += 1) {
            const id = trialId(item.id, probe.id, variant, repeat);
            trials.push({ id, item, probe, variant, repeat });
          }
        }
      }
    }
  }
  return { trials, inapplicable: [...reasons.values()] };
}

/** True, or the reason why the item is not asked under the probe. */
export function isAsked(item: Item, probe: Probe, kind: Adapter['kind']): true | string {
  if (kind === 'baseline' && item.options === undefined) return 'a baseline chooses among options';
  return probe.applies(item);
}

/** `<item>/<probe>[:<variant>][#<repeat>]`. */
export function trialId(item: string, probe: string, variant: string, repeat: number): string {
  return `${item}/${probe}${variant === '' ? '' : `:${variant}`}${repeat === 0 ? '' : `#${repeat}`}`;
}
