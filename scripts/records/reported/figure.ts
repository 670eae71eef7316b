import type { ReportedFigure, ReportedGap } from '../../../harness/schema/reported.ts';

type Told<T, Always extends keyof T> = Pick<T, Always> & Partial<T>;

const UNSAID = {
  split: null,
  part: null,
  modelId: null,
  frames: null,
  subtitles: null,
  settings: null,
};

/** A figure of which the source says no more than this. */
export function figure(
  told: Told<ReportedFigure, 'benchmark' | 'model' | 'value' | 'step'>,
): ReportedFigure {
  const { benchmark, model, ...rest } = told;
  return {
    benchmark,
    model,
    ...UNSAID,
    kind: 'model',
    org: null,
    size: null,
    metric: 'accuracy',
    date: null,
    ...rest,
  };
}

export function gap(
  told: Told<ReportedGap, 'benchmark' | 'model' | 'title' | 'url' | 'reported' | 'reproduced'>,
): ReportedGap {
  const { benchmark, model, ...rest } = told;
  return { benchmark, model, ...UNSAID, cause: null, ...rest };
}

/** A printed percentage as a share, without what binary fractions add. */
export function share(percent: number): number {
  return Number((percent / 100).toFixed(6));
}
