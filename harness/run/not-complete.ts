import { SightlineError } from '../errors.ts';
import { DIAGNOSES } from './diagnosis-file.ts';
import { JUDGEMENTS } from './judge-file.ts';

/** What has not been asked, or not been answered. */
export type Left = {
  incomplete: number;
  /** Of them from files and folders, where asking again finds the same. */
  recorded: number;
  votes: number;
  diagnoses: number;
  unbegun: number;
};

/**
 * `RUN_INCOMPLETE`, with what to do about it.
 *
 * @param how.resumeCommand the command that goes on.
 */
export function notComplete(
  { incomplete, recorded, votes, diagnoses, unbegun }: Left,
  { limit, resumeCommand }: { limit: string | null; resumeCommand: string },
): SightlineError {
  const what =
    `${incomplete} trials have no reply` +
    (votes > 0 ? `, ${votes} votes of the judge have none` : '') +
    (diagnoses > 0 ? `, ${diagnoses} diagnoses have none` : '') +
    (unbegun > 0 ? `, ${unbegun} runs have not begun` : '') +
    (limit === null ? '' : `; stopped by ${limit}`);
  if (limit !== null)
    return new SightlineError('RUN_INCOMPLETE', what, { hint: `go on with: ${resumeCommand}` });
  const reasons = `the reasons are in ${['trials.jsonl', ...(votes > 0 ? [JUDGEMENTS] : []), ...(diagnoses > 0 ? [DIAGNOSES] : [])].join(', ')}`;
  const onlyRecorded = recorded === incomplete && votes + diagnoses + unbegun === 0;
  return new SightlineError('RUN_INCOMPLETE', what, {
    hint: onlyRecorded
      ? `${reasons}; recorded answers stay as they are: mend their file or folder, then run into another run folder (--out)`
      : `${reasons}; ask them again with: ${resumeCommand}`,
  });
}
