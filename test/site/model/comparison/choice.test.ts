import { describe, expect, it } from 'vitest';
import { choiceOf, searchOf } from '../../../../site/src/model/comparison/choice.ts';

const KNOWN = ['nextqa/one', 'nextqa/same', 'video-mme/same', 'video-mme/two'];

describe('the address of a comparison', () => {
  it('names records by benchmark and id, or by an id that only one has', () => {
    expect(choiceOf('?a=nextqa/one&b=two&c=same', KNOWN).records).toEqual([
      'nextqa/one',
      'video-mme/two',
      'same',
    ]);
  });

  it('leaves out what is as usual', () => {
    const choice = {
      records: KNOWN.slice(0, 2),
      probe: 'full',
      commonItems: false,
      differentProtocol: false,
    };
    expect(searchOf(choice)).toBe('?a=nextqa/one&b=nextqa/same');
    expect(searchOf({ ...choice, records: [] })).toBe('');
  });

  it('says the same when it is read again', () => {
    const choice = {
      records: ['nextqa/one', 'a&b=c/odd id'],
      probe: 'blind',
      commonItems: true,
      differentProtocol: true,
    };
    expect(choiceOf(searchOf(choice), KNOWN)).toEqual(choice);
  });

  it('closes up what was left empty and takes no more than six', () => {
    expect(choiceOf('?a=&b=x&d=y&g=z', KNOWN).records).toEqual(['x', 'y']);
  });
});
