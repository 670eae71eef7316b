import { describe, expect, it } from 'vitest';
import {
  absentWords,
  coverageWords,
  figureInterval,
  pWords,
  spokenFigure,
} from '../../../../site/src/model/generation/figure-words.ts';
import { figuresUnder } from '../../../../site/src/model/generation/generator-figures.ts';
import { dimensionRows, taskRows } from '../../../../site/src/model/generation/heat.ts';
import {
  hasJudgeProbes,
  judgeProbeRows,
} from '../../../../site/src/model/generation/judge-probes.ts';
import { shortNames } from '../../../../site/src/model/generation/short-names.ts';
import { generatorResults, makeGradedSet } from '../../support/generators.ts';

const items = makeGradedSet(54);
const results = generatorResults(items, 'hostile');
const byId = (id: string) => results.find((one) => one.id === id) as (typeof results)[number];
const official = (id: string) =>
  figuresUnder(byId(id), 'official') as NonNullable<ReturnType<typeof figuresUnder>>;

describe('words beside the figures of generators', () => {
  it('tell what there is no verdict on, and what was never asked', () => {
    expect(coverageWords(official('lead').coverage, 54)).toEqual(['54 of 54 judged']);
    expect(coverageWords(official('gaps').coverage, 54)).toEqual([
      '42 of 54 judged',
      '6 without a video',
      '6 unjudged',
    ]);
    expect(coverageWords(official('lacking').coverage, 54)).toEqual([
      '36 of 54 judged',
      '18 not asked',
    ]);
  });

  it('say why there is no overall score', () => {
    expect(absentWords(official('lead'))).toBeNull();
    expect(absentWords(official('lacking'))).toBe('no score in game');
    expect(absentWords(official('unjudged'))).toBe('no score in science, game, vision rule');
  });

  it('have no interval where nothing can be said of the spread', () => {
    const figure = { value: 1, low: null, high: null, n: 2 };
    expect(figureInterval(figure)).toBeNull();
    expect(spokenFigure(figure)).toBe('100.0 percent, no interval, 2 videos');
    expect(figureInterval({ low: 0.25, high: 0.5 })).toBe('25.0–50.0');
    expect([pWords(0.0004), pWords(0.0421)]).toEqual(['below 0.001', '0.042']);
  });

  it('shorten names only where the short ones tell them apart', () => {
    expect(shortNames(['Visual Fidelity', 'Rule Coherence'])).toEqual(['VF', 'RC']);
    expect(shortNames(['Visual Fidelity', 'Visible Faces'])).toEqual([
      'Visual Fidelity',
      'Visible Faces',
    ]);
  });

  it('the judge’s probes stand from the whole video to nothing, with their distance from it', () => {
    const rows = judgeProbeRows(byId('lead'));
    expect(rows.map(({ id }) => id)).toEqual([
      'full',
      'judge-shuffle',
      'judge-one-frame',
      'judge-wrong-video',
      'judge-blind',
    ]);
    expect(rows[0]?.against).toBeNull();
    for (const { figure, against } of rows.slice(1)) {
      const drop = (figure?.value ?? 0) - (rows[0]?.figure?.value ?? 0);
      expect(against?.difference).toBeCloseTo(drop, 5);
    }
    expect(hasJudgeProbes(byId('close'))).toBe(false);
  });

  it('generators stand side by side, a dimension only where the category counts it', () => {
    const groups = dimensionRows([byId('lead'), byId('lacking')]);
    expect(groups.map(({ category }) => category)).toEqual(['science', 'game', 'vision rule']);
    expect(groups[2]?.rows.map(({ name }) => name)).toEqual([
      'average',
      'Visual Consistency',
      'Rule Coherence',
    ]);
    expect(groups[1]?.rows[0]?.figures.map((figure) => figure?.n ?? null)).toEqual([18, null]);
    expect(taskRows([byId('lead')])[0]?.rows.map(({ name }) => name)).toEqual(['task 0', 'task 3']);
    expect(dimensionRows([byId('withheld')])).toEqual([]);
  });
});
