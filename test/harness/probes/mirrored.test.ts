import { describe, expect, it } from 'vitest';
import { probes } from '../../../harness/plan/probes.ts';
import { mirroredItem } from '../../../harness/probes/transforms/mirrored.ts';
import type { Item } from '../../../harness/schema/item.ts';
import { optionsOnly } from '../../support/choice-item.ts';
import { smallProtocol } from '../../support/protocol.ts';

const asked = (letter: string, ...texts: string[]): Item => ({
  ...optionsOnly(...texts),
  question: 'Where does the man on the left go?',
  clip: { file: 'v.mp4' },
  gold: { kind: 'choice', letter },
});

describe('an item in the mirror', () => {
  it('options that are each other in the mirror stay, and the gold moves', () => {
    const item = asked('A', 'Left.', 'to the sofa', 'Right.');
    expect(mirroredItem(item)).toEqual({
      ...item,
      question: 'Where does the man on the right go?',
      gold: { kind: 'choice', letter: 'C' },
    });
  });

  it('else every option is turned around, so that none becomes right or wrong by it', () => {
    const item = asked('B', 'up', 'turn left', 'raise the right hand');
    const mirrored = mirroredItem(item) as Item;
    expect(mirrored.options?.map(({ text }) => text)).toEqual([
      'up',
      'turn right',
      'raise the left hand',
    ]);
    expect(mirrored.gold).toEqual({ kind: 'choice', letter: 'B' });
  });

  it.each([
    ['names no side', asked('A', 'up', 'left')],
    ['stays in the mirror', asked('A', 'left and right', 'up')],
    ['may not be about sides', asked('A', 'to the left', 'he left')],
    ['is hidden', optionsOnly('left', 'right')],
    ['no options', { ...asked('A'), options: undefined } as unknown as Item],
  ])('%s: it does not apply', (reason, item) => {
    expect(mirroredItem(item)).toContain(reason);
  });
});

describe('which probe takes which item', () => {
  it.each([
    ['mirror-swap', asked('A', 'left', 'right'), true],
    ['mirror-swap', { ...asked('A', 'up', 'down'), question: 'Where?' }, false],
    ['mirror', asked('A', 'left', 'right'), false],
    ['mirror', asked('A', 'up', 'down'), false],
    ['mirror', { ...asked('A', 'up', 'down'), question: 'Where?' }, true],
  ])('%s: %j', async (id, item, applies) => {
    const probe = await probes.load(id);
    expect(probe.applies(item, smallProtocol()) === true).toBe(applies);
    const { clip: _, ...blind } = item;
    expect(probe.applies(blind, smallProtocol())).toBe('it has no clip');
  });
});
