import { motionbench } from './formats/motionbench.ts';
import { nextqa } from './formats/nextqa.ts';
import { rulerBench } from './formats/ruler-bench.ts';
import { videoMme } from './formats/video-mme.ts';
import { videokrEval } from './formats/videokr-eval.ts';
import type { Sample } from './sample.ts';

/** The makers of all samples, by benchmark. */
export const SAMPLES: Record<string, () => Sample> = {
  nextqa,
  'video-mme': videoMme,
  motionbench,
  'videokr-eval': videokrEval,
  'ruler-bench': rulerBench,
};
