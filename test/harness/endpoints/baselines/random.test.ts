import { expect, it } from 'vitest';
import { adapter } from '../../../../harness/endpoints/baseline.ts';
import { baseline } from '../../../../harness/endpoints/baselines/random.ts';
import { choiceItem } from '../../../support/items.ts';

async function letters(seed: number): Promise<string[]> {
  const spec = { adapter: 'baseline', model: 'random' };
  const endpoint = await adapter.open(spec, { environment: {}, items: [], seed });
  const stop = new AbortController().signal;
  const ask = (item = choiceItem('v_0')) =>
    endpoint.send(
      {
        trial: '',
        probe: 'full',
        variant: '',
        repeat: 0,
        item,
        parts: [],
        settings: { temperature: 0, maxTokens: 1 },
        fields: {},
      },
      stop,
    );
  const replies = Array.from({ length: 300 }, (_, i) => ask(choiceItem(`v_${i}`)));
  return (await Promise.all(replies)).map(({ text }) => text);
}

it('prefers no option', () => {
  expect(baseline.fit([], 0)(choiceItem('v_1'))).toEqual([0, 0, 0]);
});

it('is seeded by the item and the run', async () => {
  expect(await letters(1)).toEqual(await letters(1));
  expect(await letters(1)).not.toEqual(await letters(2));
});

it('takes every option about equally often', async () => {
  for (const letter of ['A', 'B', 'C']) {
    const share = (await letters(0)).filter((one) => one === letter).length / 300;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.42);
  }
});
