import { blinks, since, glide, hops, rest, route } from '../movement.ts';
import { howOften } from '../questions/count.ts';
import { colourOf, howMany, shapeOf, whatIs, whereIs } from '../questions/frame.ts';
import { whatGrowth, whichWay, whyMoves } from '../questions/motion.ts';
import {
  colourAtEnd,
  moveDuring,
  nextMove,
  whoAppears,
  whoComesAfter,
  whoMovesFirst,
} from '../questions/order.ts';
import { colourGivenAway, mixture, shapeWithoutCorners, sides } from '../questions/text.ts';
import type { Clip } from '../sample.ts';
import type { Figure, Scene } from '../scene.ts';

export const NEXTQA_CLIPS: Clip[] = [
  crossing(),
  arrivals(),
  collision(),
  corner(),
  jumps(),
  changes(),
];

function crossing(): Clip {
  const circle: Figure = {
    shape: 'circle',
    colour: 'red',
    radius: 28,
    path: glide([40, 70], [280, 70], { from: 0, to: 6 }),
  };
  const square: Figure = { shape: 'square', colour: 'blue', radius: 36, path: rest(90, 180) };
  const triangle: Figure = {
    shape: 'triangle',
    colour: 'green',
    radius: 32,
    path: rest(230, 180),
    shown: blinks(3, 6),
  };
  const scene = clip('2011000101', { seconds: 6, figures: [circle, square, triangle] });
  return {
    scene,
    codec: 'h264',
    questions: [
      { ...whichWay(circle, 'how does {it} move across the picture'), label: 'CH' },
      {
        ...howOften('blinks', triangle, 'how many times does {it} disappear and come back'),
        label: 'DC',
      },
      { ...colourOf(scene, square, 'what colour is {it} near the bottom'), label: 'DO' },
      { ...sides('triangle', 'how many corners does {it} have'), label: 'DC' },
    ],
  };
}

function arrivals(): Clip {
  const star: Figure = {
    shape: 'star',
    colour: 'yellow',
    radius: 34,
    path: rest(60, 50),
    shown: since(0.7),
  };
  const square: Figure = {
    shape: 'square',
    colour: 'purple',
    radius: 34,
    path: rest(165, 170),
    shown: since(2.2),
  };
  const circle: Figure = {
    shape: 'circle',
    colour: 'green',
    radius: 30,
    path: rest(265, 120),
    shown: since(4.4),
  };
  const scene = clip('2011000102', {
    seconds: 6,
    ground: 'black',
    figures: [circle, star, square],
  });
  return {
    scene,
    codec: 'h264',
    questions: [
      { ...whoAppears(scene, { which: 'last', wording: 'which shape appears last' }), label: 'TN' },
      { ...whoComesAfter(scene, star, 'what shows up right after {it}'), label: 'TN' },
      { ...whereIs(scene, star, 'where is {it} in the picture'), label: 'DL' },
      {
        ...mixture('blue', 'yellow', 'what colour do {it} paint give when they are mixed'),
        label: 'DO',
      },
    ],
  };
}

function collision(): Clip {
  const circle: Figure = {
    shape: 'circle',
    colour: 'red',
    radius: 28,
    path: glide([40, 125], [146, 125], { from: 0.4, to: 2.6 }),
  };
  const square: Figure = {
    shape: 'square',
    colour: 'blue',
    radius: 38,
    path: glide([204, 125], [280, 125], { from: 2.6, to: 4.8 }),
  };
  const triangle: Figure = { shape: 'triangle', colour: 'green', radius: 28, path: rest(60, 40) };
  const star: Figure = { shape: 'star', colour: 'orange', radius: 30, path: rest(150, 205) };
  const scene = clip('2011000103', { seconds: 6, figures: [triangle, circle, square, star] });
  return {
    scene,
    codec: 'h264',
    questions: [
      { ...whyMoves(scene, square, 'why does {it} start to move'), label: 'CW' },
      { ...whichWay(square, 'how does {it} move after it was hit'), label: 'CH' },
      { ...whoMovesFirst(scene, 'which shape starts moving first'), label: 'TN' },
      { ...howMany(scene, 'shape', 'how many {it} are there in the picture'), label: 'DC' },
    ],
  };
}

function corner(): Clip {
  const triangle: Figure = {
    shape: 'triangle',
    colour: 'purple',
    radius: 30,
    path: route(
      [
        [50, 60],
        [265, 60],
        [265, 190],
      ],
      { from: 0, to: 7 },
    ),
  };
  const circle: Figure = {
    shape: 'circle',
    colour: 'yellow',
    radius: 28,
    path: rest(75, 185),
    shown: since(3.8),
  };
  const star: Figure = { shape: 'star', colour: 'blue', radius: 34, path: rest(165, 150) };
  const scene = clip('2011000104', {
    seconds: 7,
    ground: 'grey',
    figures: [triangle, circle, star],
  });
  return {
    scene,
    codec: 'h264',
    questions: [
      {
        ...nextMove(triangle, 'right', 'what does {it} do after moving to the right'),
        label: 'TN',
      },
      {
        ...moveDuring(triangle, circle, 'what is {it} doing when {other} is visible'),
        label: 'TC',
      },
      { ...shapeOf(scene, star, 'what shape is {it}'), label: 'DO' },
      { ...sides('square', 'how many sides does {it} have'), label: 'DC' },
    ],
  };
}

function jumps(): Clip {
  const circle: Figure = {
    shape: 'circle',
    colour: 'orange',
    radius: 28,
    path: hops([75, 195], 105, 4, { from: 0, to: 8 }),
  };
  const square: Figure = {
    shape: 'square',
    colour: 'green',
    radius: 36,
    path: rest(230, 65),
    shown: blinks(2, 8),
  };
  const triangle: Figure = { shape: 'triangle', colour: 'red', radius: 32, path: rest(236, 180) };
  const scene = clip('2011000105', { seconds: 8, figures: [circle, square, triangle] });
  return {
    scene,
    codec: 'h264',
    questions: [
      { ...howOften('hops', circle, 'how many times does {it} jump'), label: 'DC' },
      { ...howOften('blinks', square, 'how often does {it} vanish and return'), label: 'DC' },
      { ...whatIs('down', { scene, of: square, wording: 'what is below {it}' }), label: 'DL' },
      { ...shapeWithoutCorners('which of these shapes has no corners'), label: 'DO' },
    ],
  };
}

function changes(): Clip {
  const circle: Figure = {
    shape: 'circle',
    colour: 'blue',
    radius: 26,
    path: rest(90, 120),
    growsTo: 2.2,
  };
  const square: Figure = {
    shape: 'square',
    colour: 'yellow',
    radius: 42,
    path: rest(240, 120),
    repaints: [
      { at: 2, colour: 'red' },
      { at: 4.2, colour: 'green' },
    ],
  };
  const scene = clip('2011000106', { seconds: 6, figures: [circle, square] });
  return {
    scene,
    codec: 'h264',
    questions: [
      { ...whatGrowth(circle, 'how does {it} change over the video'), label: 'CH' },
      { ...colourAtEnd(square, 'what colour is {it} at the end of the video'), label: 'DO' },
      {
        ...howOften('repaints', square, 'how many times does {it} change its colour'),
        label: 'DC',
      },
      { ...colourGivenAway(circle, 'what is the colour of {it}'), label: 'DO' },
    ],
  };
}

function clip(id: string, scene: Omit<Scene, 'id' | 'fps' | 'ground'> & Partial<Scene>): Scene {
  return { fps: 12, ground: 'white', ...scene, id };
}
