import type { Figure, Scene } from '../scene.ts';
import { appearances, departures, firstSeen, lastColour, moves } from '../truth.ts';
import type { Direction } from '../truth.ts';
import { absent } from './frame.ts';
import { COLOUR_NAMES } from './text.ts';
import { fill, the, without } from '../question.ts';
import type { Question } from '../question.ts';

/** Questions about what comes before what. */

const DIRECTIONS: Direction[] = ['left', 'right', 'up', 'down'];
type Which = { which: 'first' | 'last'; wording: string };

export function whoAppears(scene: Scene, { which, wording }: Which): Question {
  return pick(scene, appearances(scene), { which, wording });
}

export function whoDisappears(scene: Scene, { which, wording }: Which): Question {
  return pick(scene, departures(scene), { which, wording });
}

/** Which of several figures starts to move first. */
export function whoMovesFirst(scene: Scene, wording: string): Question {
  const movers = scene.figures
    .filter((figure) => figure.path.length > 1)
    .sort((a, b) => (moves(a)[0]?.from ?? 0) - (moves(b)[0]?.from ?? 0));
  return pick(scene, movers, { which: 'first', wording });
}

function pick(scene: Scene, ordered: Figure[], { which, wording }: Which): Question {
  const figure = which === 'first' ? ordered[0] : ordered.at(-1);
  if (figure === undefined || ordered.length < 2) throw new RangeError('nothing to compare');
  return { needs: 'order', text: wording, answer: the(figure), wrong: absent(scene, figure) };
}

export function whoComesAfter(scene: Scene, figure: Figure, wording: string): Question {
  const order = appearances(scene);
  const next = order[order.indexOf(figure) + 1];
  if (next === undefined) throw new RangeError('nothing comes after it');
  return {
    needs: 'order',
    text: fill(wording, the(figure)),
    answer: the(next),
    wrong: absent(scene, next, figure),
  };
}

/** The whole order of appearance; the wrong ones are the same names in other orders. */
export function orderOfAppearance(scene: Scene, wording: string): Question {
  const names = appearances(scene).map(the);
  return { needs: 'order', text: wording, ...sequence(names) };
}

/** The moves of one figure, one after another. */
export function orderOfMoves(figure: Figure, wording: string): Question {
  const ways = moves(figure).map((move) => move.direction);
  const answer = ways.join(', then ');
  const wrong = ways.length < 3 ? swaps(ways) : permutations(ways);
  return {
    needs: 'order',
    text: fill(wording, the(figure)),
    answer,
    wrong: wrong.map((one) => one.join(', then ')).filter((one) => one !== answer),
  };
}

export function nextMove(figure: Figure, after: Direction, wording: string): Question {
  const list = moves(figure);
  const next = list[list.findIndex((move) => move.direction === after) + 1];
  if (next === undefined) throw new RangeError('no move after it');
  return {
    needs: 'order',
    text: fill(wording, the(figure)),
    answer: `it moves ${next.direction}`,
    wrong: otherMoves(next.direction),
  };
}

/** What one figure does from the moment on which another can be seen. */
export function moveDuring(figure: Figure, other: Figure, wording: string): Question {
  const move = moves(figure).findLast((one) => one.from <= firstSeen(other));
  if (move === undefined || firstSeen(other) === 0) throw new RangeError('nothing to date it by');
  return {
    needs: 'order',
    text: fill(wording, the(figure)).replaceAll('{other}', the(other)),
    answer: `it moves ${move.direction}`,
    wrong: otherMoves(move.direction),
  };
}

export function colourAtEnd(figure: Figure, wording: string): Question {
  const colour = lastColour(figure);
  const earlier = [figure.colour, ...(figure.repaints ?? []).map((one) => one.colour)].slice(0, -1);
  return {
    needs: 'order',
    text: fill(wording, `the ${figure.shape}`),
    answer: colour,
    wrong: [...earlier, ...without(COLOUR_NAMES, colour, ...earlier)],
  };
}

/** The colour of whatever comes into the picture last. */
export function colourOfLast(scene: Scene, wording: string): Question {
  const last = appearances(scene).at(-1);
  if (last === undefined) throw new RangeError('nothing appears');
  return {
    needs: 'order',
    text: wording,
    answer: last.colour,
    wrong: without(COLOUR_NAMES, last.colour),
  };
}

function otherMoves(direction: Direction): string[] {
  return [...without(DIRECTIONS, direction).map((one) => `it moves ${one}`), 'it stays in place'];
}

function sequence(names: string[]): { answer: string; wrong: string[] } {
  const [answer = '', ...wrong] = permutations(names).map((one) => one.join(', '));
  return { answer, wrong };
}

function permutations<T>(all: T[]): T[][] {
  if (all.length < 2) return [all];
  return all.flatMap((one, index) =>
    permutations(all.toSpliced(index, 1)).map((rest) => [one, ...rest]),
  );
}

/** For two moves: their order turned round, and each of them replaced by its opposite. */
function swaps(ways: Direction[]): Direction[][] {
  const [a, b] = ways;
  if (a === undefined || b === undefined) throw new RangeError('two moves are needed');
  const opposite = { left: 'right', right: 'left', up: 'down', down: 'up' } as const;
  return [
    [b, a],
    [opposite[a], b],
    [a, opposite[b]],
    [opposite[a], opposite[b]],
  ];
}
