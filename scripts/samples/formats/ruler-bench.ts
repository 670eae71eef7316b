import { render } from '../render.ts';
import { GAME } from '../ruler/game.ts';
import { HUMANITY } from '../ruler/humanity.ts';
import { HYPOTHETICAL } from '../ruler/hypothetical.ts';
import { SCIENCE } from '../ruler/science.ts';
import { SEMANTIC } from '../ruler/semantic.ts';
import { VISION_RULE } from '../ruler/vision-rule.ts';
import type { Task } from '../ruler/task.ts';
import { jsonl } from '../sample.ts';
import type { Sample, Truth } from '../sample.ts';

export const TASKS: Task[] = [
  ...SCIENCE,
  ...GAME,
  ...SEMANTIC,
  ...HYPOTHETICAL,
  ...HUMANITY,
  ...VISION_RULE,
];

/** The made-up generators, each with the scene that it films. */
const GENERATORS = {
  'keeps-the-rule': (task: Task) => task.keeps,
  'breaks-the-rule': (task: Task) => task.breaks,
};

/** `data.jsonl` with its images and input videos, and below `generated/` what two generators made of it. */
export function rulerBench(): Sample {
  const videos = Object.entries(GENERATORS).flatMap(([name, sceneOf]) =>
    TASKS.map((task) => ({
      file: `generated/${name}/${task.name}/${task.index}.mp4`,
      scene: sceneOf(task),
      codec: 'h264' as const,
    })),
  );
  const inputs = TASKS.flatMap((task) =>
    task.inputVideo === undefined
      ? []
      : [{ file: inputVideoOf(task), scene: task.inputVideo, codec: 'h264' as const }],
  );
  return {
    benchmark: 'ruler-bench',
    files: { 'data.jsonl': jsonl(TASKS.map(rowOf)) },
    clips: [...inputs, ...videos],
    images: TASKS.flatMap(imagesOf),
    truth: Object.fromEntries(TASKS.map(truthOf)),
  };
}

function rowOf(task: Task): object {
  return {
    prompt: task.prompt,
    implicit_explanation: task.explanation,
    index: task.index,
    checklist: task.checks.map((check) => ({ [check.dimension]: check.question })),
    task_name: task.name,
    category: task.category,
    input_image_path: task.inputImage === true ? inputImageOf(task) : null,
    initial_scenario: null,
    gt_image_path: task.groundTruth === true ? groundTruthOf(task) : null,
    input_video_path: task.inputVideo === undefined ? null : inputVideoOf(task),
  };
}

function imagesOf(task: Task): Sample['images'] {
  const first = { file: inputImageOf(task), picture: render(task.keeps, 0) };
  const last = {
    file: groundTruthOf(task),
    picture: render(task.keeps, task.keeps.seconds - 1 / task.keeps.fps),
  };
  return [
    ...(task.inputImage === true ? [first] : []),
    ...(task.groundTruth === true ? [last] : []),
  ];
}

function truthOf(task: Task): [string, Truth[string]] {
  const gold = Object.fromEntries(
    Object.entries(GENERATORS).map(([name, sceneOf]) => [
      name,
      task.checks.map((check) => check.rate(sceneOf(task))),
    ]),
  );
  return [`${task.name}_${task.index}`, { needs: task.needs, gold }];
}

function inputImageOf(task: Task): string {
  return `input_images/${task.name}/${task.index}.png`;
}

function groundTruthOf(task: Task): string {
  return `gt_images/${task.name}/${task.index}.png`;
}

function inputVideoOf(task: Task): string {
  return `input_videos/${task.name}/${task.index}.mp4`;
}
