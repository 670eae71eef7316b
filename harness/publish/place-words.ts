import type { Anchored } from '../schema/item-set.ts';

type Place = { benchmark: string; split: string; subset?: Anchored };

/** "nextqa val"; "nextqa subset-300 of 4996, never ranked". */
export function placeWords({ benchmark, split, subset }: Place): string {
  const mark = subset === undefined ? '' : ` of ${subset.ofItems}, never ranked`;
  return `${benchmark} ${split}${mark}`;
}
