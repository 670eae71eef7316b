import { describe, expect, it } from 'vitest';
import { resultSchema, type Result } from '../../../harness/schema/result.ts';
import type { Verification } from '../../../harness/schema/verification.ts';
import { verified } from '../../support/verification.ts';
import {
  drawOutcomes,
  makeItemSet,
  makeProbe,
  makeResult,
} from '../../site/support/make-result.ts';

const items = makeItemSet({
  hash: 'aa',
  benchmark: 'nextqa',
  split: 'val',
  name: null,
  items: 40,
  options: 5,
});
const record = (provenance: Partial<Result['provenance']>): Result =>
  makeResult(
    items,
    { full: makeProbe(items, drawOutcomes(items, { key: 'reader', share: 0.6 })) },
    { id: 'reader', model: { name: 'Reader' }, provenance },
  );
const messages = (provenance: Partial<Result['provenance']>): string[] =>
  resultSchema.safeParse(record(provenance)).error?.issues.map(({ message }) => message) ?? [];
const all: Verification = verified({ items: 40, of: 40, seed: null });

describe('a level above submitted', () => {
  it.each(['spot-checked', 'reproduced', 'attested'] as const)('%s needs evidence', (level) => {
    expect(messages({ level })).toEqual([`the level ${level} needs a verification`]);
  });

  it('is carried by a sample, by all items, by all items and an attestation', () => {
    expect(messages({ level: 'spot-checked', verification: verified() })).toEqual([]);
    expect(messages({ level: 'reproduced', verification: all })).toEqual([]);
    const attestation = 'https://example.org/attestations/1';
    expect(messages({ level: 'attested', verification: { ...all, attestation } })).toEqual([]);
  });

  it('is not carried by less', () => {
    expect(messages({ level: 'reproduced', verification: verified() })).toEqual([
      'the level reproduced needs all items asked again, not 30 of 40',
    ]);
    expect(messages({ level: 'attested', verification: all })).toEqual([
      'the level attested needs the address of its attestation',
    ]);
    const { full: _, ...probes } = all.probes;
    expect(messages({ level: 'reproduced', verification: { ...all, probes } })).toEqual([
      'no "full"',
    ]);
  });
});

it.each(['reported', 'submitted'] as const)('%s goes without evidence only', (level) => {
  expect(messages({ level })).toEqual([]);
  expect(messages({ level, verification: verified() })).toEqual([
    `a verification does not go with the level ${level}`,
  ]);
});

it('a withdrawn record keeps its evidence and what it was', () => {
  const levelBefore = 'spot-checked';
  expect(messages({ level: 'withdrawn', levelBefore, verification: verified() })).toEqual([]);
  expect(messages({ level: 'withdrawn' })).toEqual([]);
  expect(messages({ level: 'submitted', levelBefore })).toEqual(['belongs to withdrawn records']);
});
