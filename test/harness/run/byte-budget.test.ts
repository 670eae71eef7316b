import { expect, it } from 'vitest';
import { byteBudget } from '../../../harness/run/byte-budget.ts';

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

it('gives bytes in their order, never more than there are, and what is too large alone', async () => {
  const budget = byteBudget(100);
  const given: string[] = [];
  const take = async (name: string, bytes: number) => {
    const hold = await budget.take(bytes);
    given.push(name);
    return hold;
  };
  const a = await take('a', 60);
  const waiting = [take('b', 60), take('c', 10), take('d', 500)];
  await settle();
  expect({ given, held: budget.held() }).toEqual({ given: ['a'], held: 60 });
  a.resize(20);
  await settle();
  expect({ given, held: budget.held() }).toEqual({ given: ['a', 'b', 'c'], held: 90 });
  a.release();
  (await waiting[0])?.release();
  await settle();
  expect(given).toEqual(['a', 'b', 'c']);
  (await waiting[1])?.release();
  (await waiting[2])?.release();
  expect({ given, held: budget.held() }).toEqual({ given: ['a', 'b', 'c', 'd'], held: 0 });
});
