import { isLike } from '../find.ts';
import type { Seen } from '../seen.ts';
import type { Region, View } from '../shapes.ts';
import { gap } from './contact.ts';
import { good, medium, poor } from './finding.ts';
import type { Finding } from './finding.ts';
import type { Who } from './who.ts';

/** What one picture tells: the last. */

/** Good for the number itself; Medium for one off where it is not asked for exactly. */
export function rateNumber(
  { who, count, exactly }: { who: Who; count: number; exactly: boolean },
  seen: Seen,
): Finding {
  const found = endOf(seen).filter((region) => fits(region, who)).length;
  const because = `there are ${found} in the last picture`;
  if (found === count) return good(because);
  return !exactly && Math.abs(found - count) === 1 ? medium(because) : poor(because);
}

/** The largest may be this many times the smallest to count as the same size. */
const SAME_SIZE = 1.1;
const ALIKE_SIZE = 1.25;

/** Good up to a factor of 1.1 between the largest and the smallest, Medium up to 1.25. */
export function rateSameSize(who: Who, seen: Seen): Finding {
  const sizes = endOf(seen)
    .filter((region) => fits(region, who))
    .map((region) => region.size);
  if (sizes.length < Math.max(2, who.least))
    return poor(`${sizes.length} seen in the last picture`);
  const ratio = Math.max(...sizes) / Math.min(...sizes);
  const because = `the largest of ${sizes.length} is ${ratio.toFixed(2)} times the smallest`;
  if (ratio <= SAME_SIZE) return good(because);
  return ratio <= ALIKE_SIZE ? medium(because) : poor(because);
}

/** How far a figure may be from where it should be, in picture widths. */
const IN_PLACE = 0.04;
const NEARLY_IN_PLACE = 0.1;

/** Every figure has its image across the middle: Good within 4 % of the width, Medium within 10 %. */
export function rateMirror(seen: Seen): Finding {
  const regions = endOf(seen);
  if (regions.length === 0) return poor('the last picture is empty');
  const misses = regions.map((one) => missOf({ ...one, x: 1 - one.x }, regions));
  return byDistance(Math.max(...misses), 'a figure and its mirror image');
}

/** The last picture shows the same figures at the same places: Good within 4 % of the width, Medium within 10 %. */
export function rateOutcome(seen: Seen, outcome: View): Finding {
  const regions = endOf(seen);
  const misses = [
    ...outcome.regions.map((one) => missOf(one, regions)),
    ...regions.map((one) => missOf(one, outcome.regions)),
  ];
  return byDistance(Math.max(0, ...misses), 'a figure and its place in the right outcome');
}

function byDistance(miss: number, between: string): Finding {
  if (miss === Infinity) return poor('a figure is missing or too many in the last picture');
  const because = `up to ${Math.round(miss * 100)} % of the width lie between ${between}`;
  if (miss <= IN_PLACE) return good(because);
  return miss <= NEARLY_IN_PLACE ? medium(because) : poor(because);
}

/** How far the nearest figure of that colour and shape is; infinity where there is none. */
function missOf(wanted: Region, regions: Region[]): number {
  const alike = regions.filter(
    ({ colour, shape }) => colour === wanted.colour && shape === wanted.shape,
  );
  return Math.min(...alike.map((one) => gap(one, wanted)));
}

function endOf(seen: Seen): Region[] {
  return seen.views.at(-1)?.regions ?? [];
}

function fits(region: Region, who: Who): boolean {
  return isLike({ ...region, sightings: [{ ...region, picture: 0 }] }, who.looks);
}
