import { nextqa } from './formats/nextqa.ts';
import type { Sample } from './sample.ts';

/** The makers of all samples, by benchmark. */
export const SAMPLES: Record<string, () => Sample | Promise<Sample>> = {
  nextqa,
};
