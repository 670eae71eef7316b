import { expect, it } from 'vitest';
import { random } from '../../../harness/random.ts';
import { clusterResamples, resampledSums } from '../../../harness/statistics/cluster-resamples.ts';
import { resampledColumns } from '../../../harness/statistics/resampled-columns.ts';

const resamples = clusterResamples({ clusters: 31, draws: 50, seed: 3, key: 'columns' });

it.each([0, 1, 2, 3, 4, 5, 11])('%i columns are those of one at a time, to the bit', (count) => {
  const columns = Array.from({ length: count }, (_, column) => {
    const dice = random(1, 'column', String(column));
    return Float64Array.from({ length: 31 }, () => dice.integer(-99, 99) / 7);
  });
  expect(resampledColumns(resamples, columns)).toEqual(
    columns.map((column) => resampledSums(resamples, column)),
  );
});

it('refuses columns of other clusters', () => {
  const columns = [new Float64Array(31), new Float64Array(30)];
  expect(() => resampledColumns(resamples, columns)).toThrow(RangeError);
});
