import type { Colour } from '../colours.ts';
import type { Seen } from '../seen.ts';
import type { Track } from '../track.ts';
import type { Moment } from './claim.ts';
import { firstContact, gap } from './contact.ts';
import { nameOf, trackOf } from './evidence.ts';
import { good, medium, poor } from './finding.ts';
import type { Finding } from './finding.ts';
import { SET_OFF } from './motion.ts';
import type { Who } from './who.ts';

/**
 * Whether a figure rests until something happens. Good where it is seen at rest when that has happened,
 * Poor where it is seen away from its place before. Where both fall between the same two pictures
 * nobody can tell: Medium, as for one that waits and never goes. Poor where the event never comes.
 */
export function rateWaiting({ who, until }: { who: Who; until: Moment }, seen: Seen): Finding {
  const waiting = trackOf(who, seen);
  if ('missing' in waiting) return waiting.missing;
  const other = trackOf(until.of, seen);
  if ('missing' in other) return other.missing;
  const start = startOf(waiting.track);
  const at = momentOf(until, other.track, { waiting: waiting.track, start });
  const event = eventText(until, other.track, waiting.track);
  const setOff = start === null ? 'never sets off' : `is off its place by picture ${start + 1}`;
  const account = `${nameOf(waiting.track)} ${setOff}`;
  if (at === null) return poor(`${account}, and it is not seen before that ${event}`);
  const because = `${account}, and ${event} by picture ${at + 1}`;
  if (start === null) return medium(because);
  if (start > at) return good(because);
  return start === at ? medium(because) : poor(because);
}

function eventText(until: Moment, other: Track, waiting: Track): string {
  switch (until.kind) {
    case 'contact':
      return `${nameOf(other)} touches ${nameOf(waiting)}`;
    case 'finished':
      return `${nameOf(other)} has moved and stopped`;
    case 'colour':
      return `the ${other.shape} is ${until.colour}`;
  }
}

function momentOf(
  until: Moment,
  other: Track,
  { waiting, start }: { waiting: Track; start: number | null },
): number | null {
  switch (until.kind) {
    case 'contact':
      return firstContact(other, waiting);
    case 'finished':
      return stopOf(other);
    case 'colour':
      return colourSince(other, until.colour, start);
  }
}

/** Since when a figure has had a colour that it has at a picture, or, without one, ever has. */
function colourSince({ sightings }: Track, colour: Colour, picture: number | null): number | null {
  const at = sightings.findIndex(
    (one) => one.colour === colour && (picture === null || one.picture === picture),
  );
  if (at === -1) return null;
  const other = sightings.slice(0, at).findLastIndex((one) => one.colour !== colour);
  return sightings[other + 1]?.picture ?? null;
}

/** The first picture that shows a figure away from where it was first seen. */
function startOf({ sightings }: Track): number | null {
  const [first] = sightings;
  return sightings.find((one) => first && gap(first, one) > SET_OFF)?.picture ?? null;
}

/** The first picture from which on a figure that had set off stays where it is. */
function stopOf(track: Track): number | null {
  const last = track.sightings.at(-1);
  if (last === undefined || startOf(track) === null) return null;
  const away = track.sightings.findLastIndex((one) => gap(one, last) > SET_OFF);
  return track.sightings[away + 1]?.picture ?? null;
}
