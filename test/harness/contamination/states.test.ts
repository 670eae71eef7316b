import { describe, expect, it } from 'vitest';
import { levelState, overallState } from '../../../harness/contamination/states.ts';

const whole = { rows: 5, every: 5, skipped: 0 };

describe('a level', () => {
  it.each([
    [['clear', 'flagged', 'unchecked'], whole, 'overlap'],
    [['clear', 'clear'], whole, 'clean'],
    [['clear', 'open'], whole, 'unknown'],
    [['clear', 'unchecked'], whole, 'unknown'],
    [['clear', 'clear'], { ...whole, rows: 4 }, 'unknown'],
    [['clear', 'clear'], { ...whole, skipped: 1 }, 'unknown'],
    [['unchecked'], { rows: 0, every: 0, skipped: 0 }, 'unknown'],
  ] as const)('%j of %j is %s', (verdicts, corpus, state) => {
    expect(levelState(verdicts, corpus)).toBe(state);
  });
});

describe('all levels', () => {
  const id = { level: 'id', state: 'clean' } as const;
  const text = { level: 'text', state: 'clean' } as const;
  const unknown = 'unknown' as const;

  it('are clean where videos and texts are, in a corpus that is complete', () => {
    expect(overallState([id, text], true).state).toBe('clean');
  });

  it.each([
    [[id], true, /the texts are not cleared/],
    [[id, { ...text, state: unknown }], true, /the texts are not cleared/],
    [[text], true, /the videos are not cleared/],
    [[id, text], false, /complete/],
    [[], false, /videos.*texts.*complete/],
  ])('%j, complete %s: unknown', (levels, complete, because) => {
    expect(overallState(levels, complete)).toEqual({
      state: 'unknown',
      because: expect.stringMatching(because) as string,
    });
  });

  it('one overlap is an overlap, whatever the corpus is', () => {
    const found = overallState([id, { ...text, state: 'overlap' }], false);
    expect(found).toEqual({ state: 'overlap', because: 'found by text' });
  });
});
