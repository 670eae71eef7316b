import { describe, expect, it } from 'vitest';
import { extractor as choice } from '../../../harness/answers/extractors/choice.ts';
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
const outcome = (reply: Partial<Reply> | null, of = item) =>
  scoreTrial(line(reply), of, { choice, open, scorer }).outcome;

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
    expect(scoreTrial(failed, item, { choice, open, scorer })).toMatchObject({
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
