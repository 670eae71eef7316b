import { random } from '../random.ts';
import type { Item } from '../schema/item.ts';

/** All that is known of an item here. */
type Member = Pick<Item, 'id' | 'cluster'>;

/** The labels of all its items, and the labels that the most of them have together. */
type Video = { items: Member[]; labels: Map<string, number>; stratum: string };

/**
 * A part of the items: whole videos, because a figure is clustered by them, in a seeded order in which
 * every beginning has the shares of the labels that the whole has. A smaller part is the beginning of a
 * larger one, so that all probes of a run are paired on the same items.
 *
 * Each step takes, of the next video in each stratum, the one that brings the shares nearest; a video
 * stands in the stratum of its most frequent label, or of its most frequent labels together.
 */
export class Subsets<M extends Member> {
  readonly #order: Video[] = [];
  readonly #rest: Iterator<Video>;

  constructor(
    items: M[],
    { seed, label }: { seed: number; label: (item: M) => string | string[] },
  ) {
    this.#rest = stratifiedOrder(videosOf(items, label), seed);
  }

  /** The ids of at most `count` items, but of one video at least. */
  take(count: number): Set<string> {
    const ids = new Set<string>();
    for (let at = 0; ; at += 1) {
      const video = this.#at(at);
      if (video === null || (ids.size > 0 && ids.size + video.items.length > count)) return ids;
      for (const item of video.items) ids.add(item.id);
    }
  }

  /** The order is found no further than somebody has asked for. */
  #at(index: number): Video | null {
    while (this.#order.length <= index) {
      const next = this.#rest.next();
      if (next.done === true) return null;
      this.#order.push(next.value);
    }
    return this.#order[index] ?? null;
  }
}

function videosOf<M extends Member>(items: M[], label: (item: M) => string | string[]): Video[] {
  return Array.from(Map.groupBy(items, (item) => item.cluster).values(), (own) => {
    const labels = own.map((item) => [label(item)].flat());
    return {
      items: own,
      labels: tally(labels.flatMap(apart)),
      stratum: mostFrequent(tally(labels.map((all) => all.join('\n')))),
    };
  });
}

/** The same word in two columns is two labels. */
function apart(labels: string[]): string[] {
  return labels.map((label, column) => (labels.length === 1 ? label : `${column}\n${label}`));
}

function* stratifiedOrder(videos: Video[], seed: number): Generator<Video, undefined> {
  const shuffled = videos
    .map((video) => ({
      video,
      draw: random(seed, 'subset', video.items[0]?.cluster ?? '').integer(0, 0x7fffffff),
    }))
    .sort((a, b) => a.draw - b.draw)
    .map(({ video }) => video);
  const target = tally(shuffled.flatMap(({ labels }) => [...labels].flatMap(repeated)));
  const total = shuffled.reduce((sum, { items }) => sum + items.length, 0);
  const queues = [...Map.groupBy(shuffled, ({ stratum }) => stratum).values()];
  const heads = queues.map(() => 0);
  const taken = new Map<string, number>();
  let size = 0;
  for (const _ of shuffled) {
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
    yield video;
  }
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
