import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { CHECKS, gatherProblems, isRefused, PROBLEMS } from '../../../harness/submit/problem.ts';

it('docs/submissions.md lists every code with what it does and when, and no other', async () => {
  const text = await readFile(new URL('../../../docs/submissions.md', import.meta.url), 'utf8');
  const table = /<!-- problems -->([^]*)<!-- \/problems -->/.exec(text)?.[1] ?? '';
  const rows = [...table.matchAll(/^\| `([A-Z_]+)`\s*\| (\w+)\s*\| (.+?)\s*\|$/gm)];
  const told = rows.map(([, code, does, when]) => [code, does, when]);
  const known = Object.entries(PROBLEMS).map(([code, [, does, when]]) => [code, does, when]);
  expect(told).toEqual(known);
});

it('every check has a problem that it can find', () => {
  const found = new Set(Object.values(PROBLEMS).map(([check]) => check));
  expect([...found].sort()).toEqual(Object.keys(CHECKS).sort());
});

it('tells the first of a kind and counts the others; a warning refuses nothing', () => {
  const problems = gatherProblems();
  problems.add('ITEM_SET_NEW', { file: 'items.json' }, 'new');
  expect(isRefused(problems)).toBe(false);
  for (let n = 0; n < 1000; n += 1) problems.add('TRIAL_MISSING', { file: 'x' }, String(n));
  expect(problems.counts.get('TRIAL_MISSING')).toBe(1000);
  expect(problems.list).toHaveLength(21);
  expect(isRefused(problems)).toBe(true);
});
