import { resolve } from 'node:path';
import type { Command } from 'commander';
import { judgeConfig } from '../config/judge-config.ts';
import { SightlineError } from '../errors.ts';
import type { JudgeRequest } from '../plan/judge-plan.ts';
import type { Config } from '../schema/config.ts';

/** Who judges what rules leave open, as it is typed. */
export type JudgeFlags = {
  /** False: `--no-judge`. */
  judge?: string | false;
  judgeVotes?: number;
  judgeTemperature?: number | 'none';
  judgeSystem?: string;
};

const MOST_VOTES = 99;

export function judgeFlags(program: Command): Command {
  return oneVoteFlags(program).option(
    '--judge-votes <n>',
    'ask it n times an answer; the majority counts (default: 1)',
    votes,
  );
}

/** The same where each question is asked once. */
export function oneVoteFlags(program: Command): Command {
  return program
    .option(
      '--judge <endpoint>',
      'model that judges open-ended answers and generated videos: <adapter>:<model>[@<base URL>], or a name from the config',
    )
    .option('--judge-temperature <t>', 'instead of 0; none sends no temperature', temperature)
    .option(
      '--judge-system <file>',
      "the system prompt of a benchmark's authors, where it is not below the data folder",
    );
}

/**
 * The judge that is typed; null for none.
 *
 * @throws `USAGE` for a name that the config has not, and for flags of a judge without one.
 */
export async function judgeRequest(
  { judge, judgeVotes, judgeTemperature, judgeSystem, config }: JudgeFlags & { config?: string },
  place: { environment: Record<string, string | undefined>; workingFolder: string },
): Promise<{ request: JudgeRequest; prices: Config['prices'] } | null> {
  if (judge === undefined || judge === false) {
    const flags = [judgeVotes, judgeTemperature, judgeSystem];
    if (flags.every((flag) => flag === undefined)) return null;
    throw new SightlineError('USAGE', 'the flags --judge-… want a judge', {
      hint: 'name it: --judge <adapter>:<model>[@<base URL>]',
    });
  }
  const found = await judgeConfig(judge, { ...place, ...(config === undefined ? {} : { config }) });
  const settings = {
    ...found.settings,
    ...(typeof judgeTemperature === 'number' ? { temperature: judgeTemperature } : {}),
  };
  return {
    prices: found.prices,
    request: {
      endpoint: found.endpoint,
      votes: judgeVotes ?? 1,
      settings,
      ...(judgeTemperature === 'none' ? { withoutTemperature: true } : {}),
      ...(judgeSystem === undefined
        ? {}
        : { systemFile: resolve(place.workingFolder, judgeSystem) }),
      ...(found.card === undefined ? {} : { card: found.card }),
    },
  };
}

function votes(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= MOST_VOTES) return value;
  throw new SightlineError('USAGE', `"${text}" is no number of votes from 1 to ${MOST_VOTES}`, {
    hint: 'an odd number leaves no ties',
  });
}

function temperature(text: string): number | 'none' {
  const value = Number(text);
  if (text === 'none') return text;
  if (text.trim() !== '' && Number.isFinite(value) && value >= 0) return value;
  throw new SightlineError('USAGE', `"${text}" is no temperature`, {
    hint: 'a number of zero or more, or none',
  });
}
