import { describe, expect, it } from 'vitest';
import { joinProbes } from '../../../harness/run/join-probes.ts';
import { probeRecord } from '../../support/run-manifest.ts';

describe('joinProbes', () => {
  it('is asked where any record asks', () => {
    const joined = joinProbes([
      probeRecord('blind', { mask: 'x--', subset: 1 }),
      probeRecord('blind', { mask: '-x-', subset: 2 }),
    ]);
    expect(joined).toMatchObject({ mask: 'xx-', subset: 2 });
  });

  it('everywhere, once one record asks everywhere', () => {
    const joined = joinProbes([
      probeRecord('blind', { mask: 'x--', subset: 1 }),
      probeRecord('blind'),
    ]);
    expect(joined).toMatchObject({ mask: null, subset: null });
  });

  it('keeps every variant with the items that it was asked on', () => {
    const joined = joinProbes([
      probeRecord('shuffle', { mask: 'xx-', variants: [{ label: 'order-1', mask: 'xx-' }] }),
      probeRecord('shuffle', {
        mask: '-xx',
        variants: [
          { label: 'order-1', mask: '-xx' },
          { label: 'order-2', mask: '-xx' },
        ],
      }),
    ]);
    expect(joined.mask).toBeNull();
    expect(joined.variants).toEqual([
      { label: 'order-1', mask: null },
      { label: 'order-2', mask: '-xx' },
    ]);
  });

  it('a shard without any item of the probe adds nothing', () => {
    const nothing = probeRecord('rotate', { mask: '---', variants: [{ label: '', mask: '---' }] });
    const some = probeRecord('rotate', { mask: 'x--', variants: [{ label: '1', mask: 'x--' }] });
    expect(joinProbes([nothing, some])).toMatchObject({
      mask: 'x--',
      variants: [{ label: '1', mask: 'x--' }],
    });
    expect(joinProbes([nothing, nothing]).variants).toEqual([{ label: '', mask: '---' }]);
  });

  it('does not count an item twice that two records say nothing applies to', () => {
    const inapplicable = [{ reason: 'it has no clip', items: 3 }];
    const record = probeRecord('noise', { inapplicable });
    expect(joinProbes([record, record]).inapplicable).toEqual(inapplicable);
  });
});
