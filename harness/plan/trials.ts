import type { Item } from '../schema/item.ts';
import type { Donor, Probe } from '../schema/probe.ts';
import type { Inapplicable } from '../schema/probe-record.ts';
import { askingOf, type Asked, type PlannedProbe } from './planned-probe.ts';

/** One question under one probe. The id is stable: it names the trial in every run of the same plan. */
export type Trial = {
  id: string;
  item: Item;
  probe: Probe;
  variant: string;
  repeat: number;
  /** Shown instead of the item's own video. */
  donor?: Donor;
};

export type TrialPlan = {
  /** All trials of a video stand together, so that it is decoded once. */
  trials: Trial[];
  /** How many items each probe does not apply to, by reason. */
  inapplicable: ({ probe: string } & Inapplicable)[];
};

/** @param asked with `repeats`, how often each question is asked. */
export function planTrials(
  items: Item[],
  probes: PlannedProbe[],
  { repeats = 1, ...asked }: Asked & { repeats?: number },
): TrialPlan {
  const reasons = new Map<string, { probe: string } & Inapplicable>();
  const byClip = Map.groupBy(items, (item) => item.clip?.file ?? item.cluster);
  const trials: Trial[] = [];
  for (const item of [...byClip.values()].flat()) {
    for (const planned of probes) {
      const { probe } = planned;
      const asking = askingOf(item, planned, asked);
      if (asking === 'outside') continue;
      if ('reason' in asking) {
        const key = `${probe.id}\n${asking.reason}`;
        const entry = reasons.get(key) ?? { probe: probe.id, reason: asking.reason, items: 0 };
        reasons.set(key, { ...entry, items: entry.items + 1 });
        continue;
      }
      // It asks the model nothing: its lines are read off those of `full`.
      if (probe.side === 'judge') continue;
      const donor = planned.donors?.get(item.id);
      for (const variant of asking.variants) {
        for (let repeat = 0; repeat < repeats; repeat += 1) {
          trials.push({
            id: trialId(item.id, probe.id, variant, repeat),
            item,
            probe,
            variant,
            repeat,
            ...(donor === undefined ? {} : { donor }),
          });
        }
      }
    }
  }
  return { trials, inapplicable: [...reasons.values()] };
}

/** `<item>/<probe>[:<variant>][#<repeat>]`. */
export function trialId(item: string, probe: string, variant: string, repeat: number): string {
  return `${item}/${probe}${variant === '' ? '' : `:${variant}`}${repeat === 0 ? '' : `#${repeat}`}`;
}
