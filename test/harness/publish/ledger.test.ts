import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appendToLedger, earlierRecord, replacement } from '../../../harness/publish/ledger.ts';
import { ledgerEntrySchema } from '../../../harness/schema/ledger.ts';
import type { Result } from '../../../harness/schema/result.ts';
import {
  drawOutcomes,
  makeItemSet,
  makeProbe,
  makeResult,
} from '../../site/support/make-result.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const items = makeItemSet({
  hash: 'aa',
  benchmark: 'nextqa',
  split: 'val',
  name: null,
  items: 40,
  options: 5,
});
const scored = (share: number, protocol: Partial<Result['protocol']> = {}): Result =>
  makeResult(
    items,
    { full: makeProbe(items, drawOutcomes(items, { key: 'reader', share })) },
    { id: 'reader', model: { name: 'Reader' }, protocol },
  );
const [earlier, later] = [scored(0.4), scored(0.8)];

describe('a record in the place of another', () => {
  it('is no news while the score stays', () => {
    expect(replacement(earlier, { ...earlier, settings: { temperature: 1 } }, 'why')).toBe(null);
  });

  it('is a line with both scores, and the reason that was given', () => {
    const entry = replacement(earlier, later, 'A file was cut off.');
    expect(ledgerEntrySchema.parse(entry)).toMatchObject({
      benchmark: 'nextqa',
      result: 'reader',
      action: 'rescore',
      reason: 'A file was cut off.',
      before: earlier.probes['full']?.accuracy?.value,
      after: later.probes['full']?.accuracy?.value,
    });
  });

  it.each<[string, Partial<Result['protocol']>, string]>([
    ['nothing of the scoring', {}, 'Published again.'],
    ['the judge', { scored: 'ff' }, 'Scored by another judge.'],
    [
      'the extractor',
      { scored: 'ff', extractor: { id: 'choice', version: 2 } },
      'Scored by choice 2 and exact 1 in the place of choice 1 and exact 1.',
    ],
  ])('says what differs: %s', (_name, protocol, reason) => {
    expect(replacement(earlier, scored(0.8, protocol), undefined)?.reason).toBe(reason);
  });
});

it('a line is added behind what is there, and every line can be read', async () => {
  const folder = await temporaryFolder();
  const entry = replacement(earlier, later, 'Line\nbreak');
  if (entry === null) throw new Error('no entry');
  await appendToLedger(folder, entry);
  await appendToLedger(folder, entry);
  const lines = (await readFile(join(folder, 'ledger.jsonl'), 'utf8')).trimEnd().split('\n');
  expect(lines.map((line) => ledgerEntrySchema.parse(JSON.parse(line)))).toEqual([entry, entry]);
});

it('an earlier record that is missing or cannot be read is none', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'a.json');
  expect(await earlierRecord(file)).toBe(null);
  await writeFile(file, '{"schemaVersion": 0}');
  expect(await earlierRecord(file)).toBe(null);
  await writeFile(file, JSON.stringify(earlier));
  expect(await earlierRecord(file)).toEqual(earlier);
});
