import type { Seen } from '../seen.ts';
import { firstContact, gap, meetings } from './contact.ts';
import { nameOf, trackOf } from './evidence.ts';
import { good, medium, poor } from './finding.ts';
import type { Finding } from './finding.ts';
import type { Who } from './who.ts';

type Pair = { who: Who; other: Who };

/** Good where they come to touch, Medium where they touch from the start or end half as far apart. */
export function rateReaching({ who, other }: Pair, seen: Seen): Finding {
  const a = trackOf(who, seen);
  if ('missing' in a) return a.missing;
  const b = trackOf(other, seen);
  if ('missing' in b) return b.missing;
  const names = `${nameOf(a.track)} and ${nameOf(b.track)}`;
  const contact = firstContact(a.track, b.track);
  const gaps = meetings(a.track, b.track).map((one) => gap(one.a, one.b));
  if (contact !== null && contact > 0) return good(`${names} touch from picture ${contact + 1} on`);
  if (contact === 0) return medium(`${names} touch from the start`);
  const isNear = Math.min(...gaps) < (gaps[0] ?? 0) / 2;
  return isNear ? medium(`${names} come near, and never touch`) : poor(`${names} never touch`);
}

/** Good where the centre of one lies within the other at last, Medium where they touch. */
export function rateGoal({ who, other }: Pair, seen: Seen): Finding {
  const a = trackOf(who, seen);
  if ('missing' in a) return a.missing;
  const b = trackOf(other, seen);
  if ('missing' in b) return b.missing;
  const end = a.track.sightings.at(-1);
  // What lies below another figure looks like something else: its last whole sighting tells its place.
  const goal = b.track.sightings.findLast(({ shape }) => shape === b.track.shape);
  if (end === undefined || goal === undefined || end.picture < seen.views.length - 1) {
    return poor(`${nameOf(a.track)} is gone in the end`);
  }
  const apart = gap(end, goal);
  const because = `in the end ${nameOf(a.track)} is ${Math.round(apart * 100)} % of the width from ${nameOf(b.track)}`;
  if (apart < Math.max(end.size, goal.size) / 2) return good(because);
  return apart < (end.size + goal.size) / 2 ? medium(because) : poor(because);
}
