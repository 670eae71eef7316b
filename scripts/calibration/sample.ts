import { random } from '../../harness/random.ts';
import { happens, oneOf } from './draw.ts';
import { KINDS, type Kind, type Population } from './population.ts';
import { wholeVideo, word, wordFor } from './word.ts';

/** One question as it stands in the rows. */
export type CalibrationItem = {
  id: string;
  kind: Kind;
  /** The code of its video. */
  video: number;
  sort: string;
  question: string;
  options: string[];
  /** Place of the right option. */
  gold: number;
};

/** Items of a population: the same seed gives the same ones. */
export function drawItems(population: Population, seed: number): CalibrationItem[] {
  return Array.from({ length: population.videos }, (_, video) => {
    const stream = random(seed, population.id, 'video', String(video));
    const { least, most } = population.itemsPerVideo;
    const sort = population.sorts[stream.integer(0, population.sorts.length - 1)];
    if (sort === undefined) throw new RangeError('a population without sorts of videos');
    return Array.from({ length: stream.integer(least, most) }, (__, number) => {
      const id = `${videoName(video)}-${number}`;
      const kind = oneOf(
        KINDS.map((one) => [one, sort.kinds[one]] as const),
        random(seed, population.id, 'kind', id),
      );
      return { ...drawOptions({ id, kind, video }, population, seed), sort: sort.id };
    });
  }).flat();
}

export function videoName(video: number): string {
  return `v${String(video).padStart(3, '0')}`;
}

/** How a question is written; `request.ts` reads it. */
export function questionOf({ id, kind }: { id: string; kind: Kind }): string {
  return `Which word belongs to ${id}, judged by ${kind}?`;
}

function drawOptions(
  item: { id: string; kind: Kind; video: number },
  population: Population,
  seed: number,
): Omit<CalibrationItem, 'sort'> {
  const stream = random(seed, population.id, 'options', item.id);
  const count = oneOf(population.optionShares, stream);
  const { firstIsRight } = population;
  const gold =
    firstIsRight === null
      ? stream.integer(0, count - 1)
      : happens(firstIsRight, stream)
        ? 0
        : stream.integer(1, count - 1);
  const { forwards, backwards } = wholeVideo(item.video);
  const wrong = Array.from({ length: count - 1 }, (_, place) => word(['wrong', item.id, place]));
  // Who takes the video backwards for the video is not ignorant, but wrong.
  const reversed = item.kind === 'order' ? wordFor(item, backwards) : null;
  if (reversed !== null) wrong[stream.integer(0, wrong.length - 1)] = reversed;
  const options = wrong.toSpliced(gold, 0, wordFor(item, forwards) ?? '');
  return { ...item, question: questionOf(item), options, gold };
}
