import type { Conclusion } from './conclusion.ts';
import { appearances, colourRuns, growth, moves, spin } from './events.ts';
import { find } from './find.ts';
import type { Asked, Occurrence, When } from './question.ts';
import type { Seen } from './seen.ts';
import type { Track } from './track.ts';
import type { Deed, Direction } from './vocabulary.ts';

type Story = Extract<Asked, { subject: unknown }>;

/** What one figure tells about itself over time; null where it tells nothing clear. */
export function story(asked: Story, track: Track, seen: Seen): Conclusion | null {
  switch (asked.about) {
    case 'events':
      return { kind: 'number', value: countOf(asked.event, track) };
    case 'path':
      return { kind: 'path', list: moves(track).map((move) => move.direction) };
    case 'deed': {
      const list = asked.when === undefined ? deeds(track) : deedsWhen(track, asked.when, seen);
      return list.length === 0 ? null : { kind: 'deeds', list };
    }
    case 'cause':
      return cause(track, seen);
    case 'entry':
      return entry(track, seen);
    case 'first-colour':
    case 'last-colour': {
      const value = colourRuns(track).at(asked.about === 'last-colour' ? -1 : 0);
      return value === undefined ? null : { kind: 'colour', value };
    }
    default:
      return null;
  }
}

function countOf(event: Occurrence, track: Track): number {
  switch (event) {
    case 'blinks':
      return appearances(track) - 1;
    case 'flashes':
      return appearances(track);
    case 'repaints':
      return colourRuns(track).length - 1;
    case 'hops':
      return moves(track).filter((move) => move.direction === 'up').length;
    case 'turns':
      return Math.max(0, moves(track).length - 1);
  }
}

/** Everything that a figure does all along. One that runs about in all directions does nothing clear. */
function deeds(track: Track): Deed[] {
  const [move, second] = moves(track);
  const found: Deed[] = [];
  if (move !== undefined && second === undefined) found.push(move.direction);
  const size = growth(track);
  const turn = spin(track);
  if (size !== null) found.push(size);
  if (turn !== null) found.push(turn);
  if (move === undefined && found.length === 0 && isConstant(track)) found.push('still');
  return found;
}

function isConstant(track: Track): boolean {
  const sizes = track.sightings.map((one) => one.size);
  return Math.max(...sizes) / Math.min(...sizes) < 1.1;
}

function deedsWhen(track: Track, when: When, seen: Seen): Deed[] {
  if ('during' in when) {
    const other = find(seen, when.during);
    const pictures = new Set(other?.sightings.map((one) => one.picture));
    const sightings = track.sightings.filter((one) => pictures.has(one.picture));
    return sightings.length < 2 ? [] : deeds({ ...track, sightings });
  }
  const list = moves(track).map((move) => move.direction);
  const after = 'after' in when;
  const at = list.indexOf(after ? when.after : when.before);
  const next = at === -1 ? undefined : list[after ? at + 1 : at - 1];
  return next === undefined ? [] : [next];
}

/** Closer than this share of their sizes together, two figures touch. */
const TOUCHING = 0.8;

/** Whoever touches a resting figure when it starts to move has pushed it. */
function cause(track: Track, seen: Seen): Conclusion | null {
  const start = moves(track)[0]?.from;
  if (start === undefined) return null;
  const touching = seen.tracks
    .filter((other) => other !== track)
    .filter((other) =>
      other.sightings.some(
        (one) =>
          one.picture === start.picture &&
          Math.hypot(one.x - start.x, one.y - start.y) < TOUCHING * (one.size + start.size),
      ),
    );
  const [first, second] = touching;
  if (first === undefined || second !== undefined) return null;
  return { kind: 'figure', colour: first.colour, shape: first.shape };
}

/** The border that a figure is nearest to when it is first seen. */
function entry({ sightings }: Track, { height }: Seen): Conclusion | null {
  const [start] = sightings;
  if (start === undefined) return null;
  const margins: [Direction, number][] = [
    ['left', start.x],
    ['right', 1 - start.x],
    ['up', start.y],
    ['down', height - start.y],
  ];
  const [[side] = ['left' as const]] = margins.sort((a, b) => a[1] - b[1]);
  return { kind: 'deeds', list: [side] };
}
