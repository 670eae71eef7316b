import { HEIGHT, WIDTH, isShown, posesAt } from './scene.ts';
import type { Colour, Figure, Pose, Scene } from './scene.ts';

/** What is true of a scene, read off its description. The gold answers come from here. */

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The straight moves of a figure, one after another. */
export function moves(figure: Figure): { from: number; to: number; direction: Direction }[] {
  return figure.path.slice(1).map((to, index) => {
    const from = figure.path[index] ?? to;
    return { from: from.at, to: to.at, direction: directionOf(to.x - from.x, to.y - from.y) };
  });
}

/** The direction of a figure that moves one way only. */
export function heading(figure: Figure): Direction {
  const directions = new Set(moves(figure).map((move) => move.direction));
  const [only] = directions;
  if (only === undefined || directions.size > 1) throw new RangeError('not one direction');
  return only;
}

function directionOf(dx: number, dy: number): Direction {
  if (Math.abs(dx) === Math.abs(dy)) throw new RangeError('a move has no main direction');
  if (Math.abs(dx) > Math.abs(dy)) return dx > 0 ? 'right' : 'left';
  return dy > 0 ? 'down' : 'up';
}

export function turnCount(figure: Figure): number {
  return moves(figure).length - 1;
}

export function hopCount(figure: Figure): number {
  return moves(figure).filter((move) => move.direction === 'up').length;
}

/** How often a figure vanishes and comes back. */
export function blinkCount(figure: Figure): number {
  return (figure.shown?.length ?? 1) - 1;
}

/** How often a figure that is dark at first lights up. */
export function flashCount(figure: Figure): number {
  return figure.shown?.length ?? 0;
}

export function repaintCount(figure: Figure): number {
  return figure.repaints?.length ?? 0;
}

export function lastColour(figure: Figure): Colour {
  return figure.repaints?.at(-1)?.colour ?? figure.colour;
}

export function firstSeen(figure: Figure): number {
  return figure.shown?.[0]?.from ?? 0;
}

export function lastSeen(figure: Figure): number {
  return figure.shown?.at(-1)?.to ?? Infinity;
}

/** The figures that come into the picture after its start, in order. */
export function appearances(scene: Scene): Figure[] {
  return scene.figures
    .filter((figure) => firstSeen(figure) > 0)
    .sort((a, b) => firstSeen(a) - firstSeen(b));
}

/** The figures that are gone before the end, in order. */
export function departures(scene: Scene): Figure[] {
  return scene.figures
    .filter((figure) => lastSeen(figure) < scene.seconds)
    .sort((a, b) => lastSeen(a) - lastSeen(b));
}

/** The figure that rested until another one reached it: who is nearest when it starts to move. */
export function causeOfMove(scene: Scene, figure: Figure): Figure {
  const start = moves(figure)[0]?.from;
  if (start === undefined || start === 0) throw new RangeError('the figure does not start to move');
  return nearest(scene, figure, start);
}

function nearest(scene: Scene, figure: Figure, atSeconds: number): Figure {
  const own = poseOf(scene, figure, atSeconds);
  const [first] = posesAt(scene, atSeconds)
    .filter((pose) => pose.figure !== figure)
    .sort((a, b) => distance(a, own) - distance(b, own));
  if (first === undefined) throw new RangeError('the figure is alone');
  return first.figure;
}

function distance(a: Pose, b: Pose): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** The only figure that lies in a direction from another, in the middle of the clip. */
export function neighbour(scene: Scene, figure: Figure, side: Direction): Figure {
  const own = inMiddle(scene, figure);
  const there = middlePoses(scene).filter((pose) => {
    const dx = pose.x - own.x;
    const dy = pose.y - own.y;
    return pose !== own && Math.hypot(dx, dy) > 1 && directionOf(dx, dy) === side;
  });
  const [only] = there;
  if (only === undefined || there.length > 1)
    throw new RangeError('not one neighbour on that side');
  return only.figure;
}

/** Which ninth of the picture a figure is in, in the middle of the clip. */
export function ninth(scene: Scene, figure: Figure): string {
  const { x, y } = inMiddle(scene, figure);
  const column = x < WIDTH / 3 ? 'left' : x > (WIDTH / 3) * 2 ? 'right' : '';
  const row = y < HEIGHT / 3 ? 'top' : y > (HEIGHT / 3) * 2 ? 'bottom' : '';
  return [row, column].filter(Boolean).join(' ') || 'centre';
}

/** How a figure looks in the middle of the clip; throws when it cannot be seen there. */
export function inMiddle(scene: Scene, figure: Figure): Pose {
  return poseOf(scene, figure, scene.seconds / 2);
}

export function middlePoses(scene: Scene): Pose[] {
  return posesAt(scene, scene.seconds / 2);
}

function poseOf(scene: Scene, figure: Figure, atSeconds: number): Pose {
  const pose = posesAt(scene, atSeconds).find((one) => one.figure === figure);
  if (pose === undefined || !isShown(figure, atSeconds))
    throw new RangeError('the figure is hidden');
  return pose;
}
