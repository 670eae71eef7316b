import { whoJudged } from '../answers/judging/votes.ts';
import type { JournalLine } from '../schema/journal.ts';
import type { JudgedBy } from '../schema/judged-by.ts';
import type { JudgeUsage } from '../schema/result.ts';

/** What the replies of one judge took, those without a verdict among them; other judges' are left out. */
export function judgeUsage(votes: Iterable<JournalLine>, by: JudgedBy): JudgeUsage {
  const usage: JudgeUsage = { votes: 0, inputTokens: null, outputTokens: null };
  const who = whoJudged(by);
  for (const { reply, vote } of votes) {
    if (reply === null || (vote?.by !== undefined && vote.by !== who)) continue;
    usage.votes += 1;
    const { inputTokens, outputTokens } = reply.usage ?? {};
    if (inputTokens !== undefined) usage.inputTokens = (usage.inputTokens ?? 0) + inputTokens;
    if (outputTokens !== undefined) usage.outputTokens = (usage.outputTokens ?? 0) + outputTokens;
  }
  return usage;
}
