import type { Colour } from './colours.ts';
import type { Region, Shape, View } from './shapes.ts';

/** One figure followed through the pictures, in the order in which they were given. */
export type Track = {
  colour: Colour;
  shape: Shape;
  sightings: Sighting[];
};

export type Sighting = Region & { picture: number };

/** Nothing further apart than this is taken for the same figure: the diagonal, in picture widths. */
const LIMIT = 1.25;
/** A mismatch costs so much that only a figure at the very same place is believed to have changed. */
const MISMATCH = LIMIT - 0.08;

/**
 * Follows figures by likeness first and nearness second: a figure keeps its colour and shape, or,
 * when it is repainted, its shape and place. It may be away for any number of pictures.
 */
export function track(views: View[]): Track[] {
  const tracks: Sighting[][] = [];
  for (const [picture, { regions }] of views.entries()) {
    const free = new Set(regions);
    const open = new Set(tracks);
    const pairs = regions
      .flatMap((region) => tracks.map((one) => ({ region, one, cost: cost(region, one) })))
      .filter((pair) => pair.cost <= LIMIT)
      .sort((a, b) => a.cost - b.cost);
    for (const { region, one } of pairs) {
      if (!free.has(region) || !open.has(one)) continue;
      free.delete(region);
      open.delete(one);
      one.push({ ...region, picture });
    }
    for (const region of free) tracks.push([{ ...region, picture }]);
  }
  return tracks.map((sightings) => ({
    colour: commonest(sightings.map((one) => one.colour)),
    shape: commonest(trusted(sightings).map((one) => one.shape)),
    sightings,
  }));
}

function cost(region: Region, sightings: Sighting[]): number {
  const last = sightings.at(-1);
  if (last === undefined) return Infinity;
  const distance = Math.hypot(region.x - last.x, region.y - last.y);
  const colour = sightings.some((one) => one.colour === region.colour) ? 0 : MISMATCH;
  // A shape that is cut by the border looks like another one.
  const unlike = region.shape !== last.shape && !region.cut && !last.cut;
  return distance + colour + (unlike ? MISMATCH : 0);
}

/** Sightings that show the whole figure, or all where none does. */
export function trusted(sightings: Sighting[]): Sighting[] {
  const whole = sightings.filter((one) => !one.cut);
  return whole.length > 0 ? whole : sightings;
}

export function commonest<T>(values: T[]): T {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [first] = [...counts].sort((a, b) => b[1] - a[1]);
  if (first === undefined) throw new RangeError('the commonest of nothing');
  return first[0];
}
