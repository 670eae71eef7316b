import { describe, expect, it } from 'vitest';
import { extractor as choice } from '../../../harness/answers/extractors/choice.ts';
import { extractor as free } from '../../../harness/answers/extractors/matched-option.ts';
import { extractor as open } from '../../../harness/answers/extractors/text.ts';
import { scoreTrial } from '../../../harness/answers/outcome.ts';
import { scorer } from '../../../harness/answers/scorers/exact.ts';
import type { Reply } from '../../../harness/schema/endpoint.ts';
import type { Item } from '../../../harness/schema/item.ts';
import type { JournalLine } from '../../../harness/schema/journal.ts';

const item: Item = {
  id: 'v_1',
  cluster: 'v',
  split: 'val',
  question: 'Which?',
  options: [
    { letter: 'A', text: 'walk' },
    { letter: 'B', text: 'run' },
  ],
  gold: { kind: 'choice', letter: 'B' },
  tags: {},
};
const line = (
  reply: Partial<Reply> | null,
  failure: JournalLine['failure'] = null,
): JournalLine => ({
  trial: 'v_1/full',
  item: 'v_1',
  probe: 'full',
  variant: '',
  repeat: 0,
  at: '2026-01-01T00:00:00Z',
  attempts: 1,
  latencyMs: 1,
  digest: null,
  frames: null,
  cached: false,
  reply: reply === null ? null : { text: '', finish: 'stop', ...reply },
  failure,
});
const reading = { choice, open, free, scorer };
const outcome = (reply: Partial<Reply> | null, of = item) =>
  scoreTrial(line(reply), { item: of, answers: 'as-asked' }, reading).outcome;

describe('outcome', () => {
  it.each([
    [{ text: 'B' }, 'correct'],
    [{ text: 'A' }, 'wrong'],
    [{ text: '' }, 'unparsed'],
    [{ text: 'I see nothing' }, 'unparsed'],
    [{ text: 'B', finish: 'refusal' }, 'refused'],
    [{ text: 'The answer is B', finish: 'length' }, 'truncated'],
    [{ text: '<answer>B</answer> and', finish: 'length' }, 'correct'],
  ] as [Partial<Reply>, string][])('of %j is %s', (reply, expected) => {
    expect(outcome(reply)).toBe(expected);
  });

  it('of a failure is failed, whatever its message says', () => {
    const failed = line(null, { code: 'ENDPOINT_BUSY', message: 'The answer is B' });
    expect(scoreTrial(failed, { item, answers: 'as-asked' }, reading)).toMatchObject({
      outcome: 'failed',
      answer: null,
      rule: 'ENDPOINT_BUSY',
    });
  });

  it('of an open-ended item waits for a judge', () => {
    const { options: _, ...rest } = item;
    const openItem: Item = { ...rest, gold: { kind: 'text', references: ['run'] } };
    expect(outcome({ text: 'he runs' }, openItem)).toBe('unjudged');
  });

  it('of a hidden answer is never a score', () => {
    expect(outcome({ text: 'B' }, { ...item, gold: { kind: 'hidden' } })).toBe('unjudged');
  });
});

describe('outcome of what a probe asked', () => {
  const turned: Item = {
    ...item,
    options: [
      { letter: 'A', text: 'run', from: 'B' },
      { letter: 'B', text: 'walk', from: 'A' },
    ],
    gold: { kind: 'choice', letter: 'A' },
  };

  it('is read against the options as they stood, and told in their own letters', () => {
    const score = (text: string) =>
      scoreTrial(line({ text }), { item: turned, answers: 'as-asked' }, reading);
    expect(score('A')).toMatchObject({ outcome: 'correct', answer: 'B' });
    expect(score('B')).toMatchObject({ outcome: 'wrong', answer: 'A' });
  });

  it('matches a free answer with the options that were not shown', () => {
    const score = (text: string) => scoreTrial(line({ text }), { item, answers: 'free' }, reading);
    expect(score('He likes to run.')).toMatchObject({ outcome: 'correct', answer: 'B' });
    expect(score('walk')).toMatchObject({ outcome: 'wrong', answer: 'A', rule: 'option-text' });
    expect(score('B')).toMatchObject({ outcome: 'unparsed', answer: null });
  });

  it('is not asked where the clip left nothing to change', () => {
    const nothing = line(null, { code: 'PROBE_INAPPLICABLE', message: 'one frame has no order' });
    expect(scoreTrial(nothing, { item, answers: 'as-asked' }, reading).outcome).toBe('not-asked');
  });
});
