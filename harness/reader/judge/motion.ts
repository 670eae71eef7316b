import { growth, mainDirection, moves } from '../events.ts';
import { trusted } from '../track.ts';
import type { Track } from '../track.ts';
import type { Direction } from '../vocabulary.ts';
import { gap } from './contact.ts';
import { nameOf } from './evidence.ts';
import { good, medium, poor } from './finding.ts';
import type { Finding } from './finding.ts';

/** A figure that is further than this from its start has set off, in picture widths: above jitter. */
export const SET_OFF = 0.02;
/** So far it must get to have moved clearly. */
const CLEARLY = 0.045;
/** A way that goes there for the larger part. */
const MOSTLY = 0.5;

/** Good from 4.5 % of the picture's width on, Medium from 2 %. */
export function rateMove(track: Track): Finding {
  const sightings = trusted(track.sightings);
  const [start] = sightings;
  const furthest = Math.max(...sightings.map((one) => (start === undefined ? 0 : gap(start, one))));
  const because = `${nameOf(track)} gets ${percent(furthest)} of the width away from its start`;
  if (furthest >= CLEARLY) return good(because);
  return furthest >= SET_OFF ? medium(because) : poor(because);
}

/** Good where every move goes there, Medium where more than half of the whole way leads there. */
export function rateDirection(track: Track, wanted: Direction): Finding {
  const list = moves(track);
  if (list.length === 0) return poor(`${nameOf(track)} stays where it is`);
  const because = `${nameOf(track)} moves ${list.map((move) => move.direction).join(', then ')}`;
  if (list.every(({ direction }) => direction === wanted)) return good(because);
  const sightings = trusted(track.sightings);
  const [first, last] = [sightings[0]!, sightings.at(-1)!];
  const way = sightings
    .slice(1)
    .reduce((sum, one, index) => sum + gap(one, sightings[index] ?? one), 0);
  const leadsThere =
    mainDirection(last.x - first.x, last.y - first.y) === wanted && gap(first, last) > MOSTLY * way;
  return leadsThere ? medium(because) : poor(because);
}

/** A step whose smaller part is below this share of its larger one goes along a row or a column: 15°. */
const SLANT = Math.tan((15 / 180) * Math.PI);

/**
 * Rows and columns only. A slanting step between one along a row and one along a column is a corner
 * that was turned between two pictures. Medium where at most a quarter of the steps slant.
 */
export function rateStraight(track: Track): Finding {
  const axes = stepAxes(track);
  if (axes.length === 0) return poor(`${nameOf(track)} stays where it is`);
  const slanting = axes.filter(
    (axis, index) => axis === 'slant' && !isCorner(axes[index - 1], axes[index + 1]),
  ).length;
  const because = `${slanting} of ${axes.length} steps of ${nameOf(track)} slant`;
  if (slanting === 0) return good(because);
  return slanting <= axes.length / 4 ? medium(because) : poor(because);
}

type Axis = 'row' | 'column' | 'slant';

function stepAxes(track: Track): Axis[] {
  const sightings = trusted(track.sightings);
  return sightings.slice(1).flatMap((one, index): Axis[] => {
    const before = sightings[index] ?? one;
    if (gap(one, before) < SET_OFF) return [];
    const [dx, dy] = [Math.abs(one.x - before.x), Math.abs(one.y - before.y)];
    if (dy < SLANT * dx) return ['row'];
    return dx < SLANT * dy ? ['column'] : ['slant'];
  });
}

function isCorner(before: Axis | undefined, after: Axis | undefined): boolean {
  return (before === 'row' && after === 'column') || (before === 'column' && after === 'row');
}

const CLEAR_GROWTH = 1.2;
const SLIGHT_GROWTH = 1.08;

/**
 * Whether a figure changes its size. Good from a factor of 1.2 on, Medium from 1.08; which way, if one
 * is asked for, goes by first and last, and it is Medium at most where the size goes up and down.
 */
export function rateSize(track: Track, way?: 'grows' | 'shrinks'): Finding {
  const sizes = trusted(track.sightings).map((one) => one.size);
  const ratio = (sizes.at(-1) ?? 1) / (sizes[0] ?? 1);
  const because = `${nameOf(track)} ends at ${percent(ratio)} of its first size`;
  const factor =
    way === undefined
      ? Math.max(...sizes) / Math.min(...sizes)
      : way === 'grows'
        ? ratio
        : 1 / ratio;
  if (factor < SLIGHT_GROWTH) return poor(because);
  const isClear = factor >= CLEAR_GROWTH && (way === undefined || growth(track) === way);
  return isClear ? good(because) : medium(because);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
