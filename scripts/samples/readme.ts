import type { Sample } from './sample.ts';

/** What stands beside the sample for a person who opens the folder. */
export function readme(sample: Sample): string {
  const needs = new Map<string, number>();
  for (const item of Object.values(sample.truth)) {
    needs.set(item.needs, (needs.get(item.needs) ?? 0) + 1);
  }
  const counts = [...needs].map(([need, count]) => `${need} ${count}`).join(', ');
  return `# Sample of ${sample.benchmark}

${Object.keys(sample.truth).length} items on ${sample.clips.length} clips in the benchmark's official format and layout.
Not a row and not a frame of it comes from the benchmark: simple shapes on a plain ground, drawn by
\`scripts/samples/\`, with questions of our own. Labels such as domains, durations and question types
only fill the official columns.

\`truth.json\` holds for each item the right answer and what it takes to find it: \`text\` alone, one
\`frame\`, or \`motion\`, \`order\` or \`count\` over time (here: ${counts}).

Made by \`npm run samples\`; running it again gives the same files. Do not edit by hand.

Licence: CC0 1.0, https://creativecommons.org/publicdomain/zero/1.0/
`;
}
