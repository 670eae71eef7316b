import { describe, expect, it } from 'vitest';
import { agreementReport } from '../../../harness/judge-audit/agreement-report.ts';
import { agreementText } from '../../../harness/judge-audit/text/agreement-text.ts';
import { simulatedAudit } from './simulated-audit.ts';

const BOOTSTRAP = { seed: 1, draws: 400 };

/** Lenient with the first model, strict with the second. */
const MODELS = [
  { right: 0.5, passesWrong: 0.3, failsRight: 0.05 },
  { right: 0.6, passesWrong: 0.05, failsRight: 0.2 },
];

const holds = (figure: { low: number | null; high: number | null }, value: number) =>
  figure.low !== null && figure.high !== null && figure.low <= value && value <= figure.high;

describe('a judge with a known bias', () => {
  it('is found out within the intervals, as often as they promise', () => {
    const runs = 60;
    const found = { bias: 0, score: 0, gladen: 0, contrast: 0, judgeAlone: 0 };
    for (let seed = 0; seed < runs; seed += 1) {
      const { key, sheets, shareRight, judged } = simulatedAudit({ models: MODELS, seed });
      const report = agreementReport(key, sheets, BOOTSTRAP);
      const truth = judged(0) - shareRight(0);
      const [bias] = report.bias;
      const [score] = report.scores;
      const [contrast] = report.contrasts;
      if (!bias || !score?.roganGladen || !contrast) throw new Error('no figures');
      found.bias += Number(holds(bias.bias, truth));
      found.score += Number(holds(score.corrected, 0.5));
      found.judgeAlone += Number(holds(score.judge, 0.5));
      found.gladen += Number(holds(score.roganGladen, shareRight(0)));
      found.contrast += Number(holds(contrast.difference, judged(1) - shareRight(1) - truth));
    }
    // Of 60 intervals of 95 %, fewer than 50 with the truth in them has a chance below 1 in 10,000.
    expect(found.bias).toBeGreaterThanOrEqual(50);
    expect(found.score).toBeGreaterThanOrEqual(50);
    expect(found.gladen).toBeGreaterThanOrEqual(50);
    expect(found.contrast).toBeGreaterThanOrEqual(50);
    // The judge's own figure is 12 points too high, and its interval does not know.
    expect(found.judgeAlone).toBeLessThan(20);
  });

  it('the weights undo the stratification: the population is as the judge left it', () => {
    const { key, sheets, judged } = simulatedAudit({
      models: [{ right: 0.05, passesWrong: 0.02, failsRight: 0.1 }],
      items: 1000,
      sampled: 60,
      seed: 4,
    });
    const { judge } = agreementReport(key, sheets, BOOTSTRAP);
    // Rare passes are drawn more often than they are; the marginal of the judge is the true one.
    const [overall] = judge;
    expect(overall?.agreement.marginals.second[1]).toBeCloseTo(judged(0), 9);
    const raw = key.rows.filter((row) => row.judge === 1).length / key.rows.length;
    expect(raw).toBeGreaterThan(2 * judged(0));
  });
});

describe('people', () => {
  it('come first, and a rater without errors is no ceiling below 1', () => {
    const { key, sheets } = simulatedAudit({ models: MODELS, seed: 1 });
    const { people } = agreementReport(key, sheets, BOOTSTRAP);
    expect(people).toHaveLength(1);
    expect(people[0]?.agreement.kappa.value).toBeCloseTo(1, 12);
    const noisy = simulatedAudit({ models: MODELS, raterError: 0.1, seed: 1 });
    const [pair] = agreementReport(noisy.key, noisy.sheets, BOOTSTRAP).people;
    // Two raters that err in 10 %: they agree on .82 of the answers.
    expect(holds(pair?.agreement.observed ?? { low: null, high: null }, 0.82)).toBe(true);
    expect(pair?.agreement.kappa.value).toBeLessThan(0.8);
  });

  it('three of them have an alpha of all, rows with gaps among them', () => {
    const { key, sheets } = simulatedAudit({ models: MODELS, raters: 3, raterError: 0.1, seed: 2 });
    const [first] = key.rows;
    sheets[2]?.rows.delete(first?.id ?? '');
    const report = agreementReport(key, sheets, { seed: 1, draws: 50 });
    expect(report.people).toHaveLength(3);
    expect(report.panel).toMatchObject({ raters: 3, rows: 150, whole: 149 });
    expect(report.panel?.alpha.value).toBeCloseTo(report.panel?.fleiss ?? 0, 1);
  });

  it('who differ among each other are no disagreement with the judge', () => {
    const { key, sheets } = simulatedAudit({ models: MODELS, sampled: 20, seed: 3 });
    const agreed = key.rows.filter(
      ({ id, judge }) => sheets[0]?.rows.get(id)?.rating !== judge,
    ).length;
    expect(agreementReport(key, sheets, BOOTSTRAP).disagreements).toBe(agreed);
    for (const { id } of key.rows) {
      const own = sheets[0]?.rows.get(id)?.rating ?? 0;
      sheets[1]?.rows.set(id, { rating: 1 - own, cause: null });
    }
    expect(agreementReport(key, sheets, BOOTSTRAP).disagreements).toBe(0);
  });

  it('without a label are refused', () => {
    const { key } = simulatedAudit({ models: MODELS, sampled: 20, seed: 3 });
    const empty = [{ rater: 'nobody', rows: new Map(), missing: 20 }];
    expect(() => agreementReport(key, empty, BOOTSTRAP)).toThrow(
      'no row of the sample is labelled',
    );
  });
});

it('the text warns of strata without a label, and of agreement that chance explains', () => {
  const { key, sheets } = simulatedAudit({
    models: [{ right: 0.95, passesWrong: 0.5, failsRight: 0 }],
    seed: 5,
  });
  const failed = key.rows.filter(({ judge }) => judge === 0);
  for (const { id } of failed) for (const { rows } of sheets) rows.delete(id);
  const text = agreementText(agreementReport(key, sheets, BOOTSTRAP));
  expect(text).toContain('warning: nothing is labelled of the');
  expect(text).toContain('chance alone would agree on');
  expect(text.indexOf('People with each other')).toBeLessThan(text.indexOf('Judge and people'));
});
