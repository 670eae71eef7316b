import { wordStream } from '../../../harness/statistics/word-stream.ts';

export type Comparison = { a: number[]; b: number[]; videos: number[] };

/**
 * Makes comparisons of two equally good arms whose questions about one video go together: a video
 * suits the one or the other arm by a normal effect, in logits of A − B.
 */
export function equalArms({
  videos,
  questions,
  effect,
}: {
  videos: number;
  /** Questions about each video, by its number. */
  questions: (video: number) => number;
  effect: number;
}): () => Comparison {
  const stream = wordStream(20_261_120, `${videos} ${effect}`);
  const uniform = () => ((stream.next() >>> 0) + 0.5) / 2 ** 32;
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const right = (logit: number) => Number(uniform() < 1 / (1 + Math.exp(-logit)));
  return () => {
    const all: Comparison = { a: [], b: [], videos: [] };
    for (let video = 0; video < videos; video++) {
      const easy = normal();
      const suits = (effect * normal()) / 2;
      for (let question = 0; question < questions(video); question++) {
        all.a.push(right(easy + suits));
        all.b.push(right(easy - suits));
        all.videos.push(video);
      }
    }
    return all;
  };
}

/** Whether a rate over `trials` is within four standard errors of `expected`. */
export function isNear(rate: number, expected: number, trials: number): boolean {
  return Math.abs(rate - expected) < 4 * Math.sqrt((expected * (1 - expected)) / trials);
}
