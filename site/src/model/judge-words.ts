import type { JudgedBy } from '../../../harness/schema/judged-by.ts';
import type { Result } from '../../../harness/schema/result.ts';
import type { Fact } from './facts.ts';
import { counted, grouped } from './figures.ts';

const SHORT_HASH = 7;

/** "3 votes, the majority counts". */
export function voteWords({ votes }: Pick<JudgedBy, 'votes'>): string {
  return votes === 1 ? '1 vote' : `${counted(votes, 'vote')}, the majority counts`;
}

export function shortHash({ promptHash }: Pick<JudgedBy, 'promptHash'>): string {
  return promptHash.slice(0, SHORT_HASH);
}

/** What stands beside a score that comes from a judge of the model's own makers. */
export const SAME_FAMILY = 'judge of the same family';
export const SAME_FAMILY_SENTENCE =
  'The judge comes from the makers of the judged model, as far as their names tell, and may favour it.';

/** The same on few lines, among the other facts of a protocol. */
export function judgeSummary(judge: JudgedBy): Fact[] {
  const { id, version, model, promptHash, sameFamily } = judge;
  return [
    { name: 'Judge', value: `${model}, ${id} version ${version}, ${voteWords(judge)}` },
    { name: 'Judge’s prompt hash', value: promptHash, code: true },
    ...(sameFamily ? [{ name: 'Same family', value: SAME_FAMILY_SENTENCE }] : []),
  ];
}

/** Everything that a verdict depends on. */
export function judgeFacts(judge: JudgedBy): Fact[] {
  const { temperature, maxTokens } = judge.settings;
  return [
    { name: 'Model', value: judge.model, code: true },
    ...(judge.revision === null
      ? []
      : [{ name: 'Revision', value: judge.revision, code: true as const }]),
    { name: 'Judge', value: `${judge.id}, version ${judge.version}, asked by ${judge.adapter}` },
    { name: 'Votes', value: voteWords(judge) },
    { name: 'Temperature', value: temperature === undefined ? 'not sent' : String(temperature) },
    ...(maxTokens === undefined ? [] : [{ name: 'Token limit', value: grouped(maxTokens) }]),
    { name: 'Prompt hash', value: judge.promptHash, code: true },
    { name: 'Same family', value: judge.sameFamily ? `yes: ${SAME_FAMILY_SENTENCE}` : 'no' },
  ];
}

/** What two judges have in common when their verdicts are of one measure. */
export function judgeKey({ judge }: Pick<Result['protocol'], 'judge'>): string {
  if (judge === undefined) return '';
  const { sameFamily: _, ...who } = judge;
  return JSON.stringify(who);
}
