import { flashes, since, glide, hops, rest } from '../movement.ts';
import { howOften } from '../questions/count.ts';
import { colourOfGround, colourOfLargest, howMany, whatIs, whereIs } from '../questions/frame.ts';
import { whatCamera, whatGrowth, whichTurn, whichWay } from '../questions/motion.ts';
import { colourAtEnd, orderOfAppearance, whoDisappears } from '../questions/order.ts';
import { colourOfThing, mixture, shapeWithSides, sides } from '../questions/text.ts';
import type { Clip } from '../sample.ts';
import type { Figure, Scene } from '../scene.ts';

/** A clip with the columns that Video-MME has for a whole video. */
export type VideoMmeClip = Clip & {
  duration: 'short' | 'medium' | 'long';
  domain: string;
  subCategory: string;
  /** What a narrator says, if there is one: when, and the words. */
  narration?: { from: number; to: number; words: string }[];
};

export const VIDEO_MME_CLIPS: VideoMmeClip[] = [
  transit(),
  dribble(),
  visitors(),
  cartoon(),
  acrobats(),
  landscape(),
];

function transit(): VideoMmeClip {
  const sun: Figure = { shape: 'circle', colour: 'yellow', radius: 52, path: rest(165, 150) };
  const planet: Figure = {
    shape: 'circle',
    colour: 'blue',
    radius: 22,
    path: glide([285, 45], [35, 45], { from: 0, to: 6 }),
  };
  const scene = clip('sampleClip1', { ground: 'black', figures: [sun, planet] });
  return {
    scene,
    codec: 'h264',
    duration: 'short',
    domain: 'Knowledge',
    subCategory: 'Astronomy',
    narration: [
      { from: 0.5, to: 2.5, words: 'Here we look at a small model of the sky.' },
      { from: 3, to: 5.5, words: 'Watch the smaller body closely.' },
    ],
    questions: [
      {
        ...whichWay(planet, 'In which direction does {it} travel?'),
        label: 'Action Recognition',
      },
      {
        ...colourOfLargest(scene, 'What colour is the largest shape in the video?'),
        label: 'Attribute Perception',
      },
      { ...sides('hexagon', 'How many sides does {it} have?'), label: 'Object Reasoning' },
    ],
  };
}

function dribble(): VideoMmeClip {
  const ball: Figure = {
    shape: 'circle',
    colour: 'orange',
    radius: 26,
    path: hops([60, 200], 130, 3, { from: 0.5, to: 7 }),
  };
  const triangle: Figure = { shape: 'triangle', colour: 'purple', radius: 32, path: rest(170, 90) };
  const square: Figure = { shape: 'square', colour: 'red', radius: 34, path: rest(265, 100) };
  const scene = clip('sampleClip2', { seconds: 7, figures: [ball, triangle, square] });
  return {
    scene,
    codec: 'h264',
    duration: 'short',
    domain: 'Sports Competition',
    subCategory: 'Basketball',
    questions: [
      {
        ...howOften('hops', ball, 'How many times does {it} jump up?'),
        label: 'Counting Problem',
      },
      {
        ...whatIs('right', {
          scene,
          of: triangle,
          wording: 'Which shape is to the right of {it}?',
        }),
        label: 'Spatial Perception',
      },
      {
        ...mixture('red', 'yellow', 'Which colour do you get when you mix {it} paint?'),
        label: 'Action Reasoning',
      },
    ],
  };
}

function visitors(): VideoMmeClip {
  const square: Figure = {
    shape: 'square',
    colour: 'green',
    radius: 36,
    path: rest(160, 65),
    shown: [{ from: 2.4, to: 5.8 }],
  };
  const star: Figure = {
    shape: 'star',
    colour: 'red',
    radius: 36,
    path: rest(70, 160),
    shown: [{ from: 0.6, to: 7.2 }],
  };
  const triangle: Figure = {
    shape: 'triangle',
    colour: 'blue',
    radius: 34,
    path: rest(250, 165),
    shown: since(4.4),
  };
  const scene = clip('sampleClip3', {
    seconds: 8,
    ground: 'grey',
    figures: [square, star, triangle],
  });
  return {
    scene,
    codec: 'h264',
    duration: 'medium',
    domain: 'Life Record',
    subCategory: 'Daily Life',
    questions: [
      {
        ...orderOfAppearance(scene, 'In what order do the shapes appear in the video?'),
        label: 'Temporal Reasoning',
      },
      {
        ...whoDisappears(scene, { which: 'first', wording: 'Which shape disappears first?' }),
        label: 'Temporal Perception',
      },
      {
        ...colourOfGround(scene, 'What is the colour of the background?'),
        label: 'Attribute Perception',
      },
    ],
  };
}

function cartoon(): VideoMmeClip {
  const star: Figure = {
    shape: 'star',
    colour: 'purple',
    radius: 44,
    path: rest(85, 125),
    repaints: [
      { at: 2.2, colour: 'orange' },
      { at: 4.6, colour: 'red' },
    ],
  };
  const square: Figure = {
    shape: 'square',
    colour: 'blue',
    radius: 40,
    path: rest(235, 125),
    shown: flashes(4, 7),
  };
  const scene = clip('sampleClip4', { seconds: 7, figures: [star, square] });
  return {
    scene,
    codec: 'h264',
    duration: 'medium',
    domain: 'Film & Television',
    subCategory: 'Animation',
    questions: [
      {
        ...colourAtEnd(star, 'What colour does {it} finally become?'),
        label: 'Temporal Reasoning',
      },
      {
        ...howOften('flashes', square, 'How many times does {it} light up?'),
        label: 'Counting Problem',
      },
      {
        ...shapeWithSides('pentagon', 'Which of these shapes has {it} sides?'),
        label: 'Information Synopsis',
      },
    ],
  };
}

function acrobats(): VideoMmeClip {
  const star: Figure = {
    shape: 'star',
    colour: 'red',
    radius: 46,
    path: rest(80, 80),
    turnsBy: 220,
  };
  const triangle: Figure = {
    shape: 'triangle',
    colour: 'green',
    radius: 58,
    path: rest(240, 90),
    growsTo: 0.5,
  };
  const circle: Figure = { shape: 'circle', colour: 'blue', radius: 26, path: rest(50, 200) };
  const scene = clip('sampleClip5', { figures: [star, triangle, circle] });
  return {
    scene,
    codec: 'h264',
    duration: 'long',
    domain: 'Artistic Performance',
    subCategory: 'Acrobatics',
    questions: [
      { ...whichTurn(star, 'Which way does {it} spin?'), label: 'Action Recognition' },
      {
        ...whatGrowth(triangle, 'What happens to {it} in the course of the video?'),
        label: 'Action Reasoning',
      },
      { ...whereIs(scene, circle, 'Where is {it} in the picture?'), label: 'Spatial Reasoning' },
    ],
  };
}

function landscape(): VideoMmeClip {
  const figures: Figure[] = [
    { shape: 'triangle', colour: 'green', radius: 34, path: rest(150, 170) },
    { shape: 'triangle', colour: 'blue', radius: 30, path: rest(265, 175) },
    { shape: 'circle', colour: 'yellow', radius: 26, path: rest(200, 50) },
    { shape: 'square', colour: 'red', radius: 26, path: rest(285, 90) },
  ];
  const scene = clip('sampleClip6', { figures, camera: { kind: 'pan-right', amount: 110 } });
  return {
    scene,
    codec: 'h264',
    duration: 'long',
    domain: 'Knowledge',
    subCategory: 'Geography',
    questions: [
      { ...whatCamera(scene, 'How does the camera move?'), label: 'Action Recognition' },
      {
        ...howMany(scene, 'triangle', 'How many {it} are there in the video?'),
        label: 'Counting Problem',
      },
      {
        ...colourOfThing('a ripe tomato', 'What colour does {it} have?'),
        label: 'Object Recognition',
      },
    ],
  };
}

function clip(id: string, scene: Pick<Scene, 'figures'> & Partial<Scene>): Scene {
  return { seconds: 6, fps: 12, ground: 'white', ...scene, id };
}
