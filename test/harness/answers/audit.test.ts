import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditTrial, differs, isComparable } from '../../../harness/answers/audit.ts';
import { extractor as choice } from '../../../harness/answers/extractors/choice.ts';
import { extractor as free } from '../../../harness/answers/extractors/matched-option.ts';
import { extractor as open } from '../../../harness/answers/extractors/text.ts';
import { scoreTrial } from '../../../harness/answers/outcome.ts';
import { peers as registry } from '../../../harness/answers/registry.ts';
import { scorer } from '../../../harness/answers/scorers/exact.ts';
import { visibleText } from '../../../harness/answers/visible-text.ts';
import type { Item } from '../../../harness/schema/item.ts';
import type { JournalLine } from '../../../harness/schema/journal.ts';
import { choiceItem } from '../../support/items.ts';

const peers = await Promise.all((await registry.ids()).map((id) => registry.load(id)));
const reading = { choice, open, free, scorer };

const line = (text: string | null): JournalLine => ({
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
  reply: text === null ? null : { text, finish: 'stop' },
  failure: text === null ? { code: 'ENDPOINT_BUSY', message: 'The answer is B' } : null,
});

/** A turned by one: what is shown as A is the item's B, and right. */
const turned = choiceItem('v_1', {
  options: [
    { letter: 'A', text: 'run', from: 'B' },
    { letter: 'B', text: 'rest', from: 'C' },
    { letter: 'C', text: 'walk', from: 'A' },
  ],
  gold: { kind: 'choice', letter: 'A' },
});
const audit = (text: string | null, item: Item = turned) =>
  auditTrial(line(text), { item, answers: 'as-asked' }, { reading, peers });

describe('one reply under many readers', () => {
  it('is told in the own letters of the item, whatever a probe made of its options', () => {
    const { score, peers: found } = audit('The answer is C because A and B are wrong');
    expect(score.answer).toBe('A');
    expect(found.get('vlmevalkit-video-mme')).toEqual({ answer: 'A', guessed: false, credit: 0 });
    // The last letter behind "the answer is": B as it stood, the item's C.
    expect(found.get('lmms-eval-video-mme')).toEqual({ answer: 'C', guessed: false, credit: 0 });
  });

  it('counts a guess with its expected value, and as another reading', () => {
    const trial = audit('**A**');
    const guess = trial.peers.get('lmms-eval-nextqa');
    expect(trial.score).toMatchObject({ answer: 'B', outcome: 'correct' });
    expect(guess).toEqual({ answer: null, guessed: true, credit: 1 / 3 });
    expect(guess && differs(trial, guess)).toBe(true);
  });

  it('of a failure reads what the others write in its place, and never what the failure says', () => {
    const { score, text, peers: found } = audit(null);
    expect({ text, answer: score.answer, outcome: score.outcome }).toEqual({
      text: null,
      answer: null,
      outcome: 'failed',
    });
    expect(found.get('vlmevalkit-video-mme')).toEqual({ answer: 'B', guessed: false, credit: 1 });
    // No option of the item: the letter stays as it was read.
    expect(found.get('lmms-eval-motionbench')).toMatchObject({ answer: 'E', credit: 0 });
    expect(found.get('video-mme-authors')).toBeNull();
  });

  it('of a clip that cannot be shown reads nothing: no request was made', () => {
    const failed = { ...line(null), failure: { code: 'CLIP_MISSING', message: 'no file' } };
    const { peers: found } = auditTrial(
      failed,
      { item: turned, answers: 'as-asked' },
      { reading, peers },
    );
    expect([...found.values()].every((finding) => finding === null)).toBe(true);
  });

  it('of a hidden answer is read and never credited', () => {
    const { score, rule, peers: found } = audit('A', { ...turned, gold: { kind: 'hidden' } });
    expect(score).toMatchObject({ answer: 'B', outcome: 'unjudged' });
    expect(rule).toBe('whole-reply');
    expect(found.get('lmms-eval-video-mme')).toMatchObject({ answer: 'B', credit: null });
  });

  it('can be compared where the options were shown', () => {
    const { options: _, ...bare } = turned;
    expect(isComparable({ item: turned, answers: 'as-asked' })).toBe(true);
    expect(isComparable({ item: turned, answers: 'free' })).toBe(false);
    expect(isComparable({ item: bare, answers: 'as-asked' })).toBe(false);
  });

  it('has the score of the scorer, whatever the reply', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const question = { item: turned, answers: 'as-asked' } as const;
        expect(audit(text).score).toEqual(scoreTrial(line(text), question, reading));
      }),
    );
  });
});

it.each([
  ['a\nb\tc\u001b[31m', 'a␊b␉c␛[31m'],
  ['\u007f\u0085\u202e', '␡\\u{85}\\u{202e}'],
  ['12345678901', '1234567890…'],
  ['👍👍👍👍👍👍👍👍👍👍', '👍👍👍👍👍👍👍👍👍👍'],
])('shows %j as %j', (text, shown) => {
  expect(visibleText(text, 10)).toBe(shown);
});
