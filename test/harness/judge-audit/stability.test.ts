import { describe, expect, it } from 'vitest';
import type { Control } from '../../../harness/judge-audit/controls.ts';
import { lengthSlope } from '../../../harness/judge-audit/length-slope.ts';
import { controlFigures, type ControlRating } from '../../../harness/judge-audit/stability.ts';
import { random } from '../../../harness/random.ts';

function ratings(
  control: Control,
  pairs: [own: number | null, found: number | null][],
): ControlRating[] {
  return pairs.map(([own, found], at) => ({
    control,
    item: `${at}`,
    cluster: `v${at}`,
    own,
    found,
  }));
}

describe('controls', () => {
  it('recover the flip rate of a judge that is known, and that it moves nothing', () => {
    const stream = random(7, 'flips');
    const pairs = Array.from({ length: 400 }, (): [number, number] => {
      const own = stream.integer(0, 1);
      return [own, stream.integer(0, 99) < 15 ? 1 - own : own];
    });
    const [found] = controlFigures(ratings('retest', pairs), 'verdict');
    expect(found?.asExpected.low).toBeLessThan(0.85);
    expect(found?.asExpected.high).toBeGreaterThan(0.85);
    expect(found?.moved?.low).toBeLessThan(0);
    expect(found?.moved?.high).toBeGreaterThan(0);
  });

  it('leave unread verdicts out of the share, and say how many there are', () => {
    const [found] = controlFigures(
      ratings('order', [
        [1, 1],
        [1, null],
        [null, 1],
        [0, 1],
      ]),
      'verdict',
    );
    expect(found).toMatchObject({ asked: 4, unread: 2, asExpected: { value: 0.5 } });
    expect(found?.moved?.value).toBeCloseTo(0.5, 12);
  });

  it('expect the best of a reference and the worst of nothing, whatever the own rating is', () => {
    const rated = [
      ...ratings('gold', [
        [null, 1],
        [0, 1],
      ]),
      ...ratings('empty', [
        [1, 1],
        [1, 0],
      ]),
    ];
    const [gold, empty] = controlFigures(rated, 'verdict');
    expect(gold).toMatchObject({ control: 'gold', asExpected: { value: 1 }, moved: null });
    expect(empty).toMatchObject({ control: 'empty', asExpected: { value: 0.5 } });
    const [medium] = controlFigures(ratings('other-video', [[2, 1]]), 'rating');
    expect(medium?.asExpected.value).toBe(0);
  });

  it('without any verdict have no share', () => {
    const [found] = controlFigures(ratings('gold', [[1, null]]), 'verdict');
    expect(found).toMatchObject({ unread: 1, asExpected: { value: null } });
  });
});

describe('length', () => {
  it('is a slope within items: a question that wants long answers is none', () => {
    const answers = Array.from({ length: 60 }, (_, at) =>
      [0, 1, 2].map((doublings) => ({
        item: `${at}`,
        cluster: `v${at % 30}`,
        // Long items are rated high throughout; within an item a doubling gains .1.
        length: (at % 2 === 0 ? 10 : 1000) * 2 ** doublings,
        score: (at % 2 === 0 ? 0.1 : 0.6) + 0.1 * doublings,
      })),
    ).flat();
    const found = lengthSlope(answers);
    expect(found).toMatchObject({ answers: 180, items: 60 });
    expect(found?.perDoubling.value).toBeCloseTo(0.1, 12);
    const flat = lengthSlope(answers.map((one) => ({ ...one, score: Number(one.length > 500) })));
    expect(flat?.perDoubling.value).toBeCloseTo(0, 12);
  });

  it('says nothing where every item has one length', () => {
    const one = { item: 'a', cluster: 'v', length: 4, score: 1 };
    expect(lengthSlope([one, one])).toBeNull();
    expect(lengthSlope([])).toBeNull();
  });
});
