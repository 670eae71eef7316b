import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { scoreTrial, type AskedQuestion, type Reading } from '../answers/outcome.ts';
import { writeAtomically } from '../atomic-write.ts';
import { SightlineError } from '../errors.ts';
import { groundingLines } from '../grounding/grounding-lines.ts';
import { scoredHash } from '../plan/protocol-hash.ts';
import { scoreLineSchema, type JournalLine, type ScoreLine } from '../schema/journal.ts';
import { describeIssues } from '../schema/describe-issues.ts';
import { writeGrounding } from './grounding-file.ts';

/** What a journal line was asked, or null when it belongs to nothing that is known. */
export type QuestionOf = (line: JournalLine) => AskedQuestion | null;

/** Scores every journalled trial whose question is known and replaces `scores.jsonl`, and the spans beside it. */
export async function writeScores(
  runFolder: string,
  journal: Map<string, JournalLine>,
  { questionOf, reading }: { questionOf: QuestionOf; reading: Reading },
): Promise<ScoreLine[]> {
  const scored = scoredMark(reading);
  const scores = [...journal.values()].flatMap((line) => {
    const question = questionOf(line);
    return question === null ? [] : [{ ...scoreTrial(line, question, reading), scored }];
  });
  // First: scores that are today's have spans that are.
  await writeGrounding(
    runFolder,
    groundingLines(journal.values(), (line) => questionOf(line)?.item ?? null),
  );
  await writeAtomically(
    join(runFolder, 'scores.jsonl'),
    scores.map((line) => `${JSON.stringify(line)}\n`).join(''),
  );
  return scores;
}

/** What every line of `scores.jsonl` says of the extractors and the scorer that made it. */
export function scoredMark(reading: Reading): string {
  return scoredHash(reading).slice(0, 12);
}

/** @throws `JOURNAL_INVALID` when the file is missing or a line breaks the schema. */
export async function readScores(runFolder: string): Promise<ScoreLine[]> {
  const path = join(runFolder, 'scores.jsonl');
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new SightlineError('JOURNAL_INVALID', `${path} cannot be read`, {
      cause,
      hint: `npx sightline score ${runFolder} makes it from the journal`,
    });
  });
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => {
      const parsed = scoreLineSchema.safeParse(JSON.parse(line));
      if (parsed.success) return parsed.data;
      throw new SightlineError(
        'JOURNAL_INVALID',
        `${path}:${index + 1}: ${describeIssues(parsed.error).join('; ')}`,
        { hint: `npx sightline score ${runFolder} makes the file anew` },
      );
    });
}
