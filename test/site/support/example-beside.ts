import type { BenchmarkProtocols } from '../../../harness/schema/benchmark-protocols.ts';
import type { LedgerEntry } from '../../../harness/schema/ledger.ts';
import type { ReportedSource } from '../../../harness/schema/reported.ts';
import { makeFigure, makeSource } from './make-reported.ts';

/** What lies beside the results of the example board. */
export type ExampleBeside = {
  reported: ReportedSource[];
  protocols: BenchmarkProtocols[];
  ledger: LedgerEntry[];
};

const protocol: BenchmarkProtocols['protocols'][number] = {
  id: 'sightline',
  title: 'Sightline',
  asked: 'a1f09c7be2d4538f6c0b',
  promptHash: 'c03d9ef18a2b7745d1aa',
  transport: 'frames',
  frames: { sampler: 'linspace', count: 32, longSide: 768, jpegQuality: 90 },
  subtitles: true,
  settings: { temperature: 0 },
  extractor: 'choice',
  scorer: 'exact',
  judge: 'open-answer',
  notes: ['A note.'],
  system: 'You watch videos.',
  words: [
    {
      hash: '7b153f877ae6d35f',
      of: 'multiple choice',
      probes: ['full', 'blind'],
      text: '{question}\n{options}\nAnswer with <b>a letter</b>.',
    },
  ],
};

/** A model with both figures, one over other questions, gaps, a picture, and names that want to be markup. */
export const exampleBeside = (hostile: string): ExampleBeside => ({
  reported: [
    makeSource({
      figures: [
        makeFigure({ model: 'All right', modelId: 'example/all-right', value: 0.75, frames: '64' }),
        makeFigure({ model: hostile, value: 0.7, settings: hostile }),
        makeFigure({
          benchmark: 'video-mme',
          split: 'short',
          model: 'Observatory',
          modelId: 'example/observatory-34b-short',
          subtitles: false,
          org: 'Example Lab',
          size: '34B',
        }),
      ],
      gaps: [
        {
          benchmark: 'nextqa',
          split: 'val',
          part: null,
          model: hostile,
          modelId: null,
          frames: '8',
          subtitles: true,
          settings: null,
          title: 'example/models#1',
          url: 'https://example.org/issues/1',
          reported: 0.65,
          reproduced: { low: 0.62, high: 0.63 },
          cause: null,
        },
      ],
    }),
    makeSource({
      id: 'a-picture',
      source: {
        title: 'A picture of a table',
        url: null,
        place: 'figure 2',
        readOffImage: true,
        date: '2026-01-01',
      },
      figures: [makeFigure({ model: 'People', kind: 'human', value: 0.9, step: 0.01 })],
    }),
  ],
  protocols: [
    {
      schemaVersion: 1,
      benchmark: { id: 'nextqa', title: 'NExT-QA' },
      protocols: [
        protocol,
        {
          ...protocol,
          id: 'recorded',
          title: 'Recorded',
          promptHash: null,
          system: null,
          words: [],
        },
      ],
      judges: [
        {
          id: 'open-answer',
          version: 1,
          title: 'Same meaning as a reference answer',
          promptHash: '52b4dc98045a4c07',
          system: '',
          text: 'Question: {question}',
          systemFrom: 'https://example.org/system.txt',
        },
      ],
    },
  ],
  ledger: [
    {
      date: '2026-11-25T00:00:00Z',
      benchmark: 'nextqa',
      result: 'all-right',
      action: 'rescore',
      reason: `Scored again. ${hostile}`,
      by: hostile,
      before: 0.5,
      after: 1,
      url: 'https://example.org/issues/2',
    },
  ],
});
