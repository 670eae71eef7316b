import { glide, rest, route } from '../movement.ts';
import type { Figure } from '../scene.ts';
import { moves } from '../truth.ts';
import { CLEAN_PICTURE, STEADY_COLOURS, coheres, figureIn, follows, shot } from './task.ts';
import type { Task } from './task.ts';

const START = { x: 50, y: 190 };
const GOAL = { x: 265, y: 60 };

export const GAME: Task[] = [rook(), turns()];

function rook(): Task {
  const piece = (path: Figure['path']): Figure => ({
    shape: 'square',
    colour: 'purple',
    radius: 34,
    path,
  });
  const goal: Figure = { shape: 'star', colour: 'yellow', radius: 20, path: rest(GOAL.x, GOAL.y) };
  const legal = route(
    [
      [START.x, START.y],
      [GOAL.x, START.y],
      [GOAL.x, GOAL.y],
    ],
    { from: 0.3, to: 3.7 },
  );
  const slanting = glide([START.x, START.y], [GOAL.x, GOAL.y], { from: 0.3, to: 3.7 });
  return {
    category: 'game',
    name: 'chess_rook',
    index: 1,
    prompt: 'The purple square is a rook. Bring it to the yellow star with legal moves.',
    explanation: 'A rook moves along rows and columns only, never slanting.',
    needs: 'order',
    inputImage: true,
    keeps: shot('chess_rook/1', { ground: 'grey', figures: [goal, piece(legal)] }),
    breaks: shot('chess_rook/1', { ground: 'grey', figures: [goal, piece(slanting)] }),
    checks: [
      follows('Does the purple square end on the yellow star?', (of) => {
        const end = figureIn(of, 'purple').path.at(-1);
        return end?.x === GOAL.x && end.y === GOAL.y;
      }),
      STEADY_COLOURS,
      CLEAN_PICTURE,
      coheres('Does the purple square move along rows and columns only?', (of) =>
        figureIn(of, 'purple').path.every((one, index, path) => {
          const before = path[index - 1] ?? one;
          return one.x === before.x || one.y === before.y;
        }),
      ),
    ],
  };
}

function turns(): Task {
  const red = (start: number): Figure => ({
    shape: 'circle',
    colour: 'red',
    radius: 28,
    path: glide([50, 70], [200, 70], { from: start, to: start + 1.5 }),
  });
  const blue = (start: number): Figure => ({
    shape: 'circle',
    colour: 'blue',
    radius: 28,
    path: glide([50, 175], [200, 175], { from: start, to: start + 1.5 }),
  });
  return {
    category: 'game',
    name: 'taking_turns',
    index: 1,
    prompt: 'Two pieces race in turns. Red moves first, then it is the turn of blue.',
    explanation: 'While one player moves, the other waits.',
    needs: 'order',
    keeps: shot('taking_turns/1', { figures: [red(0.3), blue(2.2)] }),
    breaks: shot('taking_turns/1', { figures: [red(1.2), blue(0.3)] }),
    checks: [
      follows('Do both pieces move?', (of) => of.figures.every((one) => one.path.length > 1)),
      STEADY_COLOURS,
      CLEAN_PICTURE,
      coheres('Does the blue piece wait until the red one has finished?', (of) => {
        const first = moves(figureIn(of, 'red')).at(-1)?.to ?? 0;
        return (moves(figureIn(of, 'blue'))[0]?.from ?? 0) >= first;
      }),
    ],
  };
}
