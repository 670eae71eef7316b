import { median } from './camera.ts';
import { appearances, growth, mainDirection, moves, spin } from './events.ts';
import { showsTime } from './seen.ts';
import type { Seen } from './seen.ts';
import type { Role, Subject } from './subject.ts';
import { trusted } from './track.ts';
import type { Track } from './track.ts';

/** The only figure that fits a description; null where none or several do. */
export function find(seen: Seen, { role, ...looks }: Subject): Track | null {
  const alike = seen.tracks.filter((track) => isLike(track, looks));
  const named = Object.keys(looks).length > 0 && alike.length === 1;
  const [only, second] = role === undefined || named ? alike : withRole(seen, alike, role);
  return only === undefined || second !== undefined ? null : only;
}

export function isLike(track: Track, { colour, shape }: Omit<Subject, 'role'>): boolean {
  if (shape !== undefined && shape !== track.shape) return false;
  return colour === undefined || track.sightings.some((one) => one.colour === colour);
}

export function placeOf(track: Track): { x: number; y: number } {
  const sightings = trusted(track.sightings);
  return { x: median(sightings.map((one) => one.x)), y: median(sightings.map((one) => one.y)) };
}

function withRole(seen: Seen, tracks: Track[], role: Role): Track[] {
  if (role.kind === 'largest' || role.kind === 'smallest') {
    const size = (track: Track) => median(trusted(track.sightings).map((one) => one.size));
    const sorted = tracks.toSorted((a, b) => size(b) - size(a));
    return sorted.slice(...(role.kind === 'largest' ? [0, 1] : [-1]));
  }
  if (role.kind === 'beside') return beside(seen, tracks, role);
  if (!showsTime(seen)) return [];
  switch (role.kind) {
    case 'first':
    case 'last':
      return ranked(seen, tracks, role);
    case 'after':
    case 'before':
      return nextTo(seen, tracks, role);
    case 'moves':
      return tracks.filter((track) => {
        const [move, second] = moves(track);
        return second === undefined && move?.direction === role.direction;
      });
    case 'does':
      return tracks.filter((track) => does(track, role.deed));
  }
}

/** Of several on that side, the one that lies most squarely there. */
function beside(seen: Seen, tracks: Track[], role: Role & { kind: 'beside' }): Track[] {
  const other = find(seen, role.other);
  if (other === null) return [];
  const from = placeOf(other);
  const offset = (track: Track) => {
    const { x, y } = placeOf(track);
    return { dx: x - from.x, dy: y - from.y };
  };
  const slant = (track: Track) => {
    const { dx, dy } = offset(track);
    const [small, large] = [Math.abs(dx), Math.abs(dy)].sort((a, b) => a - b);
    return (small ?? 0) / (large || 1);
  };
  return tracks
    .filter((track) => {
      const { dx, dy } = offset(track);
      return track !== other && mainDirection(dx, dy) === role.side;
    })
    .sort((a, b) => slant(a) - slant(b))
    .slice(0, 1);
}

/** By the picture in which something happens to each; nobody is first in a tie. */
function ranked(seen: Seen, tracks: Track[], role: Role & { kind: 'first' | 'last' }): Track[] {
  const timed = tracks
    .map((track) => ({ track, at: timeOf(track, seen, role.at) }))
    .filter((one): one is { track: Track; at: number } => one.at !== null);
  const best = timed.reduce(
    (edge, { at }) => (role.kind === 'first' ? Math.min(edge, at) : Math.max(edge, at)),
    role.kind === 'first' ? Infinity : -Infinity,
  );
  return timed.filter((one) => one.at === best).map((one) => one.track);
}

function timeOf(
  track: Track,
  seen: Seen,
  event: 'appearing' | 'vanishing' | 'moving',
): number | null {
  switch (event) {
    case 'appearing':
      return firstPicture(track);
    case 'vanishing': {
      const last = track.sightings.at(-1)?.picture ?? 0;
      return last === seen.views.length - 1 ? null : last;
    }
    case 'moving':
      return moves(track)[0]?.from.picture ?? null;
  }
}

function nextTo(
  seen: Seen,
  tracks: Track[],
  { kind, other }: Role & { kind: 'after' | 'before' },
): Track[] {
  const known = find(seen, other);
  if (known === null) return [];
  const order = byAppearance(tracks);
  const at = order.indexOf(known) + (kind === 'after' ? 1 : -1);
  return order.slice(Math.max(at, 0), Math.max(at + 1, 0));
}

export function byAppearance(tracks: Track[]): Track[] {
  return tracks.toSorted((a, b) => firstPicture(a) - firstPicture(b));
}

export function firstPicture(track: Track): number {
  return track.sightings[0]?.picture ?? 0;
}

function does(track: Track, deed: (Role & { kind: 'does' })['deed']): boolean {
  switch (deed) {
    case 'grows':
    case 'shrinks':
      return growth(track) === deed;
    case 'spins':
      return spin(track) !== null;
    case 'blinks':
      return appearances(track) > 1;
    case 'moves':
      return moves(track).length > 0;
    case 'rests':
      return moves(track).length === 0;
  }
}
