import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ledgerEntrySchema } from '../../../harness/schema/ledger.ts';
import { resultSchema, type Result } from '../../../harness/schema/result.ts';
import { corrected, reinstated, withdrawn } from '../../../harness/submit/withdraw.ts';
import {
  drawOutcomes,
  makeItemSet,
  makeProbe,
  makeResult,
} from '../../site/support/make-result.ts';
import { submitCommand } from '../../support/submit-command.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { verified } from '../../support/verification.ts';

const items = makeItemSet({
  hash: 'aa',
  benchmark: 'nextqa',
  split: 'val',
  name: null,
  items: 40,
  options: 5,
});
const record = (key = 'reader', more: Partial<Parameters<typeof makeResult>[2]> = {}): Result =>
  makeResult(
    items,
    { full: makeProbe(items, drawOutcomes(items, { key, share: 0.6 })) },
    { id: 'reader', model: { name: 'Reader' }, ...more },
  );
const checked = record('reader', {
  provenance: { level: 'spot-checked', verification: verified() },
});
const said = {
  reason: 'Why.',
  by: 'A maintainer',
  url: null,
  now: new Date('2026-11-27T00:00:00Z'),
};
const score = checked.probes['full']?.accuracy?.value ?? null;

describe('a withdrawal', () => {
  it('keeps the record and its evidence, and is undone by reinstating it', () => {
    const { result, entry } = withdrawn(checked, said);
    expect(resultSchema.parse(result).provenance).toMatchObject({
      level: 'withdrawn',
      levelBefore: 'spot-checked',
      verification: verified(),
    });
    expect(ledgerEntrySchema.parse(entry)).toMatchObject({
      action: 'withdraw',
      before: score,
      after: null,
      reason: 'Why.',
    });
    const back = reinstated(result, said);
    expect(resultSchema.parse(back.result)).toEqual(checked);
    expect(back.entry).toMatchObject({ action: 'reinstate', before: null, after: score });
  });

  it('happens once, and only what is withdrawn is reinstated', () => {
    const { result } = withdrawn(checked, said);
    expect(() => withdrawn(result, said)).toThrow('withdrawn already');
    expect(() => reinstated(checked, said)).toThrow('not withdrawn');
    expect(() => corrected(result, checked, said)).toThrow('is withdrawn');
  });
});

describe('a correction', () => {
  it('keeps the level where the claims are the same', () => {
    const renamed = record('reader', { model: { name: 'Reader', revision: 'b1' } });
    const { result, entry } = corrected(checked, renamed, said);
    expect(resultSchema.parse(result)).toMatchObject({
      model: { revision: 'b1' },
      provenance: { level: 'spot-checked', verification: verified() },
    });
    expect(entry).toMatchObject({ action: 'correct', before: null, after: null });
  });

  it('of outcomes loses the level, and says both scores', () => {
    const other = record('other');
    const { result, entry } = corrected(checked, other, said);
    expect(resultSchema.parse(result).provenance.level).toBe('submitted');
    expect(entry).toMatchObject({ before: score, after: other.probes['full']?.accuracy?.value });
  });

  it('cannot claim a level by itself', () => {
    const { result } = corrected(record(), record('other', checked), said);
    expect(result.provenance.level).toBe('submitted');
  });

  it('is refused of another record, and where it changes nothing', () => {
    expect(() => corrected(checked, { ...checked, id: 'other' }, said)).toThrow(
      'not nextqa/reader',
    );
    expect(() => corrected(checked, checked, said)).toThrow('changes nothing');
  });
});

describe('as it is typed', () => {
  async function published() {
    const results = await temporaryFolder();
    const file = join(results, 'nextqa', 'reader.json');
    await mkdir(join(results, 'nextqa'));
    await writeFile(file, JSON.stringify(checked));
    const words = ['--reason', 'The replies were another model’s.', '--by', 'A maintainer'];
    return { results, file, words: [...words, '--results', results] };
  }
  const level = async (file: string) =>
    resultSchema.parse(JSON.parse(await readFile(file, 'utf8'))).provenance.level;

  it('each step is a line behind those that are there', async () => {
    const { results, file, words } = await published();
    const withdraw = await submitCommand('withdraw', 'reader', ...words);
    expect(withdraw.error).toBeNull();
    expect(await level(file)).toBe('withdrawn');
    const again = await submitCommand('withdraw', 'nextqa/reader', ...words);
    expect(again.error).toMatchObject({ code: 'USAGE' });
    expect((await submitCommand('reinstate', file, ...words)).error).toBeNull();
    expect(await level(file)).toBe('spot-checked');
    const replacement = join(results, 'new.json');
    await writeFile(replacement, JSON.stringify(record('other')));
    const correct = await submitCommand('correct', 'reader', '--with', replacement, ...words);
    expect(correct.error).toBeNull();
    expect(await level(file)).toBe('submitted');
    const lines = (await readFile(join(results, 'ledger.jsonl'), 'utf8')).trimEnd().split('\n');
    expect(lines.map((line) => ledgerEntrySchema.parse(JSON.parse(line)).action)).toEqual([
      'withdraw',
      'reinstate',
      'correct',
    ]);
  });

  it.each<[string, string[]]>([
    ['CONFIG_INVALID', ['withdraw', 'unknown']],
    ['CONFIG_INVALID', ['withdraw', '../nextqa/unknown']],
    ['USAGE', ['withdraw', 'reader', '--url', 'http://example.org']],
    ['USAGE', ['withdraw', 'reader', '--by', ' ']],
  ])('%s: %j', async (code, command) => {
    const { file, words } = await published();
    const { error } = await submitCommand(...command.slice(0, 2), ...words, ...command.slice(2));
    expect(error).toMatchObject({ code });
    expect(await level(file)).toBe('spot-checked');
  });
});
