import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BenchmarkCard } from '../../../harness/schema/benchmark-card.ts';
import type { Floors } from '../../../harness/schema/floors.ts';
import type { ItemSet } from '../../../harness/schema/item-set.ts';
import type { Result } from '../../../harness/schema/result.ts';
import { verified } from '../../support/verification.ts';
import { exampleBeside, type ExampleBeside } from './example-beside.ts';
import { everyProbe } from './every-probe.ts';
import { generatorResults, makeGradedSet } from './generators.ts';
import { makeFloors } from './make-floors.ts';
import { drawOutcomes, makeItemSet, makeProbe, makeResult } from './make-result.ts';
import { everythingBeside, makeOpenSet } from './open-answers.ts';

/** A name that tries everything: markup, length, a script written from right to left, an emoji. */
export const HOSTILE_NAME =
  '<script>alert("x")</script> & نموذج-الفيديو 🎬 an-unbroken-name-that-goes-on-and-on-and-on-v2.1-instruct-preview';

const short = makeItemSet({
  hash: '9f2c61d04b7e',
  benchmark: 'video-mme',
  split: 'short',
  name: 'short-786',
  items: 786,
  options: 4,
});
const medium = makeItemSet({
  hash: '47ab03e95d18',
  benchmark: 'video-mme',
  split: 'medium',
  name: 'medium-639',
  items: 639,
  options: 4,
});
const sample = makeItemSet({
  hash: 'e8107c2fa6b3',
  benchmark: 'nextqa',
  split: 'val',
  name: null,
  items: 12,
  options: 5,
});

const graded = makeGradedSet(54);
const open = makeOpenSet();

type Shares = { full: number; middle?: number; blind?: number };

/** The three probes of a model on an item set, missing ones left out. */
function probes(itemSet: ItemSet, key: string, shares: Shares): Result['probes'] {
  const probe = (id: string, share: number) =>
    makeProbe(itemSet, drawOutcomes(itemSet, { key: `${key}/${id}`, share }));
  return {
    full: probe('full', shares.full),
    ...(shares.blind === undefined ? {} : { blind: probe('blind', shares.blind) }),
    ...(shares.middle === undefined
      ? {}
      : { 'frame-middle': probe('frame-middle', shares.middle) }),
  };
}

const MODELS: {
  id: string;
  name: string;
  org: string;
  parametersB: number | null;
  shares: Shares;
}[] = [
  {
    id: 'wide-72b',
    name: 'Wide-72B',
    org: 'Aperture',
    parametersB: 72,
    shares: { full: 0.744, middle: 0.552, blind: 0.421 },
  },
  {
    id: 'wide-8b',
    name: 'Wide-8B',
    org: 'Aperture',
    parametersB: 8,
    shares: { full: 0.661, middle: 0.536, blind: 0.402 },
  },
  {
    id: 'lantern-pro',
    name: 'Lantern Pro',
    org: 'Harbour Research',
    parametersB: null,
    shares: { full: 0.729, middle: 0.618, blind: 0.515 },
  },
  {
    id: 'clip-reader-7b',
    name: 'Clip Reader 7B',
    org: 'Open Frames',
    parametersB: 7,
    shares: { full: 0.587, middle: 0.561, blind: 0.439 },
  },
  {
    id: 'still-3b',
    name: 'Still-3B',
    org: 'Open Frames',
    parametersB: 3,
    shares: { full: 0.494, middle: 0.489, blind: 0.366 },
  },
];

const UNLIKE = {
  id: 'video-mme-128',
  title: 'Authors’ 128 frames',
  asked: 'd77e50b91fc2236aa40e',
  frames: { sampler: 'undisclosed', count: 128, pixelsPerFrame: 100_352 },
  subtitles: true,
  notes: ['Frames were picked by the authors, who do not say how.'],
} as const satisfies Partial<Result['protocol']>;

function boardResults(itemSet: ItemSet): Result[] {
  const all = { items: itemSet.ids.length, of: itemSet.ids.length, seed: null };
  const ordinary = MODELS.map(({ id, shares, ...model }) =>
    makeResult(itemSet, probes(itemSet, id, shares), {
      id: `${id}-${itemSet.split}`,
      model: { ...model, weights: model.parametersB === null ? 'closed' : 'open' },
      ...(id === 'lantern-pro'
        ? { provenance: { level: 'reproduced', verification: verified(all) } }
        : {}),
    }),
  );
  const recorded = makeResult(
    itemSet,
    {
      full: makeProbe(
        itemSet,
        drawOutcomes(itemSet, {
          key: 'recorded',
          share: 0.702,
          odd: { unparsed: 9, refused: 3, truncated: 2 },
        }),
      ),
      blind: makeProbe(itemSet, drawOutcomes(itemSet, { key: 'recorded/blind', share: 0.45 }), {
        shared: 'asked once without frames; the same answers stand beside every frame count',
      }),
    },
    {
      id: `recorded-128-${itemSet.split}`,
      model: { name: 'Panorama-32B', org: 'Example University', parametersB: 32 },
      protocol: UNLIKE,
      settings: {},
      provenance: {
        endpoint: 'recorded',
        runBy: null,
        source: { title: 'Recorded answers of the authors', url: 'https://example.org/answers' },
        decoder: null,
        startedAt: null,
        publishedAt: '2026-11-20T09:00:00Z',
        inputTokens: null,
        outputTokens: null,
      },
    },
  );
  const incomplete = makeResult(
    itemSet,
    {
      full: makeProbe(
        itemSet,
        drawOutcomes(itemSet, { key: 'incomplete', share: 0.63, odd: { failed: 21, unjudged: 4 } }),
      ),
      blind: makeProbe(
        itemSet,
        drawOutcomes(itemSet, { key: 'incomplete/blind', share: 0.38, odd: { 'not-asked': 240 } }),
      ),
    },
    {
      id: `interrupted-${itemSet.split}`,
      model: { name: 'Tripod-14B', org: 'Aperture', parametersB: 14 },
      complete: false,
    },
  );
  const hostile = makeResult(itemSet, probes(itemSet, 'hostile', { full: 0.55, blind: 0.41 }), {
    id: `hostile-${itemSet.split}`,
    model: { name: HOSTILE_NAME, org: '<b>Org</b> & Söhne «בדיקה»', parametersB: 1.5 },
    provenance: { level: 'withdrawn' },
  });
  const baselines = [
    { id: 'random', name: 'baseline:random', shares: { full: 0.25 } },
    { id: 'longest-option', name: 'baseline:longest-option', shares: { full: 0.322 } },
  ].map(({ id, name, shares }) =>
    makeResult(
      itemSet,
      {
        full: makeProbe(itemSet, drawOutcomes(itemSet, { key: id, share: shares.full }), {
          publishes: 'aggregates',
        }),
      },
      {
        id: `${id}-${itemSet.split}`,
        model: { id: name, name, kind: 'baseline', org: null, weights: 'unknown' },
        provenance: { endpoint: 'baseline', decoder: null, inputTokens: null, outputTokens: null },
        settings: { seed: 7 },
      },
    ),
  );
  return [...ordinary, everyProbe(itemSet), recorded, incomplete, hostile, ...baselines];
}

/** Twelve items: nothing right, everything right, nothing scored at all. */
function extremes(): Result[] {
  const every = (outcome: 'correct' | 'wrong' | 'failed') => sample.ids.map(() => outcome);
  return [
    makeResult(
      sample,
      { full: makeProbe(sample, every('correct')), blind: makeProbe(sample, every('wrong')) },
      { id: 'all-right', model: { name: 'All right' } },
    ),
    makeResult(
      sample,
      {
        full: makeProbe(sample, every('wrong')),
        'frame-middle': makeProbe(sample, every('correct')),
      },
      { id: 'all-wrong', model: { name: 'All wrong' } },
    ),
    makeResult(
      sample,
      { full: makeProbe(sample, every('failed')), blind: makeProbe(sample, every('failed')) },
      { id: 'nothing-scored', model: { name: 'Nothing scored' }, complete: false },
    ),
  ];
}

const CARDS: BenchmarkCard[] = [
  {
    id: 'video-mme',
    title: 'Video-MME',
    summary: 'Multiple-choice questions about 900 videos from 11 seconds to an hour.',
    task: 'question-answering',
    paper: { title: 'Video-MME (CVPR 2025)', url: 'https://arxiv.org/abs/2405.21075' },
    licence: 'Academic use only; no redistribution',
    publishes: 'outcomes',
    splits: [
      { id: 'short', title: 'Short videos' },
      { id: 'medium', title: 'Medium videos' },
    ],
  },
  {
    id: 'nextqa',
    title: 'NExT-QA',
    summary: 'Causal, temporal and descriptive questions about everyday videos, five options each.',
    task: 'question-answering',
    paper: { title: 'NExT-QA (CVPR 2021)', url: 'https://arxiv.org/abs/2105.08276' },
    licence: 'MIT (annotations)',
    publishes: 'text',
    splits: [{ id: 'val', title: 'Validation' }],
  },
  {
    id: 'videokr-eval',
    title: 'VideoKR-Eval',
    summary: 'Questions with and without options.',
    task: 'question-answering',
    paper: null,
    licence: 'Not stated',
    publishes: 'outcomes',
    splits: [{ id: 'test', title: 'Test' }],
  },
  {
    id: 'ruler-bench',
    title: 'RULER-Bench',
    summary: 'Do generated videos keep to rules.',
    task: 'generation',
    paper: { title: 'RULER-Bench (2025)', url: 'https://arxiv.org/abs/2512.02622' },
    licence: 'MIT',
    publishes: 'outcomes',
    splits: [{ id: 'test', title: 'Test' }],
  },
  {
    id: 'unrun-generation',
    title: 'Nobody ran it',
    summary: 'A benchmark of generators without a result.',
    task: 'generation',
    paper: null,
    licence: 'MIT',
    publishes: 'outcomes',
    splits: [{ id: 'test', title: 'Test' }],
  },
];

export type ExampleBoard = {
  cards: BenchmarkCard[];
  itemSets: ItemSet[];
  floors: Floors[];
  results: Result[];
  beside: ExampleBeside;
};

/** Eleven rows on each of two item sets, one of them with every probe, a small set of extremes on a second benchmark, open-ended questions on a third, and generators. */
export const exampleBoard: ExampleBoard = {
  cards: CARDS,
  itemSets: [short, medium, sample, open, graded],
  // Of one board only: floors may be missing.
  floors: [makeFloors(short, { random: 0.25, 'longest-option': 0.318, logit: 0.364 })],
  results: [
    ...boardResults(short),
    ...boardResults(medium),
    ...extremes(),
    everythingBeside(open),
    ...generatorResults(graded, HOSTILE_NAME),
  ],
  beside: exampleBeside(HOSTILE_NAME),
};

/** Writes a results folder as `sightline publish` leaves it. */
export async function writeResults(folder: string, board: ExampleBoard): Promise<void> {
  const write = async (file: string, data: unknown): Promise<void> => {
    const path = join(folder, file);
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, `${JSON.stringify(data, null, 2)}\n`);
  };
  await write('benchmarks.json', board.cards);
  for (const itemSet of board.itemSets) await write(`items/${itemSet.hash}.json`, itemSet);
  for (const floors of board.floors) {
    await write(`floors/${floors.benchmark.itemSet}.json`, floors);
  }
  for (const result of board.results) {
    await write(`${result.benchmark.id}/${result.id}.json`, result);
  }
  const { reported, protocols, ledger } = board.beside;
  for (const source of reported) await write(`reported/${source.id}.json`, source);
  for (const facts of protocols) await write(`protocols/${facts.benchmark.id}.json`, facts);
  // A board with fewer results has fewer to tell of.
  const told = ledger.filter(({ result }) => board.results.some(({ id }) => id === result));
  const lines = told.map((entry) => `${JSON.stringify(entry)}\n`);
  await writeFile(join(folder, 'ledger.jsonl'), lines.join(''));
}
