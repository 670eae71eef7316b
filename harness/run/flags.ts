import { join } from 'node:path';
import type { Command } from 'commander';
import { SightlineError } from '../errors.ts';
import { positive, zeroOrMore } from '../flag-values.ts';
import { homeFolder } from '../home.ts';
import { parseShard, type Shard } from '../plan/shard.ts';
import type { RunAllOptions } from './run-all-options.ts';

/** How an endpoint is asked, be it by a run or by a judge, as it is typed. */
export type AskingFlags = {
  concurrency?: number;
  requestsPerMinute?: number;
  tokensPerMinute?: number;
  cache: boolean;
  maxCost?: number;
  maxTokensTotal?: number;
  maxTime?: number;
  maxFailed?: number;
  stallTimeout?: number;
  dryRun?: boolean;
};

/** How runs are carried out, as it is typed. */
export type RunnerFlags = AskingFlags & {
  repeat?: number;
  shard?: Shard;
  serveCommand?: string;
  serveTimeout?: number;
  videoBaseUrl?: string;
};

const SERVE_TIMEOUT_MS = 30 * 60_000;

/** Adds the flags of everything that asks an endpoint. */
export function askingFlags(program: Command): Command {
  return program
    .option('-c, --concurrency <n>', 'requests in flight (default: as many as go well)', positive)
    .option('--requests-per-minute <n>', 'never send more', positive)
    .option('--tokens-per-minute <n>', 'never spend more, input and output together', positive)
    .option('--no-cache', 'ask also what an earlier run has asked in the same words and pictures')
    .option('--max-cost <dollars>', 'stop when this command has spent so much', zeroOrMore)
    .option('--max-tokens-total <n>', 'stop when this command has spent so many tokens', positive)
    .option('--max-time <duration>', 'stop after so long: 90s, 30m, 8h', durationMs)
    .option('--max-failed <n>', 'stop when so many trials have failed', positive)
    .option(
      '--stall-timeout <duration>',
      'give a connection up that is silent for so long',
      durationMs,
    )
    .option('--dry-run', 'ask nothing; tell requests, tokens, cost and the first request');
}

/** Adds the runner's own flags to a command. */
export function runnerFlags(program: Command): Command {
  return askingFlags(program)
    .option('--repeat <k>', 'ask each question k times and tell how often it agrees', positive)
    .option('--shard <i/n>', 'ask only part i of n, by video; see sightline merge', parseShard)
    .option('--serve-command <command>', "start the model's server, and stop it afterwards")
    .option(
      '--serve-timeout <duration>',
      'how long it may take to answer (default: 30m)',
      durationMs,
    )
    .option('--video-base-url <url>', 'where the server finds whole videos, by their file name');
}

/** The same as the runner takes it. */
export function runnerOptions(flags: RunnerFlags, workingFolder: string) {
  const timeoutMs = flags.serveTimeout ?? SERVE_TIMEOUT_MS;
  return {
    ...askingOptions(flags, workingFolder),
    ...(flags.serveCommand === undefined
      ? {}
      : { serve: { command: flags.serveCommand, timeoutMs } }),
    ...(flags.videoBaseUrl === undefined ? {} : { videoBaseUrl: flags.videoBaseUrl }),
  };
}

export function askingOptions(flags: AskingFlags, workingFolder: string) {
  const { requestsPerMinute, tokensPerMinute, maxCost, maxTokensTotal, maxTime, maxFailed } = flags;
  const limits: RunAllOptions['limits'] = {
    ...(maxCost === undefined ? {} : { costDollars: maxCost }),
    ...(maxTokensTotal === undefined ? {} : { tokens: maxTokensTotal }),
    ...(maxTime === undefined ? {} : { durationMs: maxTime }),
    ...(maxFailed === undefined ? {} : { failed: maxFailed }),
  };
  return {
    concurrency: flags.concurrency ?? ('adaptive' as const),
    limits,
    ...(requestsPerMinute === undefined ? {} : { requestsPerMinute }),
    ...(tokensPerMinute === undefined ? {} : { tokensPerMinute }),
    packetsFolder: join(homeFolder(workingFolder), '.cache', 'packets'),
    ...(flags.cache ? { repliesFolder: repliesFolder(workingFolder) } : {}),
    ...(flags.stallTimeout === undefined ? {} : { stallTimeoutMs: flags.stallTimeout }),
    ...(flags.dryRun === true ? { dryRun: true } : {}),
  };
}

/** Where the replies of all runs are kept. */
export function repliesFolder(workingFolder: string): string {
  return join(homeFolder(workingFolder), '.cache', 'replies');
}

const UNITS_MS: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** "90s", "30m", "1.5h", "2d" as milliseconds. */
export function durationMs(text: string): number {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)([smhd])$/.exec(text) ?? [];
  const value = Number(number) * (UNITS_MS[unit] ?? Number.NaN);
  if (Number.isFinite(value) && value > 0) return value;
  throw new SightlineError('USAGE', `"${text}" is no duration`, {
    hint: 'write a number and s, m, h or d: 90s, 30m, 8h',
  });
}
