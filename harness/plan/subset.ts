import { random } from '../random.ts';
import type { Item } from '../schema/item.ts';

type Video = { items: Item[]; labels: Map<string, number> };

/**
 * A part of the items for probes that cost much: whole videos, because a figure is clustered by them,
 * in a seeded order in which every beginning has the shares of `label` that the whole has. A smaller
 * part is the beginning of a larger one, so that all probes of a run are paired on the same items.
 *
 * Each step takes, of the next video in each stratum, the one that brings the shares nearest; a video
 * stands in the stratum of its most frequent label.
 */
export class Subsets {
  readonly #order: Video[];

  constructor(items: Item[], { seed, label }: { seed: number; label: (item: Item) => string }) {
    this.#order = stratifiedOrder(videosOf(items, label), seed);
  }

  /** The ids of at most `count` items, but of one video at least. */
  take(count: number): Set<string> {
    const ids = new Set<string>();
    for (const { items } of this.#order) {
      if (ids.size > 0 && ids.size + items.length > count) break;
      for (const item of items) ids.add(item.id);
    }
    return ids;
  }
}

function videosOf(items: Item[], label: (item: Item) => string): Video[] {
  return Array.from(Map.groupBy(items, (item) => item.cluster).values(), (own) => ({
    items: own,
    labels: tally(own.map(label)),
  }));
}

function stratifiedOrder(videos: Video[], seed: number): Video[] {
  const shuffled = videos
    .map((video) => ({
      video,
      draw: random(seed, 'subset', video.items[0]?.cluster ?? '').integer(0, 0x7fffffff),
    }))
    .sort((a, b) => a.draw - b.draw)
    .map(({ video }) => video);
  const target = tally(shuffled.flatMap(({ labels }) => [...labels].flatMap(repeated)));
  const total = [...target.values()].reduce((sum, count) => sum + count, 0);
  const queues = [...Map.groupBy(shuffled, ({ labels }) => mostFrequent(labels)).values()];
  const heads = queues.map(() => 0);
  const taken = new Map<string, number>();
  let size = 0;
  const order: Video[] = [];
  while (order.length < shuffled.length) {
    let best = -1;
    let nearest = Number.POSITIVE_INFINITY;
    for (const [index, queue] of queues.entries()) {
      const video = queue[heads[index] as number];
      if (video === undefined) continue;
      const grown = size + video.items.length;
      let distance = 0;
      for (const [label, count] of target) {
        const have = (taken.get(label) ?? 0) + (video.labels.get(label) ?? 0);
        distance += (have - (grown * count) / total) ** 2;
      }
      if (distance < nearest) [best, nearest] = [index, distance];
    }
    const video = queues[best]?.[heads[best] as number] as Video;
    heads[best] = (heads[best] as number) + 1;
    for (const [label, count] of video.labels) taken.set(label, (taken.get(label) ?? 0) + count);
    size += video.items.length;
    order.push(video);
  }
  return order;
}

function tally(labels: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

function repeated([label, count]: [string, number]): string[] {
  return Array.from({ length: count }, () => label);
}

function mostFrequent(labels: Map<string, number>): string {
  return [...labels].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? '';
}
