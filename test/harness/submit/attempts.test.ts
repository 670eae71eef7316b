import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { benchmarks } from '../../../harness/plan/benchmarks.ts';
import type { Attempt } from '../../../harness/schema/attempt.ts';
import type { Result } from '../../../harness/schema/result.ts';
import { allowance } from '../../../harness/submit/attempts.ts';
import { countAttempt, readAttempts } from '../../../harness/submit/attempts-file.ts';
import { makeItemSet, makeResult } from '../../site/support/make-result.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const digest = (letter: string) => letter.repeat(64);
const DAY_MS = 86_400_000;
const LIMIT = { most: 2, perMs: 30 * DAY_MS };

const attempt = (day: number, more: Partial<Attempt> = {}): Attempt => ({
  date: new Date(Date.UTC(2026, 10, day)).toISOString(),
  team: 'Lab A',
  family: 'Reader',
  benchmark: 'motionbench',
  split: 'test',
  submission: digest('a'),
  ...more,
});

describe('attempts on a hidden split', () => {
  it('are as many as the limit says within its time', () => {
    const [first, second] = [attempt(1), attempt(5, { submission: digest('b') })];
    const wanted = attempt(10, { submission: digest('c') });
    expect(allowance([], wanted, LIMIT)).toEqual({ allowed: true, known: false, left: 1 });
    expect(allowance([first], wanted, LIMIT)).toEqual({ allowed: true, known: false, left: 0 });
    expect(allowance([second, first], wanted, LIMIT)).toEqual({
      allowed: false,
      used: 2,
      nextAt: new Date(Date.UTC(2026, 11, 1)),
    });
    const later = { ...wanted, date: '2026-12-01T00:00:00.000Z' };
    expect(allowance([first, second], later, LIMIT)).toMatchObject({ allowed: true });
  });

  it('wait for the one that makes room, where more were made than may be', () => {
    const made = [1, 3, 5].map((day) => attempt(day, { submission: digest(String(day)) }));
    expect(allowance(made, attempt(6, { submission: digest('c') }), LIMIT)).toMatchObject({
      allowed: false,
      nextAt: new Date(Date.UTC(2026, 11, 3)),
    });
  });

  it('of the same replies count once', () => {
    const made = [attempt(1), attempt(5, { submission: digest('b') })];
    expect(allowance(made, attempt(10), LIMIT)).toMatchObject({ allowed: true, known: true });
  });

  it.each<[string, Partial<Attempt>, boolean]>([
    ['another name for the model', { family: 'Reader 2' }, false],
    ['another team for the model', { team: 'Lab B' }, false],
    ['another spelling of both', { team: 'LAB-A ', family: 'other' }, false],
    ['another team and model', { team: 'Lab B', family: 'Other' }, true],
    ['another split', { split: 'dev' }, true],
    ['another benchmark', { benchmark: 'other' }, true],
  ])('%s', (_name, more, allowed) => {
    const made = [attempt(1), attempt(5, { submission: digest('b') })];
    const wanted = attempt(10, { submission: digest('c'), ...more });
    expect(allowance(made, wanted, LIMIT).allowed).toBe(allowed);
  });
});

const recordOf = (split: string): Result => {
  const named = { hash: 'aa', benchmark: 'motionbench', split, name: null };
  const items = makeItemSet({ ...named, items: 10, options: 4 });
  return makeResult(
    items,
    {},
    { id: 'a', model: { name: 'Reader' }, provenance: { runBy: 'Lab A' } },
  );
};

it('is written down before anything is scored, and refused without a trace', async () => {
  const benchmark = await benchmarks.load('motionbench');
  const file = join(await temporaryFolder(), 'private', 'attempts.jsonl');
  const kept = { file, most: 1, perMs: 30 * DAY_MS };
  const count = (replies: string, day: number) =>
    countAttempt(
      { benchmark, result: recordOf('test'), replies },
      { kept, now: new Date(Date.UTC(2026, 10, day)) },
    );
  expect(await count(digest('a'), 1)).toEqual({ left: 0 });
  const text = await readFile(file, 'utf8');
  expect(await readAttempts(file)).toEqual([attempt(1)]);
  expect(await count(digest('a'), 2)).toEqual({ left: 0 });
  await expect(count(digest('b'), 3)).rejects.toMatchObject({
    code: 'ATTEMPTS_SPENT',
    hint: expect.stringContaining('from 2026-12-01') as string,
  });
  expect(await readFile(file, 'utf8')).toBe(text);
  // A line that cannot be read would be one attempt more.
  await writeFile(file, `${text}{"date":`);
  await expect(count(digest('b'), 3)).rejects.toMatchObject({
    code: 'JOURNAL_INVALID',
    message: expect.stringContaining('attempts.jsonl:2') as string,
  });
});

it('is counted of hidden splits only, and never left uncounted there', async () => {
  const benchmark = await benchmarks.load('motionbench');
  const how = { kept: null, now: new Date(0) };
  const replies = digest('a');
  expect(await countAttempt({ benchmark, result: recordOf('dev'), replies }, how)).toBeNull();
  await expect(
    countAttempt({ benchmark, result: recordOf('test'), replies }, how),
  ).rejects.toMatchObject({ code: 'USAGE' });
});
