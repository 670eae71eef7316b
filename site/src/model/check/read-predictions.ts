import type { Annotations } from '../../../../harness/data/annotations.ts';
import { SightlineError } from '../../../../harness/errors.ts';
import type { Content } from '../../../../harness/imports/answer-file.ts';
import { readAnswers, recognise } from '../../../../harness/imports/formats.ts';
import { summarise, type ImportSummary } from '../../../../harness/imports/import-summary.ts';
import { placeAnswers, type ReplayLine } from '../../../../harness/imports/place-answers.ts';
import { benchmarkOf, type ReadAnnotations } from './read-annotations.ts';

/** A file of predictions, laid over the items. */
export type ReadPredictions = {
  file: string;
  summary: ImportSummary;
  /** Texts by probe and item, of the probes that ask an item as it is. */
  probes: Map<string, Map<string, string>>;
  /** Probes that are there and not read: their options were not those of the item. */
  leftOut: string[];
};

/** Probes that change what is shown, and never the question or its options; one text an item. */
const AS_ASKED = new Set([
  'full',
  'blind',
  'subtitles-only',
  'frame-middle',
  'reverse',
  'noise',
  'wrong-video',
  'mirror',
  'rerun',
]);

/** @throws `DATA_INVALID` where the file is of no known format, of another benchmark, or without scores. */
export function readPredictions(
  content: Content,
  { benchmark, split, items }: ReadAnnotations,
  benchmarks: readonly Annotations[],
): ReadPredictions {
  const { file } = content;
  const strange = recognise(content) === null ? benchmarkOf(content, benchmarks) : null;
  if (strange !== null) {
    throw new SightlineError(
      'DATA_INVALID',
      `${file} holds annotations of ${strange.title}, and no predictions`,
      { hint: 'drop it under annotations; predictions have an answer of a model for each item' },
    );
  }
  const read = readAnswers(content, 'auto');
  const placed = placeAnswers(read, file, items);
  const { lines, contradiction } = placed;
  if (contradiction !== null) {
    throw new SightlineError(
      'DATA_INVALID',
      `${file} holds two answers to ${contradiction.item} under ${contradiction.probe}`,
      { hint: 'keep the one that counts' },
    );
  }
  const place = { file, split: `${benchmark.title} ${split}` };
  const summary = summarise(place, { placed, read }, items);
  const groups = Map.groupBy(lines, ({ probe }) => probe);
  const probes = new Map(
    [...groups].flatMap(([probe, own]) =>
      isAsAsked(probe, own) ? [[probe, textsOf(own)] as const] : [],
    ),
  );
  if (!probes.has('full')) {
    throw new SightlineError('DATA_INVALID', `${file} holds no answers with the whole video`, {
      hint: `it holds ${[...groups.keys()].join(', ')}; the score is that of the probe "full"`,
    });
  }
  const leftOut = [...groups.keys()].filter((probe) => !probes.has(probe));
  return { file, summary, probes, leftOut };
}

function isAsAsked(probe: string, lines: ReplayLine[]): boolean {
  return AS_ASKED.has(probe) && lines.every(({ variant }) => variant === '');
}

function textsOf(lines: ReplayLine[]): Map<string, string> {
  return new Map(lines.map(({ item, text }) => [item, text]));
}
