import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMedia } from '../../../../harness/media/media.ts';
import { random } from '../../../../harness/random.ts';
import { startReader } from '../../../../harness/reader/server.ts';
import type { Reader } from '../../../../harness/reader/server.ts';
import type { Frame } from '../../../../harness/schema/frames.ts';
import { RATINGS } from '../../../../harness/schema/rubric.ts';
import type { Rating } from '../../../../harness/schema/rubric.ts';
import { cohenKappa } from '../../../../harness/statistics/cohen-kappa.ts';
import { GENERATORS, askJudge, judgedSamples, ratingsOf } from './sample-requests.ts';
import type { Generator, JudgedSample } from './sample-requests.ts';

/** The reader grades the real clips over HTTP; nothing but the truth file knows the right ratings. */

let reader: Reader;
let samples: JudgedSample[];
beforeAll(async () => {
  reader = await startReader();
  const media = await openMedia();
  samples = await judgedSamples(media);
  await media.close();
});
afterAll(() => reader.close());

type Change = (frames: Frame[], sample: JudgedSample, generator: Generator) => Frame[];

const AS_IT_IS: Change = (frames) => frames;
const FIRST_FRAME_HELD: Change = (frames) => frames.map(() => frames[0]!);
const NOTHING: Change = () => [];
const MIDDLE_FRAME: Change = (frames) => [frames[frames.length >> 1]!];

/** The ratings of every item, in their order. */
async function grade(generator: Generator, change: Change): Promise<Rating[][]> {
  return Promise.all(
    samples.map(async (sample) => {
      const frames = change(sample.videos[generator], sample, generator);
      return ratingsOf(await askJudge(reader.url, sample, frames), sample);
    }),
  );
}

const VALUES: Record<Rating, number> = { Good: 1, Medium: 0.5, Poor: 0 };

function meanOf(
  ratings: Rating[][],
  isCounted: (item: number, question: number) => boolean = () => true,
): number {
  const values = ratings.flatMap((list, item) =>
    list.filter((_, question) => isCounted(item, question)).map((rating) => VALUES[rating]),
  );
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const isRule = (item: number, question: number) =>
  samples[item]!.item.gold.kind === 'checklist' &&
  samples[item]!.item.gold.checks[question]?.dimension === 'Rule Coherence';

/** Rows are the right ratings, columns the reader's; Good, Medium, Poor. */
function confusionOf(right: Rating[], given: Rating[]): number[][] {
  return RATINGS.map((row) =>
    RATINGS.map((column) => right.filter((one, i) => one === row && given[i] === column).length),
  );
}

describe('shown everything', () => {
  it('its ratings are the right ones: 90 questions, 13 of them Poor', async () => {
    const graded = await Promise.all(GENERATORS.map((generator) => grade(generator, AS_IT_IS)));
    const given = graded.flat(2);
    const right = GENERATORS.flatMap((generator) => samples.flatMap(({ gold }) => gold[generator]));
    const table = confusionOf(right, given);
    // Measured: every rating is right, so kappa is 1. One of them may go wrong before this fails.
    expect(table.map((row) => row.reduce((sum, count) => sum + count, 0))).toEqual([77, 0, 13]);
    const { observed, kappa } = cohenKappa(table);
    expect(observed, JSON.stringify(table)).toBeGreaterThanOrEqual(0.98);
    expect(kappa, JSON.stringify(table)).toBeGreaterThanOrEqual(0.95);
  });

  it('who keeps the rule is far above who breaks it, and on the rule itself all the way', async () => {
    const [keeps, breaks] = await Promise.all(GENERATORS.map((one) => grade(one, AS_IT_IS)));
    expect(meanOf(keeps!) - meanOf(breaks!)).toBeGreaterThan(0.2);
    expect(meanOf(keeps!, isRule)).toBeGreaterThan(0.95);
    expect(meanOf(breaks!, isRule)).toBeLessThan(0.05);
  });

  it('the same request gets the same reply, with an account of each question', async () => {
    const [sample] = samples;
    const frames = sample!.videos['breaks-the-rule'];
    const reply = await askJudge(reader.url, sample!, frames);
    expect(await askJudge(reader.url, sample!, frames)).toBe(reply);
    expect(reply).toContain('I looked at 8 frames of the video.');
    expect(reply).toContain('3. the blue square pops in or out, 7 in all: Poor.');
    expect(reply).toContain('4. the red circle moves up: Poor.');
  });

  it('an item takes well under a second', async () => {
    const start = performance.now();
    await grade('keeps-the-rule', AS_IT_IS);
    expect((performance.now() - start) / samples.length).toBeLessThan(1000);
  });
});

it('a first frame held still is consistent and does nothing else: below the video itself', async () => {
  const still = await grade('keeps-the-rule', FIRST_FRAME_HELD);
  const isConstancy = (item: number, question: number) => {
    const { gold } = samples[item]!.item;
    return gold.kind === 'checklist' && gold.checks[question]?.dimension === 'Visual Consistency';
  };
  // Two of the videos begin with an empty picture, which has no shapes to keep their colours.
  expect(meanOf(still, isConstancy)).toBeCloseTo(10 / 12, 10);
  expect(meanOf(still, isRule)).toBe(0);
  expect(meanOf(still)).toBeLessThan(0.5);
});

describe('what is not seen is not praised', () => {
  it('shown nothing, everything is Poor', async () => {
    const blind = await grade('keeps-the-rule', NOTHING);
    expect(new Set(blind.flat())).toEqual(new Set(['Poor']));
    expect(blind.map((one) => one.length)).toEqual(
      samples.map((one) => one.gold['keeps-the-rule'].length),
    );
  });

  it('of one frame only what one frame shows can be Good', async () => {
    const single = await grade('keeps-the-rule', MIDDLE_FRAME);
    const praised = samples.flatMap(({ item }, i) =>
      (single[i] ?? []).some((rating) => rating !== 'Poor') ? [item.id] : [],
    );
    expect(praised).toEqual(['mirror_symmetry_1', 'counting_1']);
  });
});

it('the video of another item falls far below', async () => {
  const means: number[] = [];
  for (let shift = 1; shift < samples.length; shift++) {
    const change: Change = (_, sample, generator) =>
      samples[(samples.indexOf(sample) + shift) % samples.length]!.videos[generator];
    means.push(meanOf(await grade('keeps-the-rule', change)));
  }
  expect(Math.max(...means)).toBeLessThan(0.45);
});

it('in shuffled frames the rules are broken wherever order matters', async () => {
  const rounds = await Promise.all(
    ['a', 'b', 'c', 'd'].map((round) =>
      grade('keeps-the-rule', (frames, { item }) => {
        const stream = random(0, item.id, round);
        const left = [...frames];
        return frames.flatMap(() => left.splice(stream.integer(0, left.length - 1), 1));
      }),
    ),
  );
  const inTime = (item: number, question: number) =>
    isRule(item, question) && ['motion', 'order'].includes(samples[item]!.needs);
  const mean = rounds.reduce((sum, one) => sum + meanOf(one, inTime), 0) / rounds.length;
  expect(mean).toBeLessThan(0.35);
});
