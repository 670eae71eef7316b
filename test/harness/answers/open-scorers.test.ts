import { describe, expect, it } from 'vitest';
import { scorer as nextqaOpen } from '../../../harness/answers/scorers/nextqa-open.ts';
import { scorer as openAnswer } from '../../../harness/answers/scorers/open-answer.ts';
import type { Item } from '../../../harness/schema/item.ts';

const item = (references: string[], type = 'DO'): Item => ({
  id: 'v_1',
  cluster: 'v',
  split: 'val',
  question: 'What?',
  gold: { kind: 'text', references },
  tags: { type },
});

describe('open-answer', () => {
  it.each([
    ['A star.', ['a star'], 1],
    ['12.0', ['12'], 0],
    ['two dogs', ['a cat', 'Two dogs'], 1],
  ])('%j is right by rule against %j and needs no judge', (answer, references, exactMatch) => {
    expect(openAnswer.score(answer, item(references))).toMatchObject({
      values: { accuracy: 1, exactMatch },
    });
  });

  it('leaves all else to a judge, and measures it all the same', () => {
    const scored = openAnswer.score('a five-pointed star', item(['a star']));
    expect(scored).toMatchObject({ values: null, extras: { exactMatch: 0 } });
    expect(scored).toHaveProperty('extras.rougeL', expect.closeTo(2 / 3));
  });

  it('has nothing to say of a hidden answer or a checklist', () => {
    const hidden: Item = { ...item([]), gold: { kind: 'hidden' } };
    expect(openAnswer.score('B', hidden)).toEqual({
      values: null,
      reason: 'the authors keep the answer',
    });
    const checks: Item = { ...item([]), gold: { kind: 'checklist', checks: [] } };
    expect(openAnswer.score('B', checks).values).toBeNull();
  });
});

describe('nextqa-open', () => {
  it('counts and yes-or-no are right or wrong by their words, without a judge', () => {
    expect(nextqaOpen.score('yes', item(['yes'], 'DB'))).toMatchObject({
      values: { accuracy: 1, wups0: 1, wups9: 1 },
    });
    expect(nextqaOpen.score('three', item(['two'], 'DC'))).toMatchObject({
      values: { accuracy: 0, wups0: 0, wups9: 0 },
    });
  });

  it('other answers get WUPS against the better reference, and are right or wrong by a judge only', () => {
    const scored = nextqaOpen.score('puppy', item(['car', 'dog'], 'DO'));
    if (scored.values !== null) throw new Error('it was judged by rule');
    const { wups0 = 0, wups9 = 0 } = scored.extras ?? {};
    expect(wups0).toBeGreaterThan(0.8);
    expect(wups9).toBeCloseTo(wups0 / 10);
    expect(nextqaOpen.score('the dog', item(['car', 'the dog'], 'DO'))).toMatchObject({
      values: { accuracy: 1, wups0: 1 },
    });
  });
});
