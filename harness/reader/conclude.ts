import { cameraMove, median } from './camera.ts';
import type { Conclusion } from './conclusion.ts';
import { byAppearance, find, firstPicture, isLike, placeOf } from './find.ts';
import { mixtureOf, sidesOf } from './knowledge.ts';
import type { Asked } from './question.ts';
import { showsTime } from './seen.ts';
import type { Seen } from './seen.ts';
import { story } from './story.ts';
import type { Track } from './track.ts';

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
