import type { AskedQuestion } from '../answers/outcome.ts';
import { random } from '../random.ts';
import type { Item } from '../schema/item.ts';
import type { Donor, Probe } from '../schema/probe.ts';
import type { Protocol } from '../schema/protocol.ts';

/** Which question, under which probe. */
export type AskedTrial = { item: Item; probe: Probe; variant: string; donor?: Donor };

/**
 * The item in the words and with the options and the clip that the probe asks it with: what is sent,
 * and what a reply is read against.
 */
export function askedItem(
  { item, probe, variant, donor }: AskedTrial,
  { seed, protocol }: { seed: number; protocol: Protocol },
): Item {
  const stream = random(seed, probe.id, item.id, variant, 'words');
  const asked = probe.item?.(item, { random: stream, variant, protocol }) ?? item;
  return donor === undefined ? asked : { ...asked, clip: donor.clip };
}

/** The item as the model gets it: a free answer is asked without the options. */
export function shownItem(asked: Item, { answers }: Pick<Probe, 'answers'>): Item {
  if (answers !== 'free') return asked;
  const { options: _, ...withoutOptions } = asked;
  return withoutOptions;
}

/** What each line of a run's journal was asked; null for an item or a probe that the run has not. */
export function askedQuestions({
  items,
  probes,
  ...how
}: {
  items: Item[];
  probes: Probe[];
  seed: number;
  protocol: Protocol;
}): (line: { item: string; probe: string; variant: string }) => AskedQuestion | null {
  const itemOf = new Map(items.map((item) => [item.id, item]));
  const probeOf = new Map(probes.map((probe) => [probe.id, probe]));
  return (line) => {
    const [item, probe] = [itemOf.get(line.item), probeOf.get(line.probe)];
    if (item === undefined || probe === undefined) return null;
    return {
      item: askedItem({ item, probe, variant: line.variant }, how),
      answers: probe.answers ?? 'as-asked',
    };
  };
}
