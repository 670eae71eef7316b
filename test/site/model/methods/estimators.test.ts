import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ESTIMATOR_GROUPS } from '../../../../site/src/model/methods/estimators.ts';

const FOLDER = fileURLToPath(new URL('../../../../harness/statistics', import.meta.url));

/** What the estimators are made of: no figure comes from these alone. */
const PARTS = [
  'binomial',
  'cluster-warning',
  'clusters',
  'confusion',
  'moments',
  'quantile',
  'resampled-columns',
  'seed-policy',
  'student-t',
  'total',
  'weighted-means',
  'word-stream',
];

it('describes every statistic that there is, once', async () => {
  const described = ESTIMATOR_GROUPS.flatMap(({ estimators }) =>
    estimators.map(({ file }) => file),
  );
  const files = (await readdir(FOLDER)).map((name) => name.replace(/\.ts$/, ''));
  expect([...described, ...PARTS].toSorted()).toEqual(files.toSorted());
});
