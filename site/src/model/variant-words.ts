import type { ProbeResult } from '../../../harness/schema/result.ts';
import { counted, grouped, percent } from './figures.ts';
import { variantNoun } from './probe-words.ts';

/**
 * How the variants of a probe became its figure, in a few words; null where it has none: "mean over 3
 * permutations", "best of 8 frames; guessing alone gives 90.0".
 */
export function combineWords(
  id: string,
  { variants, combine = 'mean', chance }: Pick<ProbeResult, 'variants' | 'combine' | 'chance'>,
): string | null {
  if (variants === undefined) return null;
  const ways = counted(variants.length, variantNoun(id));
  if (variants.length === 1) return ways;
  if (combine === 'apart') return `${ways}, each a figure of its own`;
  if (combine === 'mean') return `mean over ${ways}`;
  const guessing = chance === null ? '' : `; guessing alone gives ${percent(chance)}`;
  return `best of ${ways}${guessing}`;
}

/** "order-1" is "permutation 1", "3-of-8" is "frame 3 of 8", "16-frames" is "16 frames". */
export function variantTitle(id: string, label: string): string {
  if (id === 'budget') return counted(Number.parseInt(label, 10), 'frame');
  const place = /^(?:[a-z]+-)?(\d+(?:-of-\d+)?)$/.exec(label)?.[1];
  return place === undefined ? label : `${variantNoun(id)} ${place.replaceAll('-', ' ')}`;
}

/** "600 of 2 700, whole videos": the part of the items that was asked for; null for all of them. */
export function subsetWords({ subset }: Pick<ProbeResult, 'subset'>, items: number): string | null {
  if (subset === undefined || subset >= items) return null;
  return `${grouped(subset)} of ${grouped(items)}, whole videos`;
}

/** Why items were left out, one sentence a reason. */
export function inapplicableWords({
  inapplicable = [],
}: Pick<ProbeResult, 'inapplicable'>): string[] {
  return inapplicable.map(
    ({ reason, items }) => `Does not apply to ${counted(items, 'question')}: ${reason}.`,
  );
}
