import type { Region } from '../shapes.ts';
import type { Sighting, Track } from '../track.ts';

/**
 * Centres closer than this share of both sizes together are those of figures that touch: a circle
 * reaches 0.56 of its size from its centre, a square 0.5 to 0.71, a triangle 0.44 to 0.88.
 */
const TOUCHING = 0.62;

export function touch(a: Region, b: Region): boolean {
  return gap(a, b) < TOUCHING * (a.size + b.size);
}

/** Between centres, in picture widths. */
export function gap(a: Pick<Region, 'x' | 'y'>, b: Pick<Region, 'x' | 'y'>): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** Both in the same picture, in order. */
export function meetings(a: Track, b: Track): { a: Sighting; b: Sighting }[] {
  return a.sightings.flatMap((one) => {
    const other = b.sightings.find(({ picture }) => picture === one.picture);
    return other === undefined ? [] : [{ a: one, b: other }];
  });
}

/** The first picture that shows both touching; null where none does. */
export function firstContact(a: Track, b: Track): number | null {
  return meetings(a, b).find((one) => touch(one.a, one.b))?.a.picture ?? null;
}
