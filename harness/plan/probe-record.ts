import type { Item } from '../schema/item.ts';
import type { Inapplicable } from '../schema/probe-record.ts';
import type { RunManifest } from '../schema/run-manifest.ts';
import { askingOf, type Asked, type PlannedProbe } from './planned-probe.ts';
import { wordingOf } from './wording.ts';

type ProbeRecord = RunManifest['probes'][number];

/**
 * What the manifest says of a probe: which items are asked under which variant, and why others are not.
 *
 * @param how `mine` tells whether an item lies in the shard of this run.
 */
export function probeRecord(
  planned: PlannedProbe,
  { items, mine, ...asked }: Asked & { items: Item[]; mine: (item: Item) => boolean },
): ProbeRecord {
  const { probe, subset } = planned;
  const askings = items.map((item) => askingOf(item, planned, asked));
  const variantsOf = askings.map((asking, index) =>
    asking === 'outside' || 'reason' in asking || !mine(items[index] as Item)
      ? []
      : asking.variants,
  );
  const labels = [...new Set(variantsOf.flat())];
  const mask = (isAsked: (variants: string[]) => boolean) =>
    maskOf(variantsOf.map((variants) => isAsked(variants)));
  return {
    id: probe.id,
    version: probe.version,
    mask: mask((variants) => variants.length > 0),
    variants:
      labels.length === 0
        ? [{ label: '', mask: mask(() => false) }]
        : labels.map((label) => ({ label, mask: mask((variants) => variants.includes(label)) })),
    combine: probe.combine ?? 'mean',
    answers: probe.answers ?? 'as-asked',
    subset: subset?.asked ?? null,
    // Of the whole split, in every shard.
    inapplicable: reasonsOf(askings),
    wording: wordingOf(probe, asked.protocol, items),
  };
}

/** One character an item, or null for all of them. */
function maskOf(asked: boolean[]): string | null {
  return asked.every(Boolean) ? null : asked.map((one) => (one ? 'x' : '-')).join('');
}

function reasonsOf(askings: ReturnType<typeof askingOf>[]): Inapplicable[] {
  const counts = new Map<string, number>();
  for (const asking of askings) {
    if (asking === 'outside' || !('reason' in asking)) continue;
    counts.set(asking.reason, (counts.get(asking.reason) ?? 0) + 1);
  }
  return Array.from(counts, ([reason, count]) => ({ reason, items: count }));
}
