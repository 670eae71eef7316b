import { describe, expect, it } from 'vitest';
import type { AuditKey } from '../../../harness/judge-audit/audit-key.ts';
import { correctedScores, runNames } from '../../../harness/judge-audit/corrected-score.ts';
import { humanMeans } from '../../../harness/judge-audit/labelled.ts';
import { judgeFigures } from '../../../harness/judge-audit/population.ts';
import { simulatedAudit } from './simulated-audit.ts';

const BOOTSTRAP = { seed: 1, draws: 200 };
const MODEL = { right: 0.5, passesWrong: 0.2, failsRight: 0.1 };

describe('a score of which rules have decided a part', () => {
  const { key, sheets, judged } = simulatedAudit({ models: [MODEL], seed: 1 });
  const [run] = key.runs;
  if (run === undefined) throw new Error('no run');
  /** As many answers again, all of them right by a rule. */
  const values = [0, 1].flatMap((byRule) =>
    Array.from({ length: 400 }, (_, at) => ({
      dimension: 'answer',
      cluster: `video ${Math.floor(at / 2)}`,
      value: byRule === 1 ? 1 : Number(at < 400 * judged(0)),
      judged: byRule === 0,
    })),
  );
  const halved: AuditKey = { ...key, runs: [{ ...run, figures: judgeFigures(values) }] };
  const scoreOf = (of: AuditKey) => {
    const [score] = correctedScores(of, humanMeans(of, sheets), BOOTSTRAP);
    if (score === undefined) throw new Error('no score');
    return score;
  };

  it('is corrected in the other part only', () => {
    const [whole, half] = [scoreOf(key), scoreOf(halved)];
    expect(half.judge.value).toBeCloseTo((1 + judged(0)) / 2, 12);
    const gap = (whole.corrected.value ?? 0) - (whole.judge.value ?? 0);
    expect((half.corrected.value ?? 0) - (half.judge.value ?? 0)).toBeCloseTo(gap / 2, 12);
    const gladen = (whole.roganGladen?.value ?? 0) - (whole.judge.value ?? 0);
    expect((half.roganGladen?.value ?? 0) - (half.judge.value ?? 0)).toBeCloseTo(gladen / 2, 12);
  });

  it('is mean(judge) + mean(human − judge) where every answer stands for as many', () => {
    const even: AuditKey = {
      ...key,
      strata: key.strata.map((stratum) => ({ ...stratum, population: stratum.sampled })),
    };
    const rated = humanMeans(even, sheets);
    const plain =
      rated.reduce((sum, { human, row }) => sum + human - row.judge, 0) / rated.length + judged(0);
    expect(scoreOf(even).corrected.value).toBeCloseTo(plain, 12);
  });
});

it('labels that all agree with the judge are no certainty', () => {
  const { key, sheets } = simulatedAudit({
    models: [{ right: 0.5, passesWrong: 0, failsRight: 0 }],
    sampled: 20,
    seed: 2,
  });
  const [score] = correctedScores(key, humanMeans(key, sheets), BOOTSTRAP);
  expect(score?.corrected).toMatchObject({ low: null, high: null, se: null });
  expect(score?.corrected.value).toBeCloseTo(score?.judge.value ?? Number.NaN, 12);
  expect(score?.roganGladen).toMatchObject({ low: null, high: null });
});

it('ends where shares end', () => {
  const { key, sheets } = simulatedAudit({
    models: [{ right: 0.99, passesWrong: 0, failsRight: 0.03 }],
    sampled: 30,
    seed: 3,
  });
  for (const { figures } of key.runs) for (const figure of figures) figure.mean = 0.999;
  const [score] = correctedScores(key, humanMeans(key, sheets), BOOTSTRAP);
  expect(score?.corrected.high).toBeLessThanOrEqual(1);
});

it('runs of one model are told apart by their names', () => {
  const { key } = simulatedAudit({ models: [MODEL, MODEL], items: 20, sampled: 10, seed: 1 });
  expect(runNames(key.runs)).toEqual(['model 0', 'model 1']);
  expect(runNames(key.runs.map((run) => ({ ...run, model: 'm' })))).toEqual([
    'm (run 0)',
    'm (run 1)',
  ]);
});
