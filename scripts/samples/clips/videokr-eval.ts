import { blinks, since, glide, rest, route, toAndFro } from '../movement.ts';
import { howOften } from '../questions/count.ts';
import {
  colourOf,
  howMany,
  mixtureOf,
  shapeOf,
  sidesOfMiddle,
  whereIs,
} from '../questions/frame.ts';
import { sidesOfMover, whatCamera, whatGrowth, whichWay, whyMoves } from '../questions/motion.ts';
import { colourAtEnd, colourOfLast, nextMove, whoComesAfter } from '../questions/order.ts';
import { colourOfThing, mixture, sides } from '../questions/text.ts';
import type { Question } from '../question.ts';
import type { Clip } from '../sample.ts';
import type { Figure, Scene } from '../scene.ts';

/** A clip with the columns that VideoKR-Eval has for a question's field of knowledge. */
export type VideoKrClip = Omit<Clip, 'questions'> & {
  file: string;
  subject: string;
  /** `open`: without options. */
  questions: (Question & { open?: true })[];
};

export const VIDEOKR_CLIPS: VideoKrClip[] = [
  geometry(),
  mechanics(),
  painting(),
  geography(),
  biology(),
  signals(),
];

function geometry(): VideoKrClip {
  const triangle: Figure = {
    shape: 'triangle',
    colour: 'orange',
    radius: 34,
    path: glide([60, 45], [60, 190], { from: 0, to: 6 }),
  };
  const square: Figure = {
    shape: 'square',
    colour: 'blue',
    radius: 36,
    path: glide([160, 190], [160, 50], { from: 0, to: 6 }),
  };
  const star: Figure = { shape: 'star', colour: 'green', radius: 36, path: rest(260, 120) };
  const scene = clip('geometry', { figures: [triangle, square, star] });
  return {
    scene,
    codec: 'h264',
    file: 'videos/geometry.mp4',
    subject: 'Mathematics',
    questions: [
      sidesOfMover(scene, {
        way: 'down',
        wording: 'How many sides does the shape that moves downwards have?',
      }),
      sidesOfMiddle(scene, square, 'How many sides does {it} have?'),
      sides('octagon', 'How many corners does {it} have?'),
      { ...shapeOf(scene, star, 'What shape is {it}?'), open: true },
    ],
  };
}

function mechanics(): VideoKrClip {
  const circle: Figure = {
    shape: 'circle',
    colour: 'purple',
    radius: 28,
    path: glide([45, 150], [140, 150], { from: 0.5, to: 3 }),
  };
  const square: Figure = {
    shape: 'square',
    colour: 'yellow',
    radius: 38,
    path: glide([198, 150], [275, 150], { from: 3, to: 5.5 }),
  };
  const triangle: Figure = {
    shape: 'triangle',
    colour: 'red',
    radius: 28,
    path: toAndFro([60, 45], [270, 45], 2, { from: 0, to: 7 }),
  };
  const scene = clip('mechanics', {
    seconds: 7,
    ground: 'black',
    figures: [circle, square, triangle],
  });
  return {
    scene,
    codec: 'vp9',
    file: './videos/mechanics.webm',
    subject: 'Physics',
    questions: [
      whyMoves(scene, square, 'Why does {it} begin to move, as the laws of motion say?'),
      howOften('turns', triangle, 'How many times does {it} reverse?'),
      { ...whichWay(square, 'In which direction does {it} slide?'), open: true },
    ],
  };
}

function painting(): VideoKrClip {
  const circle: Figure = { shape: 'circle', colour: 'red', radius: 34, path: rest(80, 70) };
  const square: Figure = { shape: 'square', colour: 'blue', radius: 40, path: rest(240, 80) };
  const star: Figure = {
    shape: 'star',
    colour: 'yellow',
    radius: 40,
    path: rest(160, 175),
    repaints: [
      { at: 2, colour: 'green' },
      { at: 4, colour: 'orange' },
    ],
  };
  const scene = clip('painting', { figures: [circle, square, star] });
  return {
    scene,
    codec: 'mpeg4',
    file: 'videos/painting.avi',
    subject: 'Art',
    questions: [
      mixtureOf(scene, [circle, square], 'Which colour results from mixing those of {it}?'),
      mixture('blue', 'yellow', 'Which colour results from mixing {it} paint?'),
      colourAtEnd(star, 'What colour does {it} have at the end?'),
      { ...colourOf(scene, circle, 'What colour is {it}?'), open: true },
    ],
  };
}

function geography(): VideoKrClip {
  const figures: Figure[] = [
    { shape: 'triangle', colour: 'green', radius: 36, path: rest(40, 170) },
    { shape: 'triangle', colour: 'purple', radius: 30, path: rest(120, 175) },
    { shape: 'triangle', colour: 'red', radius: 32, path: rest(165, 95) },
    { shape: 'circle', colour: 'yellow', radius: 28, path: rest(70, 60) },
  ];
  const scene = clip('geography', { figures, camera: { kind: 'pan-left', amount: 105 } });
  return {
    scene,
    codec: 'h264',
    file: 'videos/geography.mp4',
    subject: 'Geography',
    questions: [
      whatCamera(scene, 'Which movement does the camera make?'),
      howMany(
        scene,
        'triangle',
        'If every triangle is a mountain, how many {it} does the map show?',
      ),
      colourOfThing('fresh grass', 'What colour does {it} have?'),
    ],
  };
}

function biology(): VideoKrClip {
  const circle: Figure = {
    shape: 'circle',
    colour: 'green',
    radius: 20,
    path: rest(80, 80),
    growsTo: 2.6,
  };
  const star: Figure = {
    shape: 'star',
    colour: 'red',
    radius: 30,
    path: route(
      [
        [265, 50],
        [265, 190],
        [150, 190],
      ],
      { from: 0, to: 6 },
    ),
  };
  const square: Figure = { shape: 'square', colour: 'orange', radius: 26, path: rest(45, 205) };
  const scene = clip('biology', { figures: [circle, star, square] });
  return {
    scene,
    codec: 'h264',
    file: 'videos/biology.mp4',
    subject: 'Biology',
    questions: [
      whatGrowth(circle, 'The shapes stand for cells: how does {it} change?'),
      nextMove(star, 'down', 'What does {it} do after moving down?'),
      whereIs(scene, square, 'Where is {it} on the slide?'),
    ],
  };
}

function signals(): VideoKrClip {
  const square: Figure = {
    shape: 'square',
    colour: 'yellow',
    radius: 38,
    path: rest(70, 70),
    shown: blinks(4, 8),
  };
  const circle: Figure = {
    shape: 'circle',
    colour: 'green',
    radius: 30,
    path: rest(240, 70),
    shown: since(1.4),
  };
  const triangle: Figure = {
    shape: 'triangle',
    colour: 'purple',
    radius: 36,
    path: rest(85, 180),
    shown: since(3.6),
  };
  const star: Figure = {
    shape: 'star',
    colour: 'red',
    radius: 36,
    path: rest(235, 180),
    shown: since(5.8),
  };
  const scene = clip('signals', { seconds: 8, figures: [square, circle, triangle, star] });
  return {
    scene,
    codec: 'h264',
    file: 'videos/signals.mp4',
    subject: 'Engineering',
    questions: [
      howOften('blinks', square, 'A code is sent by light: how often does {it} vanish?'),
      whoComesAfter(scene, circle, 'What appears right after {it}?'),
      { ...colourOfLast(scene, 'What colour is the shape that appears last?'), open: true },
    ],
  };
}

function clip(id: string, scene: Pick<Scene, 'figures'> & Partial<Scene>): Scene {
  return { seconds: 6, fps: 12, ground: 'white', ...scene, id };
}
