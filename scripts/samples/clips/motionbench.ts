import { flashes, glide, hops, rest, route, toAndFro, until } from '../movement.ts';
import { howOften } from '../questions/count.ts';
import { colourOf, howMany, shapeOf, whatIs } from '../questions/frame.ts';
import { whatCamera, whatGrowth, whichTurn, whichWay, whoMoves } from '../questions/motion.ts';
import { orderOfMoves, whoDisappears } from '../questions/order.ts';
import { colourGivenAway, shapeWithoutCorners } from '../questions/text.ts';
import type { Question } from '../question.ts';
import type { Clip } from '../sample.ts';
import type { Figure, Scene } from '../scene.ts';

/** A clip with the columns that MotionBench has for a whole video. */
export type MotionBenchClip = Omit<Clip, 'questions'> & {
  file: string;
  /** Null for the videos that the authors filmed themselves. */
  videoType: string | null;
  questions: (Question & {
    label: string;
    options: number;
    repetition?: string;
    /** The answer is kept back, as the authors keep half of theirs. */
    hidden?: true;
  })[];
};

export const MOTIONBENCH_CLIPS: MotionBenchClip[] = [
  bend(),
  zoom(),
  pendulum(),
  errand(),
  whirl(),
  tilt(),
  trampoline(),
];

function bend(): MotionBenchClip {
  const square: Figure = {
    shape: 'square',
    colour: 'green',
    radius: 36,
    path: route(
      [
        [50, 190],
        [260, 190],
        [260, 60],
      ],
      { from: 0, to: 6 },
    ),
  };
  const circle: Figure = { shape: 'circle', colour: 'red', radius: 28, path: rest(60, 60) };
  const star: Figure = { shape: 'star', colour: 'purple', radius: 34, path: rest(150, 90) };
  const scene = clip('4d1f6b0a', { figures: [square, circle, star] });
  return {
    scene,
    codec: 'h264',
    file: 'public-dataset/4d1f6b0a_0_6.mp4',
    videoType: 'industrial',
    questions: [
      {
        ...orderOfMoves(square, 'What is the path of {it}?'),
        label: 'Location-related Motion',
        options: 4,
      },
      {
        ...shapeOf(scene, circle, 'What shape is {it} that stands still?'),
        label: 'Motion-related Objects',
        options: 4,
      },
      {
        ...colourOf(scene, star, 'What is the colour of {it} in the middle?'),
        label: 'Motion-related Objects',
        options: 3,
      },
    ],
  };
}

function zoom(): MotionBenchClip {
  const figures: Figure[] = [
    { shape: 'circle', colour: 'blue', radius: 20, path: rest(120, 90) },
    { shape: 'square', colour: 'orange', radius: 24, path: rest(205, 95) },
    { shape: 'triangle', colour: 'green', radius: 24, path: rest(125, 155) },
    { shape: 'star', colour: 'red', radius: 24, path: rest(200, 155) },
  ];
  const scene = clip('a7c05e12', { figures, camera: { kind: 'zoom-in', amount: 1.7 } });
  return {
    scene,
    codec: 'vp9',
    file: 'public-dataset/a7c05e12.webm',
    videoType: 'Gaming',
    questions: [
      {
        ...whatCamera(scene, 'How does the camera move in the clip?'),
        label: 'Camera Motion',
        options: 4,
      },
      {
        ...howMany(scene, 'shape', 'How many {it} are on screen?'),
        label: 'Motion-related Objects',
        options: 4,
      },
      {
        ...shapeWithoutCorners('Which of these shapes has no corners?'),
        label: 'Motion-related Objects',
        options: 4,
      },
    ],
  };
}

function pendulum(): MotionBenchClip {
  const circle: Figure = {
    shape: 'circle',
    colour: 'yellow',
    radius: 30,
    path: toAndFro([45, 80], [275, 80], 3, { from: 0, to: 8 }),
  };
  const square: Figure = {
    shape: 'square',
    colour: 'blue',
    radius: 36,
    path: rest(225, 185),
    shown: flashes(5, 8),
  };
  const star: Figure = { shape: 'star', colour: 'red', radius: 32, path: rest(90, 185) };
  const scene = clip('0b93d7fe', { seconds: 8, ground: 'black', figures: [circle, square, star] });
  return {
    scene,
    codec: 'mpeg4',
    file: 'self-collected/0b93d7fe.avi',
    videoType: null,
    questions: [
      {
        ...howOften('turns', circle, 'How many times does {it} change its direction?'),
        label: 'Repetition Count',
        options: 4,
        repetition: 'turn round at the edge of the picture',
      },
      {
        ...howOften('flashes', square, 'Please count how many times {it} flashes.'),
        label: 'Repetition Count',
        options: 4,
        repetition: 'flash',
      },
      {
        ...colourGivenAway(circle, 'What is the colour of {it} that swings from side to side?'),
        label: 'Motion-related Objects',
        options: 4,
      },
    ],
  };
}

function errand(): MotionBenchClip {
  const triangle: Figure = {
    shape: 'triangle',
    colour: 'red',
    radius: 32,
    path: route(
      [
        [270, 60],
        [60, 60],
        [60, 185],
        [270, 185],
      ],
      { from: 0, to: 7.5 },
    ),
  };
  const circle: Figure = { shape: 'circle', colour: 'green', radius: 24, path: rest(165, 122) };
  const scene = clip('Xq2LbT8wKe', { seconds: 8, figures: [triangle, circle] });
  return {
    scene,
    codec: 'h264',
    file: 'self-collected/Xq2LbT8wKe.mp4',
    videoType: null,
    questions: [
      {
        ...orderOfMoves(triangle, 'In what sequence does {it} make its moves?'),
        label: 'Action Order',
        options: 4,
      },
      {
        ...colourOf(scene, circle, 'What is the colour of {it} that does not take part?'),
        label: 'Motion-related Objects',
        options: 2,
      },
    ],
  };
}

function whirl(): MotionBenchClip {
  const star: Figure = {
    shape: 'star',
    colour: 'purple',
    radius: 44,
    path: rest(85, 80),
    turnsBy: -200,
  };
  const square: Figure = {
    shape: 'square',
    colour: 'orange',
    radius: 32,
    path: glide([255, 200], [255, 50], { from: 0, to: 6 }),
    shown: until(5.4),
  };
  const triangle: Figure = {
    shape: 'triangle',
    colour: 'blue',
    radius: 30,
    path: glide([165, 45], [165, 190], { from: 0, to: 6 }),
    shown: until(4.2),
  };
  const scene = clip('5e7a91c3', { ground: 'grey', figures: [star, square, triangle] });
  return {
    scene,
    codec: 'vp8',
    file: 'public-dataset/5e7a91c3_12_18.webm',
    videoType: 'medical',
    questions: [
      {
        ...whichTurn(star, 'Which way does {it} turn?'),
        label: 'Motion Recognition',
        options: 4,
      },
      {
        ...whoMoves(scene, { way: 'up', wording: 'Which shape moves upwards?' }),
        label: 'Motion-related Objects',
        options: 4,
      },
      {
        ...whoDisappears(scene, { which: 'last', wording: 'Which shape disappears last?' }),
        label: 'Action Order',
        options: 3,
      },
      {
        ...whichWay(triangle, 'In which direction does {it} move?'),
        label: 'Location-related Motion',
        options: 4,
        hidden: true,
      },
    ],
  };
}

function tilt(): MotionBenchClip {
  const circle: Figure = { shape: 'circle', colour: 'orange', radius: 28, path: rest(70, 190) };
  const square: Figure = { shape: 'square', colour: 'purple', radius: 34, path: rest(165, 170) };
  const triangle: Figure = {
    shape: 'triangle',
    colour: 'yellow',
    radius: 32,
    path: rest(260, 190),
  };
  const scene = clip('Rv7nHc4sZd', {
    ground: 'black',
    figures: [circle, square, triangle],
    camera: { kind: 'tilt-down', amount: 110 },
  });
  return {
    scene,
    codec: 'h264',
    file: 'self-collected/Rv7nHc4sZd.mp4',
    videoType: null,
    questions: [
      {
        ...whatCamera(scene, 'What does the camera do?'),
        label: 'Camera Motion',
        options: 4,
      },
      {
        ...whatIs('left', {
          scene,
          of: square,
          wording: 'Which shape is to the left of {it}?',
        }),
        label: 'Location-related Motion',
        options: 3,
      },
      {
        ...colourGivenAway(triangle, 'What colour is {it} in this clip?'),
        label: 'Motion-related Objects',
        options: 4,
        hidden: true,
      },
    ],
  };
}

function trampoline(): MotionBenchClip {
  const circle: Figure = {
    shape: 'circle',
    colour: 'purple',
    radius: 26,
    path: hops([80, 195], 120, 3, { from: 0, to: 6 }),
  };
  const square: Figure = {
    shape: 'square',
    colour: 'green',
    radius: 34,
    path: rest(235, 120),
    growsTo: 1.9,
  };
  const scene = clip('c2e8f4b6', { figures: [circle, square] });
  return {
    scene,
    codec: 'h264',
    file: 'public-dataset/c2e8f4b6_3_9.mp4',
    videoType: 'Gaming',
    questions: [
      {
        ...whatGrowth(square, 'What is {it} doing?'),
        label: 'Motion Recognition',
        options: 4,
      },
      {
        ...howOften('hops', circle, 'How many times does {it} hop?'),
        label: 'Repetition Count',
        options: 4,
        repetition: 'hop on the spot',
      },
    ],
  };
}

function clip(id: string, scene: Pick<Scene, 'figures'> & Partial<Scene>): Scene {
  return { seconds: 6, fps: 15, ground: 'white', ...scene, id };
}
