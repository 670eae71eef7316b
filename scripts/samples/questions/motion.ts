import type { CameraMove, Figure, Scene } from '../scene.ts';
import { causeOfMove, heading } from '../truth.ts';
import type { Direction } from '../truth.ts';
import { absent, sidesOf } from './frame.ts';
import { fill, otherNumbers, the, without } from '../question.ts';
import type { Question } from '../question.ts';

/** Questions that only change over time answers. */

export const WAYS: Record<Direction, string> = {
  left: 'from right to left',
  right: 'from left to right',
  up: 'upwards',
  down: 'downwards',
};
const CAMERA: Record<CameraMove, string> = {
  'pan-left': 'it pans to the left',
  'pan-right': 'it pans to the right',
  'tilt-up': 'it tilts up',
  'tilt-down': 'it tilts down',
  'zoom-in': 'it zooms in',
  'zoom-out': 'it zooms out',
};

export function whichWay(figure: Figure, wording: string): Question {
  const way = heading(figure);
  return {
    needs: 'motion',
    text: fill(wording, the(figure)),
    answer: WAYS[way],
    wrong: [...without(Object.values(WAYS), WAYS[way]), 'it does not move'],
  };
}

/** The only figure that moves in a direction. */
export function whoMoves(
  scene: Scene,
  { way, wording }: { way: Direction; wording: string },
): Question {
  const mover = onlyMover(scene, way);
  return { needs: 'motion', text: wording, answer: the(mover), wrong: absent(scene, mover) };
}

/** Looking and knowing: how many sides it has. */
export function sidesOfMover(
  scene: Scene,
  { way, wording }: { way: Direction; wording: string },
): Question {
  const count = sidesOf(onlyMover(scene, way));
  return { needs: 'motion', text: wording, answer: String(count), wrong: otherNumbers(count) };
}

function onlyMover(scene: Scene, way: Direction): Figure {
  const moving = scene.figures.filter(
    (figure) => figure.path.length > 1 && heading(figure) === way,
  );
  const [mover] = moving;
  if (mover === undefined || moving.length > 1) throw new RangeError('not one figure moves so');
  return mover;
}

export function whatGrowth(figure: Figure, wording: string): Question {
  const grows = (figure.growsTo ?? 1) > 1;
  return {
    needs: 'motion',
    text: fill(wording, the(figure)),
    answer: grows ? 'it grows' : 'it shrinks',
    wrong: [grows ? 'it shrinks' : 'it grows', 'it stays as it is', 'it disappears', 'it moves up'],
  };
}

export function whichTurn(figure: Figure, wording: string): Question {
  const clockwise = (figure.turnsBy ?? 0) > 0;
  return {
    needs: 'motion',
    text: fill(wording, the(figure)),
    answer: clockwise ? 'clockwise' : 'anticlockwise',
    wrong: [clockwise ? 'anticlockwise' : 'clockwise', 'it does not turn', 'it only moves left'],
  };
}

export function whatCamera(scene: Scene, wording: string): Question {
  if (scene.camera === undefined) throw new RangeError('the camera stands still');
  const { kind } = scene.camera;
  const against = CAMERA[opposite(kind)];
  return {
    needs: 'motion',
    text: wording,
    answer: CAMERA[kind],
    wrong: [against, 'it stays still', ...without(Object.values(CAMERA), CAMERA[kind], against)],
  };
}

/** Pairs stand together, so that one is always offered against its opposite. */
function opposite(kind: CameraMove): CameraMove {
  const pairs: [CameraMove, CameraMove][] = [
    ['pan-left', 'pan-right'],
    ['tilt-up', 'tilt-down'],
    ['zoom-in', 'zoom-out'],
  ];
  const pair = pairs.find((one) => one.includes(kind));
  if (pair === undefined) throw new RangeError(kind);
  return pair[0] === kind ? pair[1] : pair[0];
}

export function whyMoves(scene: Scene, figure: Figure, wording: string): Question {
  const cause = causeOfMove(scene, figure);
  return {
    needs: 'motion',
    text: fill(wording, the(figure)),
    answer: `${the(cause)} bumps into it`,
    wrong: absent(scene, cause, figure).map((name) => `${name} bumps into it`),
  };
}
