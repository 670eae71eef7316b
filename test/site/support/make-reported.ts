import type { ReportedFigure, ReportedSource } from '../../../harness/schema/reported.ts';

/** A figure of a paper's main table; what a test does not care about is filled in. */
export function makeFigure(changes: Partial<ReportedFigure> = {}): ReportedFigure {
  return {
    benchmark: 'nextqa',
    split: 'val',
    part: null,
    model: 'Reader 7B',
    modelId: null,
    frames: null,
    subtitles: null,
    settings: null,
    kind: 'model',
    org: null,
    size: null,
    metric: 'accuracy',
    value: 0.5,
    step: 0.001,
    date: null,
    ...changes,
  };
}

export function makeSource(changes: Partial<ReportedSource> = {}): ReportedSource {
  return {
    schemaVersion: 1,
    id: 'a-paper',
    source: {
      title: 'A paper',
      url: 'https://example.org/paper',
      place: 'table 1',
      readOffImage: false,
      date: null,
    },
    notes: [],
    figures: [],
    gaps: [],
    ...changes,
  };
}
