import { describe, expect, it } from 'vitest';
import type { ChecklistResult } from '../../../harness/schema/checklist-figures.ts';
import type { ProbeResult, Result } from '../../../harness/schema/result.ts';
import { checkChecklists } from '../../../site/src/records/check-checklists.ts';
import { drawVerdicts, makeGradedSet, makeRatedProbe } from '../support/generators.ts';

const items = makeGradedSet(24);
const drawn = drawVerdicts(items, { key: 'checked', good: 60 });
const full = makeRatedProbe(items, drawn);
const blind = makeRatedProbe(items, drawVerdicts(items, { key: 'blind', good: 10 }), {
  id: 'judge-blind',
  full: drawn,
});

/** What is found in a record whose `full` was changed. */
function found(change: (checklists: ChecklistResult) => void, outcomes = full.outcomes) {
  const checklists = structuredClone(full.checklists as ChecklistResult);
  change(checklists);
  return checkChecklists(record({ full: { ...full, outcomes, checklists } }), items);
}

function record(probes: Record<string, ProbeResult>): Pick<Result, 'probes'> {
  return { probes };
}

describe('the scores of generated videos, made again from their ratings', () => {
  it('agree with what the publisher wrote, also of a probe of the judge', () => {
    expect(checkChecklists(record({ full, 'judge-blind': blind }), items)).toEqual([]);
  });

  it.each([
    ['a value', (told: ChecklistResult) => (told.rules.strict.overall.average!.value = 0.5)],
    ['an interval', (told: ChecklistResult) => (told.rules.strict.overall.average!.high = 0.99)],
    ['a count', (told: ChecklistResult) => (told.rules.strict.overall.average!.n -= 1)],
  ])('%s that is not theirs is named', (_, change) => {
    const [only, ...others] = found(change);
    expect(only?.field).toMatch(/^probes\.full\.checklists\.rules\.strict\.overall\.average\./);
    expect(only?.message).toMatch(/but the ratings give \d/);
    expect(others).toEqual([]);
  });

  it('a task, a coverage and a distance from full are looked at as well', () => {
    const task = found((told) => {
      const { tasks = {} } = told.rules.nan.categories['science'] ?? {};
      (tasks['task_0'] as { average: unknown }).average = null;
    });
    expect(task[0]).toMatchObject({
      field: 'probes.full.checklists.rules.nan.categories.science.tasks.task_0.average',
      message: expect.stringMatching(/^null, but/) as string,
    });
    expect(found((told) => (told.rules.official.coverage.judged -= 1))[0]?.field).toBe(
      'probes.full.checklists.rules.official.coverage.judged',
    );
    const changed = structuredClone(blind);
    changed.checklists!.againstFull!.official!.difference = 0.1;
    expect(
      checkChecklists(record({ full, 'judge-blind': changed }), items).map(({ field }) => field),
    ).toEqual(['probes.judge-blind.checklists.againstFull.official.difference']);
  });

  it('a figure too many or too few is one that is not theirs', () => {
    const without = found((told) => delete told.rules.official.categories['game']);
    expect(without).toEqual([
      {
        field: 'probes.full.checklists.rules.official.categories.game',
        message: expect.stringMatching(/^nothing, but the ratings give \{/) as string,
      },
    ]);
  });

  it('ratings of other items have no figures', () => {
    const [only] = found((told) => (told.ratings = ['ggg g']));
    expect(only).toEqual({
      field: 'probes.full.checklists.ratings',
      message: '2 words for 24 items',
    });
    expect(found((told) => (told.ratings = [...told.ratings!, ...told.ratings!]))[0]?.message).toBe(
      '2 texts for 1 variants',
    );
  });

  it('no rating says what the outcome of its video denies', () => {
    const denied = `w${full.outcomes!.slice(1)}`.replace(/^(.)/, (own) =>
      full.outcomes!.startsWith('w') ? 'c' : own,
    );
    const [only] = found(() => {}, denied);
    expect(only?.field).toBe('probes.full.checklists.ratings.0');
    expect(only?.message).toMatch(/^"[gmp]+" for task_0_0, whose outcome is (correct|wrong)$/);
  });

  it('withheld ratings leave nothing to compare, and ratings without checklists are an error', () => {
    expect(found((told) => (told.ratings = null), null)).toEqual([]);
    const { checklists: _, ...bare } = items;
    expect(checkChecklists(record({ full }), bare)).toEqual([
      { field: 'probes.full.checklists', message: 'the item set has no checklists' },
    ]);
    const { checklists: __, ...unrated } = full;
    expect(checkChecklists(record({ full: unrated }), items)[0]?.message).toMatch(/^missing/);
  });
});
