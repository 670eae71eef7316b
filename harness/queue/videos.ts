import { hashOf } from '../hash.ts';
import type { Trial } from '../plan/trials.ts';

/**
 * The trials of each video, by a name that says nothing of it and is the same whenever the run is planned,
 * so that a video stands in the queue once however often it is put there. As `planTrials` orders them.
 */
export function videosOf(trials: Trial[]): Map<string, Trial[]> {
  return Map.groupBy(trials, ({ item }) => videoName(item.clip?.file ?? item.cluster));
}

/** BullMQ takes names that are numbers for its own. */
function videoName(video: string): string {
  return `v${hashOf(video).slice(0, 20)}`;
}
