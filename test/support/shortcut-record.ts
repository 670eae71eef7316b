import type { ItemSet } from '../../harness/schema/item-set.ts';
import { decodeOutcomes } from '../../harness/schema/outcome.ts';
import type { Combine } from '../../harness/schema/probe.ts';
import type { Result } from '../../harness/schema/result.ts';
import { wholeCell } from '../../harness/shortcuts/cells.ts';
import type { Context } from '../../harness/shortcuts/context.ts';
import { evidenceOf, type Evidence } from '../../harness/shortcuts/evidence.ts';
import type { Found } from '../../harness/shortcuts/found.ts';
import { resampling } from '../../harness/shortcuts/resampling.ts';
import { makeProbe, makeResult, makeVariants } from '../site/support/make-result.ts';

/** Outcome letters of each probe; of each variant where a probe has several. */
export type Letters = Record<
  string,
  string | { combine: Combine; variants: Record<string, string> }
>;

type Changes = Partial<Parameters<typeof makeResult>[2]> & { withheld?: string[] };

/** A record by its outcome letters. Two wrong answers count as the same answer. */
export function shortcutRecord(
  items: ItemSet,
  letters: Letters,
  { withheld = [], ...changes }: Changes = {},
): Evidence {
  const full = typeof letters['full'] === 'string' ? decodeOutcomes(letters['full']) : undefined;
  const told = (id: string) => ({
    ...(full === undefined || id === 'full' ? {} : { full }),
    ...(withheld.includes(id) ? { publishes: 'aggregates' as const } : {}),
  });
  const probes = Object.fromEntries(
    Object.entries(letters).map(([id, own]): [string, Result['probes'][string]] => [
      id,
      typeof own === 'string'
        ? makeProbe(items, decodeOutcomes(own), told(id))
        : makeVariants(
            items,
            Object.fromEntries(
              Object.entries(own.variants).map(([label, one]) => [label, decodeOutcomes(one)]),
            ),
            { ...told(id), combine: own.combine },
          ),
    ]),
  );
  const result = makeResult(items, probes, { id: 'a', model: { name: 'A' }, ...changes });
  return evidenceOf(result, items);
}

/** All items of a record, with few draws. */
export function contextOf(record: Evidence, draws = 200): Context {
  const { items } = record;
  return {
    items,
    cell: wholeCell(items),
    record,
    floors: null,
    random: resampling(items, { seed: 0, draws }),
    differences: new Map(),
  };
}

/** The number of a figure; fails where there is none. */
export function valueOf(found: Found | null | undefined): number {
  if (found?.kind !== 'figure') throw new Error(`no figure: ${JSON.stringify(found)}`);
  return found.value;
}

/** `right` of `n` letters are right, the first ones. */
export function firstRight(right: number, n: number): string {
  return 'c'.repeat(right) + 'w'.repeat(n - right);
}
