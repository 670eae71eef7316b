import { expect, it } from 'vitest';
import {
  duration,
  progressBlock,
  progressLine,
  type Standing,
} from '../../../harness/run/progress-text.ts';
import { accuracy } from '../../../harness/statistics/accuracy.ts';

const standing = (more: Partial<Standing> = {}): Standing => ({
  title: 'NExT-QA',
  total: 100,
  done: 40,
  answered: 20,
  cached: 5,
  elapsedMs: 10_000,
  load: { inFlight: 7, limit: 9, pausedMs: 0 },
  retries: 3,
  failures: new Map([
    ['CLIP_MISSING', 2],
    ['ENDPOINT_BUSY', 1],
  ]),
  accuracy: { probe: 'full', estimate: accuracy([true, true, false, true], ['a', 'a', 'b', 'c']) },
  costDollars: 1.234,
  ...more,
});

it('tells on a few lines what there is to know', () => {
  expect(progressBlock(standing()).split('\n')).toEqual([
    'NExT-QA: 40 of 100 trials (40 %) · 2.0 a second · 5 from the cache · 30 s left',
    '  7 in flight of 9 · 3 asked again',
    '  failed: 2 CLIP_MISSING, 1 ENDPOINT_BUSY',
    expect.stringMatching(/^ {2}full so far 75\.0 \(\d+\.\d to \d+\.\d, n 4\) · \$1\.23$/),
  ]);
});

it('leaves out what is not known', () => {
  const fresh = standing({
    answered: 0,
    cached: 0,
    retries: 0,
    load: null,
    failures: new Map(),
    accuracy: null,
    costDollars: null,
  });
  expect(progressBlock(fresh)).toBe('NExT-QA: 40 of 100 trials (40 %)');
  expect(progressLine(fresh)).toBe('NExT-QA: 40 of 100 trials');
});

it('is one line in a log', () => {
  const line = progressLine(standing({ load: { inFlight: 0, limit: 4, pausedMs: 30_000 } }));
  expect(line).not.toContain('\n');
  expect(line).toContain('0 in flight of 4 · asked to wait 30 s · 3 asked again · failed: 2 CLIP');
});

it.each([
  [0, '0 s'],
  [40_000, '40 s'],
  [100_000, '2 min'],
  [3_600_000, '60 min'],
  [12_000_000, '3 h 20 min'],
  [7_200_000, '2 h'],
])('%i ms is %s', (ms, text) => {
  expect(duration(ms)).toBe(text);
});
