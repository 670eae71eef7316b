import type { Colour } from './colours.ts';
import type { Direction } from './vocabulary.ts';
import { trusted } from './track.ts';
import type { Sighting, Track } from './track.ts';

/** What a track tells about its figure over time. Every reading follows the order of the pictures. */

export type Move = { direction: Direction; from: Sighting; to: Sighting };

/** Shorter moves are jitter: a share of the picture's width. */
const LEAST_MOVE = 0.045;
const LEAST_GROWTH = 1.2;
const LEAST_TURN_DEGREES = 25;
/** How much of the change must go one way to be called a change that way. */
const STEADY = 0.8;

/** The straight moves of a figure; neighbours in the same direction are one. */
export function moves(track: Track): Move[] {
  const joined: Move[] = [];
  for (const move of straightParts(trusted(track.sightings))) {
    const last = joined.at(-1);
    if (last?.direction === move.direction) last.to = move.to;
    else joined.push(move);
  }
  return joined;
}

/**
 * Ramer's simplification with time as a coordinate: distance is measured from where the figure would
 * be at that picture if it moved evenly, so that running back over the same line is seen too.
 */
function straightParts(sightings: Sighting[]): Move[] {
  const first = sightings[0];
  const last = sightings.at(-1);
  if (first === undefined || last === undefined || first === last) return [];
  const errors = sightings.map((one) => {
    const share = (one.picture - first.picture) / (last.picture - first.picture);
    return Math.hypot(
      one.x - first.x - (last.x - first.x) * share,
      one.y - first.y - (last.y - first.y) * share,
    );
  });
  const worst = Math.max(...errors);
  if (worst > LEAST_MOVE) {
    const corner = errors.indexOf(worst);
    return [
      ...straightParts(sightings.slice(0, corner + 1)),
      ...straightParts(sightings.slice(corner)),
    ];
  }
  const dx = last.x - first.x;
  const dy = last.y - first.y;
  if (Math.hypot(dx, dy) < LEAST_MOVE) return [];
  return [{ direction: mainDirection(dx, dy), from: first, to: last }];
}

export function mainDirection(dx: number, dy: number): Direction {
  if (Math.abs(dx) > Math.abs(dy)) return dx > 0 ? 'right' : 'left';
  return dy > 0 ? 'down' : 'up';
}

/** The times a figure can be seen without a break. */
export function appearances(track: Track): number {
  return track.sightings.filter(
    (one, index) => one.picture - 1 !== track.sightings[index - 1]?.picture,
  ).length;
}

/** The colours that a figure takes on, one after another. */
export function colourRuns(track: Track): Colour[] {
  const colours = track.sightings.map((one) => one.colour);
  return colours.filter((colour, index) => colour !== colours[index - 1]);
}

/** Null where it neither grows nor shrinks, or does both. */
export function growth(track: Track): 'grows' | 'shrinks' | null {
  const sizes = trusted(track.sightings).map((one) => one.size);
  const ratio = (sizes.at(-1) ?? 1) / (sizes[0] ?? 1);
  const steps = sizes.slice(1).map((size, index) => Math.log(size / (sizes[index] ?? size)));
  if (Math.max(ratio, 1 / ratio) < LEAST_GROWTH || !isSteady(steps)) return null;
  return ratio > 1 ? 'grows' : 'shrinks';
}

/** Null where it does not turn, turns to and fro, or looks the same at every angle. */
export function spin(track: Track): 'clockwise' | 'anticlockwise' | null {
  const sightings = trusted(track.sightings).filter((one) => one.period > 0);
  const steps = sightings.slice(1).map((one, index) => {
    const turn = one.angle - (sightings[index]?.angle ?? one.angle);
    // The smallest turn that explains the change: the shape looks alike after one period.
    return turn - Math.round(turn / one.period) * one.period;
  });
  const total = steps.reduce((sum, step) => sum + step, 0);
  if (Math.abs(total) < LEAST_TURN_DEGREES || !isSteady(steps)) return null;
  return total > 0 ? 'clockwise' : 'anticlockwise';
}

function isSteady(steps: number[]): boolean {
  const net = Math.abs(steps.reduce((sum, step) => sum + step, 0));
  const gross = steps.reduce((sum, step) => sum + Math.abs(step), 0);
  return gross > 0 && net / gross >= STEADY;
}
