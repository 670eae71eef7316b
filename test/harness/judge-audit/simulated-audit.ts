import type { AuditKey } from '../../../harness/judge-audit/audit-key.ts';
import { drawSample } from '../../../harness/judge-audit/draw.ts';
import { judgeFigures } from '../../../harness/judge-audit/population.ts';
import type { RatedAnswer } from '../../../harness/judge-audit/rated-answer.ts';
import type { RaterSheet } from '../../../harness/judge-audit/sheet-labels.ts';
import { random } from '../../../harness/random.ts';

/** A model, and a judge that passes so many of its wrong answers and fails so many of its right ones. */
export type SimulatedModel = { right: number; passesWrong: number; failsRight: number };

/** Judged answers to the same questions, a sample of them, and raters who err so often. */
export function simulatedAudit({
  models,
  items = 400,
  perVideo = 2,
  sampled = 150,
  raters = 2,
  raterError = 0,
  seed,
}: {
  models: SimulatedModel[];
  items?: number;
  perVideo?: number;
  sampled?: number;
  raters?: number;
  raterError?: number;
  seed: number;
}) {
  const stream = random(seed, 'simulated audit');
  const chance = (share: number) => stream.integer(0, 999_999) < share * 1e6;
  const truth = new Map<string, number>();
  const answers = models.flatMap(({ right, passesWrong, failsRight }, run) =>
    Array.from({ length: items }, (_, at): RatedAnswer => {
      const trial = `${at}/full`;
      const isRight = chance(right);
      truth.set(`${run} ${trial}`, Number(isRight));
      const rating = Number(isRight ? !chance(failsRight) : chance(passesWrong));
      return {
        run,
        trial,
        item: String(at),
        cluster: `video ${Math.floor(at / perVideo)}`,
        ratings: [{ check: 'accuracy', dimension: 'answer', rating }],
      };
    }),
  );
  const drawn = drawSample(answers, { scale: 'verdict', items: sampled, minimum: 10, seed });
  const truthOf = (answer: RatedAnswer) => truth.get(`${answer.run} ${answer.trial}`) ?? 0;
  const key: AuditKey = {
    schemaVersion: 1,
    readMe: '',
    sample: 'simulated',
    seed,
    scale: 'verdict',
    raters,
    runs: models.map((_, run) => ({
      run: `run ${run}`,
      benchmark: 'simulated',
      model: `model ${run}`,
      judge: 'openai:judge',
      sameFamily: false,
      unjudged: 0,
      figures: judgeFigures(
        answers
          .filter((answer) => answer.run === run)
          .map(({ cluster, ratings }) => ({
            dimension: 'answer',
            cluster,
            value: ratings[0]?.rating ?? 0,
            judged: true,
          })),
      ),
    })),
    strata: drawn.strata,
    rows: drawn.answers.map(({ answer, stratum }) => ({
      id: `${answer.run}-${answer.item}`,
      run: answer.run,
      stratum,
      trial: answer.trial,
      item: answer.item,
      cluster: answer.cluster,
      check: 'accuracy',
      dimension: 'answer',
      judge: answer.ratings[0]?.rating ?? 0,
      reply: '',
    })),
  };
  const sheets = Array.from({ length: raters }, (_, at): RaterSheet => ({
    rater: `rater ${at + 1}`,
    missing: 0,
    rows: new Map(
      drawn.answers.map(({ answer }) => {
        const truly = truthOf(answer);
        const rating = chance(raterError) ? 1 - truly : truly;
        return [`${answer.run}-${answer.item}`, { rating, cause: null }];
      }),
    ),
  }));
  const shareRight = (run: number) => {
    const own = answers.filter((answer) => answer.run === run);
    return own.reduce((sum, answer) => sum + truthOf(answer), 0) / own.length;
  };
  const judged = (run: number) => key.runs[run]?.figures[0]?.mean ?? Number.NaN;
  return { key, sheets, answers, drawn, shareRight, judged };
}
