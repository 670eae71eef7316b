import type { ItemSet } from '../schema/item-set.ts';

/** The source video of each item, by its id. */
export function videosOf({ ids, clusters, clusterIds }: ItemSet): Map<string, string> {
  return new Map(ids.map((id, index) => [id, clusterIds[clusters[index] ?? -1] ?? id]));
}
