import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clusterIndex, clusterSums } from '../../../harness/statistics/clusters.ts';
import { mcnemar } from '../../../harness/statistics/mcnemar.ts';
import { obuchowski } from '../../../harness/statistics/obuchowski.ts';
import golden from './golden.json' with { type: 'json' };
import { differences, videoOf } from './paired-items.ts';

it('meets the golden vector', () => {
  const { z, p } = obuchowski(clusterSums(differences, clusterIndex(videoOf)));
  expect(z).toBeCloseTo(golden.cluster_mcnemar_obuchowski.z_null, 12);
  expect(p).toBeCloseTo(golden.cluster_mcnemar_obuchowski.p_null, 9);
});

it('is McNemar’s chi-square when every item is a cluster', () => {
  fc.assert(
    fc.property(fc.nat(30), fc.nat(30), (b, c) => {
      const sums = [...Array<number>(b).fill(1), ...Array<number>(c).fill(-1), 0, 0];
      const { z, p } = obuchowski(sums);
      expect(z * z).toBeCloseTo(mcnemar(b, c).chiSquare.value, 9);
      expect(p).toBeCloseTo(mcnemar(b, c).chiSquare.p, 9);
    }),
  );
});

it('says nothing where nothing differs', () => {
  expect(obuchowski([0, 0])).toEqual({ z: 0, p: 1 });
});
