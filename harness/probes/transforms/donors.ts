import { random, type Random } from '../../random.ts';
import type { Clip, Item } from '../../schema/item.ts';
import type { Donor, PlanContext } from '../../schema/probe.ts';
import { permutation } from './order.ts';

type Video = {
  cluster: string;
  clip: Clip;
  labels: [stratum: string, label: string][];
  questions: Set<string>;
};

/**
 * Another video for each item, all items of a video the same one: a seeded derangement of the source
 * videos among those that agree in every stratum. A video that is alone there takes any other one that
 * agrees in all strata but the last, then in all but the last two, and so on; `shares` says in which.
 * Never the same source; where it can be helped, never a video that is asked the same question.
 */
export function donorsOf(items: Item[], { seed, strata }: PlanContext): Map<string, Donor> {
  const videos = videosOf(items, strata);
  const depth = Math.max(0, ...videos.map(({ labels }) => labels.length));
  const donors = new Map<string, Donor>();
  for (let level = depth; level >= 0; level -= 1) {
    const groups = Map.groupBy(videos, (video) => key(video, level));
    for (const [name, group] of groups) {
      const open = group.filter(({ cluster }) => !donors.has(cluster));
      if (open.length === 0 || group.length < 2) continue;
      const stream = random(seed, 'wrong-video', String(level), name);
      const shares = (group[0]?.labels ?? []).slice(0, level).map(([stratum]) => stratum);
      for (const [video, donor] of open.length === group.length
        ? derangement(group, stream)
        : pickedFrom(group, open, stream)) {
        donors.set(video.cluster, {
          cluster: donor.cluster,
          clip: donor.clip,
          shares,
          sameQuestion: isAskedTheSame(video, donor),
        });
      }
    }
  }
  return new Map(
    items.flatMap((item) => {
      const donor = donors.get(item.cluster);
      return donor === undefined ? [] : [[item.id, donor] as const];
    }),
  );
}

/**
 * Another item's video for each item of a video generator, by the same rule: each item has a video of its
 * own, and the cluster and the file of a donor are the id of the item that it was made for.
 */
export function generatedDonorsOf(items: Item[], context: PlanContext): Map<string, Donor> {
  const own = items.map((item) => ({ ...item, cluster: item.id, clip: { file: item.id } }));
  return donorsOf(own, context);
}

function videosOf(items: Item[], strata: PlanContext['strata']): Video[] {
  const videos = new Map<string, Video>();
  for (const item of items) {
    if (item.clip === undefined) continue;
    const known = videos.get(item.cluster);
    if (known !== undefined) known.questions.add(words(item));
    else
      videos.set(item.cluster, {
        cluster: item.cluster,
        clip: item.clip,
        labels: Object.entries(strata(item)),
        questions: new Set([words(item)]),
      });
  }
  return [...videos.values()];
}

/** A cycle through all videos in a seeded order, mended by swaps where a pair is asked the same words. */
function derangement(group: Video[], stream: Random): [Video, Video][] {
  const order = permutation(group.length, stream).map((place) => group[place] as Video);
  const donors = order.map((_, place) => order[(place + 1) % order.length] as Video);
  const fits = (place: number, donor: Video) =>
    order[place] !== donor && !isAskedTheSame(order[place] as Video, donor);
  for (const [place, donor] of donors.entries()) {
    if (fits(place, donor)) continue;
    const other = donors.findIndex(
      (theirs, elsewhere) => fits(place, theirs) && fits(elsewhere, donor),
    );
    if (other === -1) continue;
    [donors[place], donors[other]] = [donors[other] as Video, donor];
  }
  return order.map((video, place) => [video, donors[place] as Video]);
}

function pickedFrom(group: Video[], open: Video[], stream: Random): [Video, Video][] {
  return open.map((video) => {
    const others = group.filter((other) => other.cluster !== video.cluster);
    const fitting = others.filter((other) => !isAskedTheSame(video, other));
    const choice = fitting.length > 0 ? fitting : others;
    return [video, choice[stream.integer(0, choice.length - 1)] as Video];
  });
}

function isAskedTheSame(a: Video, b: Video): boolean {
  return !a.questions.isDisjointFrom(b.questions);
}

function key({ labels }: Video, level: number): string {
  return JSON.stringify(labels.slice(0, level));
}

/** Of two items: in the same words. */
export function asksTheSame(a: Item, b: Item): boolean {
  return words(a) === words(b);
}

/** What an item asks, whatever its case; the options belong to it: "where is this?" may be asked of any video. */
function words({ question }: Item): string {
  return question.trim().toLowerCase();
}
