import { describe, expect, it } from 'vitest';
import { cameraMove } from '../../../harness/reader/camera.ts';
import { appearances, colourRuns, growth, moves, spin } from '../../../harness/reader/events.ts';
import { track } from '../../../harness/reader/track.ts';
import type { Track } from '../../../harness/reader/track.ts';
import { blinks, glide, hops, rest, route, toAndFro } from '../../../scripts/samples/movement.ts';
import type { CameraMove, Figure } from '../../../scripts/samples/scene.ts';
import { sceneOf, viewsOf } from './scene-views.ts';

const WHOLE = { from: 0, to: 6 };

async function follow(figure: Partial<Figure>): Promise<Track> {
  const whole: Figure = {
    shape: 'square',
    colour: 'red',
    radius: 34,
    path: rest(160, 120),
    ...figure,
  };
  const tracks = track(await viewsOf(sceneOf([whole])));
  expect(tracks).toHaveLength(1);
  return tracks[0]!;
}

describe('one figure is one track', () => {
  it('through a blink', async () => {
    const followed = await follow({ shown: blinks(3, 6) });
    expect(appearances(followed)).toBe(4);
  });

  it('through a change of colour', async () => {
    const repaints = [
      { at: 2, colour: 'green' as const },
      { at: 4, colour: 'blue' as const },
    ];
    expect(colourRuns(await follow({ repaints }))).toEqual(['red', 'green', 'blue']);
  });

  it('in shuffled pictures', async () => {
    const views = await viewsOf(
      sceneOf([
        { shape: 'circle', colour: 'red', radius: 28, path: glide([40, 60], [280, 60], WHOLE) },
        { shape: 'circle', colour: 'blue', radius: 28, path: glide([280, 160], [40, 160], WHOLE) },
      ]),
    );
    const mixed = views.map((_, index) => views[(index * 7) % views.length]!);
    expect(track(mixed).map((one) => one.colour)).toEqual(['red', 'blue']);
  });

  it('when a twin passes by', async () => {
    const twins: Figure[] = [
      { shape: 'circle', colour: 'red', radius: 24, path: glide([40, 60], [280, 60], WHOLE) },
      { shape: 'circle', colour: 'red', radius: 24, path: glide([280, 180], [40, 180], WHOLE) },
    ];
    const followed = track(await viewsOf(sceneOf(twins)));
    expect(followed.map((one) => moves(one).map((move) => move.direction))).toEqual([
      ['right'],
      ['left'],
    ]);
  });
});

describe('moves', () => {
  it.each([
    ['left', glide([280, 120], [40, 125], WHOLE), ['left']],
    ['up', glide([160, 200], [150, 40], WHOLE), ['up']],
    [
      'a corner',
      route(
        [
          [50, 50],
          [260, 50],
          [260, 190],
        ],
        WHOLE,
      ),
      ['right', 'down'],
    ],
    ['to and fro', toAndFro([50, 120], [270, 120], 2, WHOLE), ['right', 'left', 'right']],
    ['hops', hops([160, 190], 110, 2, WHOLE), ['up', 'down', 'up', 'down']],
    ['a late start', glide([160, 50], [160, 190], { from: 3, to: 5 }), ['down']],
    ['rest', rest(160, 120), []],
  ])('%s', async (_, path, expected) => {
    expect(moves(await follow({ path })).map((move) => move.direction)).toEqual(expected);
  });

  it('are many in shuffled pictures', async () => {
    const scene = sceneOf([
      { shape: 'circle', colour: 'red', radius: 28, path: glide([40, 60], [280, 60], WHOLE) },
    ]);
    const views = await viewsOf(scene);
    const [mixed] = track(views.map((_, index) => views[(index * 7) % views.length]!));
    expect(moves(mixed!).length).toBeGreaterThan(3);
  });
});

describe('changes in place', () => {
  it.each([
    [1.8, 'grows'],
    [0.5, 'shrinks'],
    [1.02, null],
  ])('size times %d: %s', async (growsTo, expected) => {
    expect(growth(await follow({ growsTo }))).toBe(expected);
  });

  it.each([
    ['triangle', 150, 'clockwise'],
    ['star', -150, 'anticlockwise'],
    ['square', 200, 'clockwise'],
    ['circle', 150, null],
    ['star', 0, null],
  ] as const)('a %s turned by %i degrees: %s', async (shape, turnsBy, expected) => {
    expect(spin(await follow({ shape, turnsBy, radius: 44 }))).toBe(expected);
  });
});

describe('the camera', () => {
  const landscape: Figure[] = [
    { shape: 'triangle', colour: 'green', radius: 26, path: rest(150, 140) },
    { shape: 'circle', colour: 'yellow', radius: 22, path: rest(180, 95) },
    { shape: 'square', colour: 'red', radius: 24, path: rest(200, 150) },
  ];

  it.each([
    ['pan-left', 80, 'left'],
    ['pan-right', 80, 'right'],
    ['tilt-up', 55, 'up'],
    ['tilt-down', 55, 'down'],
    ['zoom-in', 1.5, 'zoom-in'],
    ['zoom-out', 0.6, 'zoom-out'],
  ] as [CameraMove, number, string][])('%s', async (kind, amount, expected) => {
    const scene = sceneOf(landscape, { camera: { kind, amount } });
    const views = await viewsOf(scene);
    expect(cameraMove(track(views))).toBe(expected);
    const mixed = views.map((_, index) => views[(index * 7) % views.length]!);
    expect(cameraMove(track(mixed))).toBeNull();
  });

  it('stands still while one figure moves', async () => {
    const mover: Figure = { ...landscape[0]!, path: glide([60, 200], [260, 200], WHOLE) };
    const views = await viewsOf(sceneOf([mover, ...landscape.slice(1)]));
    expect(cameraMove(track(views))).toBe('still');
  });

  it('cannot be told from a lone figure', async () => {
    const views = await viewsOf(
      sceneOf(landscape.slice(0, 1), { camera: { kind: 'pan-left', amount: 60 } }),
    );
    expect(cameraMove(track(views))).toBeNull();
  });
});
