import { random, type Random } from '../random.ts';
import { allocation } from './allocation.ts';
import { judgeLabel, type RatedAnswer } from './rated-answer.ts';
import type { Scale } from './scale.ts';

/** The answers of one run on which its judge said the same. */
export type Stratum = { run: number; label: string; population: number; sampled: number };

export type Drawn = { strata: Stratum[]; answers: { answer: RatedAnswer; stratum: number }[] };

/**
 * A sample of answers, stratified by run and by what the judge said. Within a stratum it is systematic
 * over the source videos in random order: every answer is as likely as any other (so that its weight is
 * population / sampled), and a video is taken twice only where there are fewer videos than draws
 * (Cochran 1977, chapter 8).
 *
 * @param items answers in all.
 * @param minimum of each stratum.
 */
export function drawSample(
  answers: RatedAnswer[],
  { scale, items, minimum, seed }: { scale: Scale; items: number; minimum: number; seed: number },
): Drawn {
  const groups = [
    ...Map.groupBy(answers, (answer) => JSON.stringify([answer.run, judgeLabel(scale, answer)])),
  ].sort(([a], [b]) => (a < b ? -1 : 1));
  const seats = allocation(
    groups.map(([, own]) => own.length),
    { wanted: items, minimum },
  );
  const strata = groups.map(([key, own], at): Stratum => {
    const [run, label] = JSON.parse(key) as [number, string];
    return { run, label, population: own.length, sampled: seats[at] ?? 0 };
  });
  const drawn = groups.flatMap(([key, own], stratum) =>
    systematic(own, seats[stratum] ?? 0, random(seed, 'judge-sample', key)).map((answer) => ({
      answer,
      stratum,
    })),
  );
  return { strata, answers: drawn };
}

/** In an order that depends on the stream alone. */
export function shuffled<T>(values: readonly T[], stream: Random): T[] {
  const order = [...values];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = stream.integer(0, last);
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}

const STEPS = 2 ** 30;

function systematic(answers: RatedAnswer[], count: number, stream: Random): RatedAnswer[] {
  if (count === 0) return [];
  const byCluster = [...Map.groupBy(answers, ({ cluster }) => cluster).values()];
  const line = shuffled(byCluster, stream).flatMap((own) => shuffled(own, stream));
  const step = line.length / count;
  const start = (stream.integer(0, STEPS - 1) / STEPS) * step;
  return Array.from(
    { length: count },
    (_, at) => line[Math.floor(start + at * step)] as RatedAnswer,
  );
}
