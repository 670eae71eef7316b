import { resolve } from 'node:path';
import { openClipFinder } from '../data/clips.ts';
import { itemsOf } from '../data/items.ts';
import { readRows } from '../data/rows.ts';
import { SightlineError } from '../errors.ts';
import { readConfig } from '../read-config.ts';
import type { Benchmark } from '../schema/benchmark.ts';
import {
  benchmarkDescriptorSchema,
  type BenchmarkDescriptor,
} from '../schema/benchmark-descriptor.ts';
import type { Item } from '../schema/item.ts';
import { REASONING_SEGMENTS, type Prompt } from '../schema/prompt.ts';
import { defineProtocol, STANDARD_FRAMES, STANDARD_SETTINGS } from '../schema/protocol.ts';
import { descriptorRecipe } from './descriptor-rows.ts';

/**
 * A benchmark of one's own from its descriptor. Its rows and videos are below the data folder, by
 * default the descriptor's own.
 *
 * @throws `CONFIG_INVALID` with file and field.
 */
export async function benchmarkFromDescriptor(file: string): Promise<Benchmark> {
  const path = resolve(file);
  const descriptor = await readConfig(path, benchmarkDescriptorSchema);
  if (descriptor.frames?.sampler === 'undisclosed') {
    throw new SightlineError('CONFIG_INVALID', `${path}: frames: "undisclosed" cannot be asked`, {
      hint: 'name a sampler: linspace, interior, midpoint or fps',
    });
  }
  const { id, title, summary, licence, publishes, splits, columns, videos } = descriptor;
  return {
    id,
    title,
    summary,
    task: 'question-answering',
    paper: descriptor.paper ?? null,
    licence,
    publishes,
    descriptor: path,
    splits: Object.fromEntries(
      Object.entries(splits).map(([name, split]) => [
        name,
        {
          title: split.title ?? name,
          ...(columns.answer === undefined ? { hiddenAnswers: true } : {}),
        },
      ]),
    ),
    defaultSplit: Object.keys(splits)[0] ?? '',
    layouts: [
      {
        name: 'descriptor',
        rows: Object.fromEntries(
          Object.entries(splits).map(([name, split]) => [name, [split.file]]),
        ),
        videos,
      },
    ],
    async *load(split, folder) {
      const source = folder.rows(split);
      const clips = openClipFinder(folder, source);
      const recipe = descriptorRecipe(descriptor, { file: source.file, split, clips });
      yield* itemsOf(readRows(folder, source.file), recipe);
    },
    protocols: protocolsOfDescriptor(descriptor),
    breakdowns: (item) => labels(item, descriptor.breakdowns),
    strata: (item) => labels(item, descriptor.strata),
  };
}

function labels({ tags }: Item, names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, tags[name] ?? 'none']));
}

const QUESTION: Prompt['segments'] = [
  { text: '{question}' },
  { when: 'options', text: '\n{options}' },
];

const DIRECTLY: Prompt['segments'] = [
  {
    when: 'options',
    text: "\nAnswer with the option's letter from the given choices directly.",
  },
  { when: 'no-options', text: '\nAnswer with a word or a short phrase.' },
];

function protocolsOfDescriptor({
  prompt,
  frames,
  defaults,
}: BenchmarkDescriptor): Benchmark['protocols'] {
  const standard = {
    frames: frames ?? STANDARD_FRAMES,
    transport: 'frames',
    defaults: { ...STANDARD_SETTINGS, ...defaults },
    extractor: 'choice',
    scorer: 'exact',
  } as const;
  return {
    sightline: defineProtocol({
      ...standard,
      id: 'sightline',
      title: 'Sightline',
      prompt: prompt ?? { segments: [...QUESTION, ...DIRECTLY] },
    }),
    'sightline-reason': defineProtocol({
      ...standard,
      id: 'sightline-reason',
      title: 'Sightline, with reasoning',
      prompt: { segments: [...QUESTION, ...REASONING_SEGMENTS] },
    }),
  };
}
