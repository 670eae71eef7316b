import { expect, it } from 'vitest';
import { clusterWarning } from '../../../harness/statistics/cluster-warning.ts';

it.each([
  [1, '1 cluster: nothing can be said about the spread'],
  [2, '2 clusters: the interval is too narrow to rely on, read the permutation p only'],
  [9, '9 clusters: the interval is too narrow to rely on, read the permutation p only'],
  [10, '10 clusters: below 20 the interval is likely too narrow'],
  [19, '19 clusters: below 20 the interval is likely too narrow'],
  [20, undefined],
])('says what %i clusters are good for', (clusters, text) => {
  expect(clusterWarning(clusters)).toBe(text);
});
