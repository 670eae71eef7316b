import type { Figure, Scene } from '../scene.ts';
import { isShown } from '../scene.ts';
import type { Need } from '../question.ts';

export type Rating = 'Good' | 'Medium' | 'Poor';

/** One RULER-Bench item, with what each made-up generator made of it. */
export type Task = {
  category: 'science' | 'game' | 'semantic' | 'hypothetical' | 'humanity' | 'vision rule';
  name: string;
  index: number;
  prompt: string;
  explanation: string;
  /** What a judge must have to rate it. */
  needs: Need;
  keeps: Scene;
  breaks: Scene;
  checks: Check[];
  /** Without it, the generator is given words only. */
  inputImage?: true;
  /** The end of what keeps the rule is handed out as the ground truth. */
  groundTruth?: true;
  inputVideo?: Scene;
};

export type Check = {
  dimension: 'Instruction Following' | 'Visual Consistency' | 'Visual Fidelity' | 'Rule Coherence';
  question: string;
  /** The right answer for a video of this scene. */
  rate(scene: Scene): Rating;
};

export function follows(question: string, holds: (scene: Scene) => boolean): Check {
  return { dimension: 'Instruction Following', question, rate: rating(holds) };
}

export function coheres(question: string, holds: (scene: Scene) => boolean): Check {
  return { dimension: 'Rule Coherence', question, rate: rating(holds) };
}

export function rating(holds: (scene: Scene) => boolean): Check['rate'] {
  return (scene) => (holds(scene) ? 'Good' : 'Poor');
}

/** No figure changes its colour; a repaint that the prompt does not ask for is a fault. */
export const STEADY_COLOURS: Check = {
  dimension: 'Visual Consistency',
  question: 'Do all shapes keep their colours from the first frame to the last?',
  rate: rating((scene) => scene.figures.every((figure) => figure.repaints === undefined)),
};

/** Flicker is worse than a single jump into or out of the picture. */
export const CLEAN_PICTURE: Check = {
  dimension: 'Visual Fidelity',
  question: 'Is the picture free of flicker and of shapes that pop in or out?',
  rate: (scene) => {
    const breaks = Math.max(...scene.figures.map((figure) => breaksOf(scene, figure)));
    return breaks === 0 ? 'Good' : breaks === 1 ? 'Medium' : 'Poor';
  },
};

function breaksOf(scene: Scene, figure: Figure): number {
  const start = isShown(figure, 0) ? 0 : 1;
  const end = (figure.shown ?? []).filter((one) => one.to < scene.seconds).length;
  return start + end;
}

export function shot(id: string, parts: Pick<Scene, 'figures'> & Partial<Scene>): Scene {
  return { seconds: 4, fps: 12, ground: 'white', ...parts, id };
}

/** The figure of a scene by its colour at the start. */
export function figureIn(of: Scene, colour: Figure['colour']): Figure {
  const found = of.figures.find((one) => one.colour === colour);
  if (found === undefined) throw new RangeError(`${of.id}: nothing is ${colour}`);
  return found;
}
