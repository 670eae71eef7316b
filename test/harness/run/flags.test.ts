import { Command } from 'commander';
import { expect, it } from 'vitest';
import {
  durationMs,
  runnerFlags,
  runnerOptions,
  type RunnerFlags,
} from '../../../harness/run/flags.ts';

const parse = (words: string[]) => {
  const program = runnerFlags(new Command()).exitOverride();
  program.parse(words, { from: 'user' });
  return runnerOptions(program.opts<RunnerFlags>(), '/somewhere');
};

it('says nothing of what is not typed', () => {
  expect(parse([])).toEqual({
    concurrency: 'adaptive',
    limits: {},
    packetsFolder: '/somewhere/.cache/packets',
    repliesFolder: '/somewhere/.cache/replies',
  });
});

it('takes limits, budgets and the server', () => {
  const words =
    '-c 16 --max-cost 2.5 --max-tokens-total 1000 --max-time 8h --max-failed 3 --no-cache --tokens-per-minute 5 --requests-per-minute 6 --serve-timeout 2m --stall-timeout 5m --dry-run';
  expect(parse([...words.split(' '), '--serve-command', 'vllm serve m'])).toEqual({
    concurrency: 16,
    limits: { costDollars: 2.5, tokens: 1000, durationMs: 28_800_000, failed: 3 },
    packetsFolder: '/somewhere/.cache/packets',
    tokensPerMinute: 5,
    requestsPerMinute: 6,
    serve: { command: 'vllm serve m', timeoutMs: 120_000 },
    stallTimeoutMs: 300_000,
    dryRun: true,
  });
});

it.each([
  ['90s', 90_000],
  ['1.5h', 5_400_000],
  ['2d', 172_800_000],
])('%s is a duration', (text, ms) => {
  expect(durationMs(text)).toBe(ms);
});

it.each([
  ['--max-time', '8'],
  ['--max-time', '0s'],
  ['--max-cost', '-1'],
  ['--max-failed', '1.5'],
  ['--shard', '0/4'],
  ['--shard', '5/4'],
  ['--repeat', '0'],
])('%s %s is refused', (flag, value) => {
  expect(() => parse([flag, value])).toThrow(expect.objectContaining({ code: 'USAGE' }) as Error);
});
