import { firstPicture, isLike } from '../find.ts';
import type { Seen } from '../seen.ts';
import type { Track } from '../track.ts';
import { nameOf } from './evidence.ts';
import { good, medium, poor } from './finding.ts';
import type { Finding } from './finding.ts';
import type { Who } from './who.ts';

type Event = 'comes' | 'leaves';

/** Good where all that are meant come (or leave), Medium where some do. */
export function rateComing({ about, who }: { about: Event; who: Who }, seen: Seen): Finding {
  const tracks = seen.tracks.filter((track) => isLike(track, who.looks));
  const moved = tracks.filter((track) => pictureOf(track, about, seen) !== null);
  const wanted = who.many ? Math.max(who.least, 1) : 1;
  const because = `${moved.length} of ${tracks.length} ${about === 'comes' ? 'appear' : 'leave'}, wanted are ${wanted}`;
  const isRight = who.least > 1 ? moved.length === wanted : moved.length === tracks.length;
  if (moved.length > 0 && isRight) return good(because);
  return moved.length > 0 ? medium(because) : poor(because);
}

/** So many of all pairs must come in the wanted order for Medium. */
const MOSTLY = 2 / 3;

/** Good where every pair of figures comes (or leaves) in the wanted order, Medium from two thirds on. */
export function rateOrder(
  { who, of, by }: { who: Who; of: Event; by: 'alphabet' | 'input-video' },
  seen: Seen,
  input: Seen | null,
): Finding {
  const events = seen.tracks
    .filter((track) => isLike(track, who.looks))
    .flatMap((track) => {
      const at = pictureOf(track, of, seen);
      return at === null ? [] : [{ track, at }];
    })
    .sort((a, b) => a.at - b.at);
  if (by === 'input-video' && input === null) return medium('the input video is not shown');
  const rank =
    by === 'alphabet' ? ({ colour }: Track) => colour : (track: Track) => arrivalOf(track, input);
  const pairs = events.flatMap((one, index) => events.slice(index + 1).map((two) => [one, two]));
  const right = pairs.filter(
    ([one, two]) => one!.at < two!.at && rank(one!.track) < rank(two!.track),
  ).length;
  const names = events.map(({ track }) => nameOf(track)).join(', ');
  const because = `the order is ${names || 'none'}`;
  if (events.length < Math.max(2, who.least)) return poor(because);
  if (right === pairs.length) return good(because);
  return right >= MOSTLY * pairs.length ? medium(because) : poor(because);
}

/** NaN, which is in no order with anything, for a figure that the input video does not show. */
function arrivalOf({ colour, shape }: Track, input: Seen | null): number {
  const same = input?.tracks.find((one) => one.colour === colour && one.shape === shape);
  return same === undefined ? Number.NaN : firstPicture(same);
}

/** Null for a figure that is there from the start, or to the end. */
function pictureOf(track: Track, event: Event, seen: Seen): number | null {
  if (event === 'comes') return firstPicture(track) || null;
  const last = track.sightings.at(-1)?.picture ?? 0;
  return last === seen.views.length - 1 ? null : last;
}
