import { cameraMove, median } from './camera.ts';
import type { Conclusion } from './conclusion.ts';
import { appearances, colourRuns, growth, moves, spin } from './events.ts';
import { byAppearance, find, firstPicture, isLike, placeOf } from './find.ts';
import { mixtureOf, sidesOf } from './knowledge.ts';
import type { Asked, Event, When } from './question.ts';
import { showsTime } from './seen.ts';
import type { Seen } from './seen.ts';
import type { Track } from './track.ts';
import type { Deed } from './vocabulary.ts';

/** What the pictures say about a question; null where they do not settle it. */
export function conclude(asked: Asked, seen: Seen): Conclusion | null {
  return fromOnePicture(asked, seen) ?? (showsTime(seen) ? overTime(asked, seen) : null);
}

function fromOnePicture(asked: Asked, seen: Seen): Conclusion | null {
  switch (asked.about) {
    case 'ground':
      return { kind: 'colour', value: seen.ground };
    case 'number': {
      const counts = seen.views.map((one) => {
        const tracks = one.regions.map((region) => ({
          ...region,
          sightings: [{ ...region, picture: 0 }],
        }));
        return tracks.filter((track) => isLike(track, asked.subject)).length;
      });
      return { kind: 'number', value: Math.round(median(counts)) };
    }
    case 'mixture': {
      const [a, b] = asked.of.map((subject) => subject.colour ?? find(seen, subject)?.colour);
      const made = a === undefined || b === undefined ? null : mixtureOf(a, b);
      return made === null ? null : { kind: 'colour', value: made };
    }
    case 'figure':
    case 'colour':
    case 'shape':
    case 'sides':
    case 'place': {
      const track = find(seen, asked.subject);
      return track === null ? null : describe(track, asked.about, seen);
    }
    default:
      return null;
  }
}

function describe(
  track: Track,
  about: 'figure' | 'colour' | 'shape' | 'sides' | 'place',
  seen: Seen,
): Conclusion {
  const { colour, shape } = track;
  switch (about) {
    case 'figure':
      return { kind: 'figure', colour, shape };
    case 'colour':
      return { kind: 'colour', value: colour };
    case 'shape':
      return { kind: 'shape', value: shape };
    case 'sides':
      return { kind: 'number', value: sidesOf(shape) };
    case 'place': {
      const { x, y } = placeOf(track);
      const third = (share: number) => Math.min(2, Math.floor(share * 3));
      return {
        kind: 'place',
        place: {
          row: (['top', 'middle', 'bottom'] as const)[third(y / seen.height)] ?? 'middle',
          column: (['left', 'middle', 'right'] as const)[third(x)] ?? 'middle',
        },
      };
    }
  }
}

function overTime(asked: Asked, seen: Seen): Conclusion | null {
  switch (asked.about) {
    case 'camera': {
      const move = cameraMove(seen.tracks);
      return move === null ? null : { kind: 'deeds', list: [move] };
    }
    case 'order': {
      const arrived = byAppearance(seen.tracks.filter((track) => firstPicture(track) > 0));
      return { kind: 'figures', list: arrived.map(({ colour, shape }) => ({ colour, shape })) };
    }
    case 'events':
    case 'path':
    case 'deed':
    case 'cause':
    case 'entry':
    case 'first-colour':
    case 'last-colour': {
      const track = find(seen, asked.subject);
      return track === null ? null : story(asked, track, seen);
    }
    default:
      return null;
  }
}

type Story = Extract<Asked, { subject: unknown }>;

function story(asked: Story, track: Track, seen: Seen): Conclusion | null {
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
    case 'entry': {
      const start = track.sightings[0];
      if (start === undefined) return null;
      const fromLeft = start.x < 0.5 ? 'left' : 'right';
      return { kind: 'deeds', list: [fromLeft] };
    }
    case 'first-colour':
    case 'last-colour': {
      const value = colourRuns(track).at(asked.about === 'last-colour' ? -1 : 0);
      return value === undefined ? null : { kind: 'colour', value };
    }
    default:
      return null;
  }
}

function countOf(event: Event, track: Track): number {
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
