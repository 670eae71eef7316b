import { commonest, track } from './track.ts';
import type { Track } from './track.ts';
import type { Colour } from './colours.ts';
import type { View } from './shapes.ts';

/** Everything that was seen in the pictures of one request. */
export type Seen = {
  ground: Colour;
  /** Height as a share of the width. */
  height: number;
  views: View[];
  tracks: Track[];
};

/** Puts together what single pictures show, in the order given; null where there are none. */
export function look(views: View[]): Seen | null {
  if (views[0] === undefined) return null;
  return {
    ground: commonest(views.map((one) => one.ground)),
    height: views[0].height,
    views,
    tracks: track(views),
  };
}

/** One picture shows no change, whatever it shows. */
export function showsTime(seen: Seen): boolean {
  return seen.views.length > 1;
}
