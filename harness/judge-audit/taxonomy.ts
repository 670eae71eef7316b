/** Why a judge and people differ, as an auditor finds it; who is right stands apart from it. */
export const CAUSES = {
  query_error: 'the question, the reference or the checklist is wrong',
  perception_error: 'the judge did not see, or saw wrongly, what is shown',
  wrong_event: 'the judge took another event or time span',
  wrong_object: 'the judge took another person, object or place',
  insufficient_evidence: 'what is shown does not decide it, or is too broad',
  right_track_wrong_final: 'the reasoning goes the right way, the last step does not',
  reasoning_answer_mismatch: 'the reasoning says one thing, the verdict another',
  parse_error: 'the reply was read as something that it does not say',
  ambiguous_item: 'people can read it in either way',
  policy_refusal: 'the judge declined rather than judged',
  frame_sampling_miss: 'the evidence is in the video, but in none of the frames shown',
} as const satisfies Record<string, string>;

export type Cause = keyof typeof CAUSES;

export function isCause(word: string): word is Cause {
  return Object.hasOwn(CAUSES, word);
}
