import type { Seen } from '../seen.ts';
import type { Sighting, Track } from '../track.ts';
import { touch } from './contact.ts';
import { nameOf } from './evidence.ts';
import { good, medium, poor } from './finding.ts';
import type { Finding } from './finding.ts';

/** Free of flicker: Good where no figure comes or goes without cause, Medium for once, Poor for more. */
export function rateCleanness(seen: Seen): Finding {
  const pops = seen.tracks.map((track) => ({ track, count: popsOf(track, seen) }));
  const most = pops.reduce<(typeof pops)[number] | null>(
    (high, one) => (one.count > (high?.count ?? 0) ? one : high),
    null,
  );
  if (most === null) return good('nothing pops in or out');
  const because = `${nameOf(most.track)} pops in or out, ${most.count} in all`;
  return most.count === 1 ? medium(because) : poor(because);
}

/** How often a figure comes or goes in the middle of the picture, uncovered. */
function popsOf(track: Track, seen: Seen): number {
  const { sightings } = track;
  return sightings.reduce((pops, one, index) => {
    const comes = one.picture > 0 && sightings[index - 1]?.picture !== one.picture - 1;
    const goes =
      one.picture < seen.views.length - 1 && sightings[index + 1]?.picture !== one.picture + 1;
    return (
      pops +
      Number(comes && !hasCause(one, one.picture - 1, seen)) +
      Number(goes && !hasCause(one, one.picture + 1, seen))
    );
  }, 0);
}

/** It crosses the border, or something lies over its place in the picture that lacks it. */
function hasCause(one: Sighting, absentIn: number, seen: Seen): boolean {
  return one.cut || (seen.views[absentIn]?.regions ?? []).some((other) => touch(one, other));
}
