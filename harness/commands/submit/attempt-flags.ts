import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Terminal } from '../../command.ts';
import { positive } from '../../flag-values.ts';
import { durationMs } from '../../run/flags.ts';
import type { AttemptsKept } from '../../submit/attempts-file.ts';

/** How often answers that are not public may be asked for a score, as it is typed. */
export type AttemptFlags = { attemptsFile?: string; attempts?: number; per?: number };

const DEFAULT = { most: 3, perMs: 30 * 86_400_000 };

export function attemptFlags(command: Command): Command {
  return command
    .option('--attempts-file <file>', 'of a hidden split: where its attempts are counted (JSONL)')
    .option('--attempts <n>', 'of a hidden split: so many may be scored (default: 3)', positive)
    .option('--per <duration>', 'in so long a time (default: 30d)', durationMs);
}

/** The same as the check takes it; nothing where no file is named. */
export function attemptsKept(
  { attemptsFile, attempts = DEFAULT.most, per = DEFAULT.perMs }: AttemptFlags,
  { workingFolder }: Terminal,
): { attempts?: AttemptsKept } {
  if (attemptsFile === undefined) return {};
  return { attempts: { file: resolve(workingFolder, attemptsFile), most: attempts, perMs: per } };
}
