import type { Prompt } from '../../harness/schema/prompt.ts';

/** A prompt as the benchmarks' README files write it: conditions in brackets, the rest as it is. */
export function promptTemplate(prompt: Prompt): string {
  return prompt.segments
    .map(({ when, text }) => (when === undefined ? text : `[when ${when}: ${text}]`))
    .join('');
}
