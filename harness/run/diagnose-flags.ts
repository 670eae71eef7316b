import type { Command } from 'commander';
import { judgeConfig } from '../config/judge-config.ts';
import { SightlineError } from '../errors.ts';
import { positive } from '../flag-values.ts';
import type { Diagnosing } from './diagnose-folder.ts';

/** Who diagnoses the reasoning of replies, as it is typed. */
export type DiagnoseFlags = { diagnose?: string; diagnoseSample?: number };

export function diagnoseFlags(program: Command): Command {
  return program
    .option(
      '--diagnose <endpoint>',
      'model that says of each scored reply whether its reasoning carries its answer; no part of the score',
    )
    .option('--diagnose-sample <n>', 'only n replies, drawn by the seed of the run', positive);
}

/** Null for none. @throws `USAGE` for a name that the config has not, and for a sample of nobody's. */
export async function diagnoseRequest(
  { diagnose, diagnoseSample, config }: DiagnoseFlags & { config?: string },
  place: { environment: Record<string, string | undefined>; workingFolder: string },
): Promise<Diagnosing | null> {
  if (diagnose === undefined) {
    if (diagnoseSample === undefined) return null;
    throw new SightlineError('USAGE', '--diagnose-sample wants a model that diagnoses', {
      hint: 'name it: --diagnose <adapter>:<model>[@<base URL>]',
    });
  }
  const { endpoint, settings, card, prices } = await judgeConfig(diagnose, {
    ...place,
    ...(config === undefined ? {} : { config }),
  });
  return {
    prices,
    request: {
      judge: { endpoint, votes: 1, settings, ...(card === undefined ? {} : { card }) },
      sample: diagnoseSample ?? null,
    },
  };
}
