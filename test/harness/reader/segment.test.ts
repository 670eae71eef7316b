import { describe, expect, it } from 'vitest';
import { nameColour } from '../../../harness/reader/colours.ts';
import { segment } from '../../../harness/reader/segment.ts';
import { rest } from '../../../scripts/samples/movement.ts';
import { COLOURS, GROUNDS } from '../../../scripts/samples/scene.ts';
import type { Colour, Ground, Shape } from '../../../scripts/samples/scene.ts';
import { sceneOf, viewsOf } from './scene-views.ts';

const colours = Object.keys(COLOURS) as Colour[];
const grounds = Object.keys(GROUNDS) as Ground[];
const shapes: Shape[] = ['circle', 'square', 'triangle', 'star'];

describe('colour names', () => {
  it.each([
    [[255, 0, 0], 'red'],
    [[200, 30, 60], 'red'],
    [[255, 165, 0], 'orange'],
    [[255, 255, 0], 'yellow'],
    [[0, 128, 0], 'green'],
    [[0, 0, 200], 'blue'],
    [[128, 0, 128], 'purple'],
    [[255, 255, 255], 'white'],
    [[128, 128, 128], 'grey'],
    [[10, 10, 10], 'black'],
  ] as const)('%j is %s', (rgb, name) => {
    expect(nameColour(rgb)).toBe(name);
  });
});

describe.each(grounds)('on a %s ground', (ground) => {
  it.each(colours)('names every shape in %s, of any size', async (colour) => {
    const figures = shapes.map((shape, index) => ({
      shape,
      colour,
      radius: 22 + index * 5,
      path: rest(45 + index * 76, 120),
    }));
    const [seen] = await viewsOf(sceneOf(figures, { ground }), 1);
    expect(seen?.ground).toBe(ground);
    const found = seen?.regions.toSorted((a, b) => a.x - b.x);
    expect(found?.map((region) => [region.colour, region.shape])).toEqual(
      shapes.map((shape) => [colour, shape]),
    );
    for (const [index, region] of (found ?? []).entries()) {
      expect(region.x * 320).toBeCloseTo(figures[index]?.path[0]?.x ?? 0, -1);
      expect(region.y * 320).toBeCloseTo(120, -1);
      expect(region.cut).toBe(false);
    }
  });
});

it.each([0, 17, 30, 45, 61, 90])('names shapes that are turned by %i degrees', async (degrees) => {
  const figures = shapes.map((shape, index) => ({
    shape,
    colour: 'red' as const,
    radius: 34,
    path: rest(45 + index * 76, 120),
    // The middle of the clip is half the turn.
    turnsBy: degrees * 2,
  }));
  const [seen] = await viewsOf(sceneOf(figures), 1);
  const found = seen?.regions.toSorted((a, b) => a.x - b.x).map((region) => region.shape);
  expect(found).toEqual(shapes);
});

it('keeps apart shapes of different colours that touch', async () => {
  const figures = [
    { shape: 'circle' as const, colour: 'red' as const, radius: 30, path: rest(130, 120) },
    { shape: 'square' as const, colour: 'blue' as const, radius: 42, path: rest(189, 120) },
  ];
  const [seen] = await viewsOf(sceneOf(figures), 1);
  expect(seen?.regions.map((region) => `${region.colour} ${region.shape}`).sort()).toEqual([
    'blue square',
    'red circle',
  ]);
});

it('says when a shape is cut by the border', async () => {
  const figures = [
    { shape: 'circle' as const, colour: 'red' as const, radius: 30, path: rest(5, 120) },
  ];
  const [seen] = await viewsOf(sceneOf(figures), 1);
  expect(seen?.regions).toMatchObject([{ cut: true }]);
});

it('finds nothing in an even picture, nor in specks', () => {
  const rgb = new Uint8Array(100 * 80 * 3).fill(200);
  rgb[3000] = 0;
  expect(segment({ width: 100, height: 80, rgb })).toEqual({ ground: 'grey', patches: [] });
});
