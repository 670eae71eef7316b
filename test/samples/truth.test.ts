import { describe, expect, it } from 'vitest';
import {
  blinks,
  flashes,
  since,
  glide,
  hops,
  rest,
  route,
  toAndFro,
  until,
} from '../../scripts/samples/movement.ts';
import { isShown, placeAt, posesAt } from '../../scripts/samples/scene.ts';
import type { Figure, Scene } from '../../scripts/samples/scene.ts';
import {
  appearances,
  blinkCount,
  causeOfMove,
  departures,
  flashCount,
  heading,
  hopCount,
  moves,
  neighbour,
  ninth,
  turnCount,
} from '../../scripts/samples/truth.ts';

const WHOLE = { from: 0, to: 6 };
const still: Figure = { shape: 'circle', colour: 'red', radius: 20, path: rest(60, 40) };

function sceneOf(...figures: Figure[]): Scene {
  return { id: 'test', seconds: 6, fps: 12, ground: 'white', figures };
}

it('a path is straight between its points and rests outside them', () => {
  const path = glide([0, 100], [100, 100], { from: 2, to: 4 });
  expect([0, 2, 3, 4, 9].map((at) => placeAt(path, at).x)).toEqual([0, 0, 50, 100, 100]);
});

describe('counts', () => {
  it('turns, hops', () => {
    expect(turnCount({ ...still, path: toAndFro([40, 50], [280, 50], 3, WHOLE) })).toBe(3);
    expect(hopCount({ ...still, path: hops([60, 200], 90, 4, WHOLE) })).toBe(4);
  });

  it('blinks and flashes are what a camera would film', () => {
    const seen = (figure: Figure) => {
      const frames = Array.from({ length: 72 }, (_, i) => isShown(figure, i / 12));
      return {
        first: frames[0],
        last: frames.at(-1),
        lit: frames.filter((lit, i) => lit && frames[i - 1] !== true).length,
      };
    };
    const blinking = { ...still, shown: blinks(3, 6) };
    expect(blinkCount(blinking)).toBe(3);
    expect(seen(blinking)).toEqual({ first: true, last: true, lit: 4 });
    const flashing = { ...still, shown: flashes(3, 6) };
    expect(flashCount(flashing)).toBe(3);
    expect(seen(flashing)).toEqual({ first: false, last: false, lit: 3 });
  });
});

describe('directions', () => {
  it('one for a figure that keeps its way, none for one that does not', () => {
    expect(heading({ ...still, path: glide([0, 0], [5, 90], WHOLE) })).toBe('down');
    expect(() => heading({ ...still, path: toAndFro([0, 0], [90, 0], 1, WHOLE) })).toThrow(
      RangeError,
    );
    expect(() => heading({ ...still, path: glide([0, 0], [50, 50], WHOLE) })).toThrow(RangeError);
  });

  it('one a leg', () => {
    const path = route(
      [
        [0, 0],
        [90, 0],
        [90, 90],
      ],
      WHOLE,
    );
    expect(moves({ ...still, path }).map((move) => move.direction)).toEqual(['right', 'down']);
  });
});

it('order of coming and going', () => {
  const late: Figure = { ...still, colour: 'blue', shown: since(4) };
  const early: Figure = { ...still, colour: 'green', shown: [{ from: 1, to: 3 }] };
  const leaver: Figure = { ...still, colour: 'purple', shown: until(2) };
  const scene = sceneOf(still, late, early, leaver);
  expect(appearances(scene)).toEqual([early, late]);
  expect(departures(scene)).toEqual([leaver, early]);
});

it('where things are in the middle of the clip', () => {
  const other: Figure = { ...still, path: rest(260, 50) };
  const scene = sceneOf(still, other);
  expect(ninth(scene, still)).toBe('top left');
  expect(neighbour(scene, still, 'right')).toBe(other);
  expect(() => neighbour(scene, still, 'left')).toThrow(RangeError);
});

it('what pushes a resting figure is what reaches it', () => {
  const pusher: Figure = { ...still, path: glide([20, 120], [140, 120], { from: 0, to: 2 }) };
  const pushed: Figure = { ...still, path: glide([180, 120], [280, 120], { from: 2, to: 4 }) };
  const scene = sceneOf(still, pusher, pushed);
  expect(causeOfMove(scene, pushed)).toBe(pusher);
  expect(() => causeOfMove(scene, pusher)).toThrow(RangeError);
});

it('a camera that pans right shows everything moving left', () => {
  const scene: Scene = { ...sceneOf(still), camera: { kind: 'pan-right', amount: 30 } };
  expect(posesAt(scene, 6)[0]).toMatchObject({ x: 30, y: 40 });
});
