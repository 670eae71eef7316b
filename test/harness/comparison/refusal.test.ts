import { describe, expect, it } from 'vitest';
import { comparePair } from '../../../harness/comparison/pair.ts';
import type { Permissions } from '../../../harness/comparison/compared.ts';
import { anchoredIds, ANCHOR_SEED } from '../../../harness/plan/anchored.ts';
import { makeResult } from '../../site/support/make-result.ts';
import { itemsIn, OPTIONS, sideOf } from './sides.ts';

const items = itemsIn([2, 2, 2]);
const base = sideOf('base', items, 'ccwwcw');

function refusal(other: typeof base, permissions: Permissions = {}, probe = 'full') {
  try {
    comparePair([base, other], { ...OPTIONS, permissions, probe });
  } catch (error) {
    return error as { code: string; message: string; hint: string };
  }
  return null;
}

type Protocol = Parameters<typeof makeResult>[2]['protocol'];
const under = (protocol: Protocol) =>
  sideOf('other', items, 'cccwcw', { ...(protocol && { protocol }) });

describe('another protocol', () => {
  const other = under({
    asked: 'another-asked-hash',
    frames: { sampler: 'linspace', count: 64, longSide: 768, jpegQuality: 90 },
  });

  it('is refused with what differs, field by field', () => {
    const refused = refusal(other);
    expect(refused?.code).toBe('COMPARISON_REFUSED');
    expect(refused?.message).toContain('frames count: 32 → 64');
    expect(refused?.message).toContain('asked hash: a1f09c7be2d4 → another-aske');
    expect(refused?.hint).toContain('--allow-different-protocol');
  });

  it('is compared when that is allowed, and says so', () => {
    const pair = comparePair([base, other], {
      ...OPTIONS,
      permissions: { differentProtocol: true },
    });
    expect(pair.protocol.same).toBe(false);
    expect(pair.warnings).toContain('the two were not asked the same');
  });
});

it('other rules of reading are refused, whatever is allowed', () => {
  const other = under({ scored: 'other', extractor: { id: 'choice', version: 2 } });
  const refused = refusal(other, { differentProtocol: true, commonItems: true });
  expect(refused?.code).toBe('COMPARISON_REFUSED');
  expect(refused?.message).toContain('other: extractor choice 2');
  expect(refused?.hint).toContain('read anew');
});

it('model settings are shown, and no reason to refuse', () => {
  const other = sideOf('other', items, 'cccwcw', {
    settings: { temperature: 0.7, maxTokens: 4096 },
  });
  const pair = comparePair([base, other], OPTIONS);
  expect(pair.settings).toEqual([{ field: 'temperature', base: '0', other: '0.7' }]);
  expect(pair.protocol.same).toBe(true);
});

describe('other items', () => {
  const part = itemsIn([2, 1], { hash: 'part', contentHash: 'of the part' });
  const other = sideOf('other', part, 'ccc');

  it('are refused with how many are in both', () => {
    const refused = refusal(other);
    expect(refused?.message).toContain('3 items in both, 3 only in the base, 0 only in the other');
    expect(refused?.hint).toContain('--common-items');
  });

  it('are compared on those of both when that is asked for, and it is said', () => {
    const pair = comparePair([base, other], { ...OPTIONS, permissions: { commonItems: true } });
    expect(pair.overall).toMatchObject({ n: 3, clusters: 2, onlyOther: 1 });
    expect(pair.warnings[0]).toContain('only common items: the item sets differ: 3 items in both');
  });

  it.each([
    [
      'another test under the same ids',
      itemsIn([2, 2, 2], { hash: 'x', contentHash: 'y' }),
      'questions, options',
    ],
    [
      'another benchmark',
      itemsIn([2, 2, 2], { hash: 'x', benchmark: 'z' }),
      'different benchmarks',
    ],
    [
      'other options',
      itemsIn([2, 2], { hash: 'x', contentHash: 'y', optionCounts: [5, 4, 4, 4] }),
      'number of options',
    ],
    [
      'other videos',
      itemsIn([2, 2], { hash: 'x', contentHash: 'y', clusterIds: ['v0', 'vX'] }),
      'another video',
    ],
    ['no item', itemsIn([1], { hash: 'x', ids: ['strange'] }), 'no item is in both'],
  ])('%s: refused even on common items', (_, set, why) => {
    const refused = refusal(sideOf('other', set, 'c'.repeat(set.ids.length)), {
      commonItems: true,
    });
    expect(refused?.code).toBe('COMPARISON_REFUSED');
    expect(refused?.message).toContain(why);
  });
});

describe('an anchored subset and its whole', () => {
  const whole = { ...items, hash: 'whole' };
  const ids = anchoredIds(whole, 4);
  const kept = items.ids.flatMap((id, item) => (ids.has(id) ? [item] : []));
  const subset = itemsIn([2, 2], {
    hash: 'of it',
    contentHash: 'of the part',
    name: 'subset-4',
    ids: kept.map((item) => items.ids[item] as string),
    clusterIds: [...new Set(kept.map((item) => `v${items.clusters[item]}`))],
    subset: { of: 'whole', ofItems: 6, items: 4, seed: ANCHOR_SEED },
  });
  const part = sideOf('part', subset, 'cwcc');
  const all = sideOf('all', whole, 'cccccc');

  it('are refused as one test', () => {
    const refused = refusal(part);
    expect(refused?.code).toBe('COMPARISON_REFUSED');
    expect(refused?.message).toContain('4 items in both, 2 only in the base, 0 only in the other');
  });

  it.each([
    ['the subset first', [part, all], 1 / 4],
    ['the whole first', [all, part], -1 / 4],
  ] as const)('are compared over the subset on common items, %s', (_, pair, difference) => {
    const compared = comparePair([...pair], { ...OPTIONS, permissions: { commonItems: true } });
    expect(compared.overall).toMatchObject({ n: 4, clusters: 2, difference });
    expect(compared.warnings[0]).toContain('only common items: the item sets differ: 4 items');
  });
});

it('outcomes that are not published, and probes that were not asked', () => {
  const withheld = sideOf('other', items, 'cccwcw', { withheld: ['full'] });
  expect(refusal(withheld)?.message).toContain(
    'single outcomes of full in other are not published',
  );
  const refused = refusal(sideOf('other', items, 'cccwcw'), {}, 'blind');
  expect(refused?.message).toContain('was not asked blind');
  expect(refused?.hint).toContain('it has full');
});
