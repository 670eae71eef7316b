import { describe, expect, it } from 'vitest';
import { probeRequests } from '../../../harness/plan/probe-words.ts';

const read = async (...words: string[]) =>
  (await probeRequests(words)).map(({ probe, numbers, items }) => [probe.id, numbers, items]);

describe('probeRequests', () => {
  it('reads names, numbers and parts of the items', async () => {
    expect(await read('blind', 'frame-middle:1000', 'shuffle=5:600', 'budget=1+8+32')).toEqual([
      ['blind', [], null],
      ['frame-middle', [], 1000],
      ['shuffle', [5], 600],
      ['budget', [1, 8, 32], null],
    ]);
  });

  it("takes the probe's own number where none is given", async () => {
    expect(await read('shuffle', 'frame-oracle', 'budget')).toEqual([
      ['shuffle', [3], null],
      ['frame-oracle', [8], null],
      ['budget', [], null],
    ]);
  });

  it('the same word twice is one probe', async () => {
    expect(await read('blind', 'blind')).toHaveLength(1);
  });

  it.each([
    ['blnd', 'did you mean "blind"'],
    ['blind=2', 'takes no number'],
    ['shuffle=2+3', 'takes one number'],
    ['shuffle=0', '1 to 1000 permutations'],
    ['budget=1+2000', '1 to 1000 frames'],
    ['blind:0', 'asks nothing'],
    ['blind:-1', 'is no probe'],
    ['blind:', 'is no probe'],
  ])('refuses %s: %s', async (word, why) => {
    const error = await read(word).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'USAGE' });
    const { message, hint } = error as { message: string; hint?: string };
    expect(`${message} ${hint}`).toContain(why);
  });

  it('refuses one probe asked for in two ways', async () => {
    await expect(read('blind', 'blind:10')).rejects.toMatchObject({ code: 'USAGE' });
  });
});
