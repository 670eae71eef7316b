import type { ItemSet } from '../schema/item-set.ts';

/** The items of two records that are the same, and where each record has them. */
export type SharedItems = {
  /** In the order of the base. */
  items: ItemSet;
  base: Int32Array;
  other: Int32Array;
  /** Null where both are one item set. */
  differs: ItemSetDifference | null;
};

export type ItemSetDifference = {
  both: number;
  onlyBase: number;
  onlyOther: number;
  /** Whether one digest over all questions, options and answers is the same. */
  sameContent: boolean;
  /** Why the shared items are no one test; none where they may be. */
  faults: string[];
};

export function sharedItems(base: ItemSet, other: ItemSet): SharedItems {
  if (base.hash === other.hash) {
    const all = Int32Array.from(base.ids, (_, item) => item);
    return { items: base, base: all, other: all, differs: null };
  }
  const places = new Map(other.ids.map((id, item) => [id, item]));
  const own = base.ids.flatMap((id, item) => (places.has(id) ? [item] : []));
  const there = own.map((item) => places.get(base.ids[item] as string) as number);
  const differs: ItemSetDifference = {
    both: own.length,
    onlyBase: base.ids.length - own.length,
    onlyOther: other.ids.length - own.length,
    sameContent: base.contentHash === other.contentHash,
    faults: [],
  };
  differs.faults = faultsOf([base, other], [own, there], differs);
  return {
    items: { ...subset(base, own), hash: [base.hash, other.hash].sort().join(' and ') },
    base: Int32Array.from(own),
    other: Int32Array.from(there),
    differs,
  };
}

function faultsOf(
  [base, other]: [ItemSet, ItemSet],
  [own, there]: [number[], number[]],
  { onlyBase, onlyOther, sameContent }: ItemSetDifference,
): string[] {
  const options = own.filter(
    (item, k) => base.optionCounts[item] !== other.optionCounts[there[k] as number],
  ).length;
  const videos = own.filter(
    (item, k) =>
      base.clusterIds[base.clusters[item] as number] !==
      other.clusterIds[other.clusters[there[k] as number] as number],
  ).length;
  return [
    ...(base.benchmark === other.benchmark ? [] : ['they are of different benchmarks']),
    ...(own.length === 0 ? ['no item is in both'] : []),
    ...(onlyBase + onlyOther === 0 && !sameContent
      ? ['the ids are the same and the questions, options or right answers are not']
      : []),
    ...(options === 0 ? [] : [`${options} shared ids have another number of options`]),
    ...(videos === 0 ? [] : [`${videos} shared ids are about another video`]),
  ];
}

/** Videos that no item is left of go out, so that clusters are counted as they are. */
function subset(set: ItemSet, chosen: number[]): ItemSet {
  const { checklists } = set;
  const pick = <T>(column: T[]) => chosen.map((item) => column[item] as T);
  const kept = [...new Set(pick(set.clusters))];
  const number = new Map(kept.map((cluster, index) => [cluster, index]));
  return {
    ...set,
    ids: pick(set.ids),
    clusters: pick(set.clusters).map((cluster) => number.get(cluster) as number),
    clusterIds: kept.map((cluster) => set.clusterIds[cluster] as string),
    optionCounts: pick(set.optionCounts),
    breakdowns: Object.fromEntries(
      Object.entries(set.breakdowns).map(([name, { labels, items }]) => [
        name,
        { labels, items: pick(items) },
      ]),
    ),
    ...(checklists === undefined
      ? {}
      : { checklists: { ...checklists, questions: pick(checklists.questions) } }),
  };
}
