import type { Prompt } from '../../harness/schema/prompt.ts';

/** A prompt as the benchmarks' README files write it: a segment a line, with its condition. */
export function promptTemplate(prompt: Prompt): string {
  return prompt.segments
    .map(({ when = 'always', text }) => `${when.padEnd(12)}${JSON.stringify(text)}`)
    .join('\n');
}
