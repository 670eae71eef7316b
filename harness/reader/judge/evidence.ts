import { isLike } from '../find.ts';
import type { Seen } from '../seen.ts';
import type { Track } from '../track.ts';
import { medium, poor } from './finding.ts';
import type { Finding, Rating } from './finding.ts';
import type { Who } from './who.ts';

/** The tracks that are meant, or why nothing can be said of them. */
export type Found = { tracks: Track[] } | { missing: Finding };

export function tracksOf(who: Who, seen: Seen): Found {
  const tracks = seen.tracks.filter((track) => isLike(track, who.looks));
  if (tracks.length === 0) return { missing: poor(`${who.called}: none is seen`) };
  if (tracks.length < who.least) {
    return { missing: poor(`${who.called}: ${tracks.length} seen instead of ${who.least}`) };
  }
  if (!who.many && tracks.length > 1) {
    return { missing: medium(`${who.called}: ${tracks.length} figures could be meant`) };
  }
  return { tracks };
}

/** What is claimed of several figures is as good as it is of the worst. */
export function ofEach(who: Who, seen: Seen, rate: (track: Track) => Finding): Finding {
  const found = tracksOf(who, seen);
  return 'missing' in found ? found.missing : worst(found.tracks.map(rate));
}

const ORDER: Rating[] = ['Poor', 'Medium', 'Good'];

export function worst(findings: Finding[]): Finding {
  const rating = ORDER.find((one) => findings.some((finding) => finding.rating === one)) ?? 'Poor';
  const reasons = findings.filter((finding) => finding.rating === rating);
  return { rating, because: reasons.map(({ because }) => because).join('; ') };
}

/** The one figure that is meant, or why nothing can be said of it. */
export function trackOf(who: Who, seen: Seen): { track: Track } | { missing: Finding } {
  const found = tracksOf(who, seen);
  if ('missing' in found) return found;
  const [track, second] = found.tracks;
  if (track !== undefined && second === undefined) return { track };
  return { missing: medium(`${who.called}: several figures are meant at once`) };
}

export function nameOf({ colour, shape }: Track): string {
  return `the ${colour} ${shape}`;
}
