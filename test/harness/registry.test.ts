import { expect, it } from 'vitest';
import { nearestName, unknownName } from '../../harness/registry.ts';

it.each([
  ['nextq', 'nextqa'],
  ['NextQA', 'nextqa'],
  ['video', 'video-mme'],
  ['motionbnech', 'motionbench'],
  ['imagenet', null],
])('%s is nearest to %s', (name, nearest) => {
  expect(nearestName(name, ['nextqa', 'video-mme', 'motionbench'])).toBe(nearest);
});

it('an unknown name is a usage error that lists what is known', () => {
  expect(unknownName('probe', 'ful', ['full', 'blind'])).toMatchObject({
    code: 'USAGE',
    exitCode: 2,
    hint: 'did you mean "full"? known: full, blind',
  });
});
