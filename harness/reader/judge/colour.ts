import type { Colour } from '../colours.ts';
import { colourRuns } from '../events.ts';
import { isLike } from '../find.ts';
import type { Seen } from '../seen.ts';
import type { View } from '../shapes.ts';
import { track } from '../track.ts';
import type { Track } from '../track.ts';
import { nameOf, tracksOf, worst } from './evidence.ts';
import { good, medium, poor } from './finding.ts';
import type { Finding } from './finding.ts';
import type { Who } from './who.ts';

/**
 * Whether figures keep their colours, and those of the input picture are there at all. Medium where a
 * figure has another colour in one picture only and then its own again.
 */
export function rateConstancy(who: Who, seen: Seen, inputPicture: View | undefined): Finding {
  const found = tracksOf(who, seen);
  if ('missing' in found) return found.missing;
  const before = inputPicture === undefined ? [] : [inputPicture];
  const tracks = track([...before, ...seen.views]).filter((one) => isLike(one, who.looks));
  return worst(tracks.map((one) => rateOne(one, before.length)));
}

function rateOne(one: Track, firstPicture: number): Finding {
  if (one.sightings.every(({ picture }) => picture < firstPicture)) {
    return poor(`${nameOf(one)} of the input picture is not in the video`);
  }
  const runs = colourRuns(one);
  if (runs.length === 1) return good(`${nameOf(one)} keeps its colour`);
  const odd = one.sightings.filter(({ colour }) => colour !== one.colour).length;
  const because = `the ${one.shape} is ${runs.join(', then ')}`;
  return odd === 1 && runs[0] === runs.at(-1) ? medium(because) : poor(because);
}

/** Good where the last colour is the wanted one, and the first where one is named; else Medium if it is seen at all. */
export function rateRepaint(one: Track, { from, to }: { from?: Colour; to: Colour }): Finding {
  const runs = colourRuns(one);
  const because = `the ${one.shape} is ${runs.join(', then ')}`;
  const startsRight = from === undefined || runs[0] === from;
  if (startsRight && runs.at(-1) === to) return good(because);
  return runs.includes(to) ? medium(because) : poor(because);
}
