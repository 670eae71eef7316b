import { meansSame, stringsIn } from './meaning.ts';

const LINES = /^Question: (".*")\nReference answers: (".*")\nAnswer to be graded: (".*")$/m;

/**
 * Whether a short answer means what a reference means, as `<verdict>yes</verdict>` or no; null for
 * another request. The reader knows numbers, colours, shapes, directions and what can be done, in more
 * than one word each; any other word means itself.
 */
export function gradeAnswer(text: string): string | null {
  const [, question, references, answer] = LINES.exec(text) ?? [];
  if (question === undefined || references === undefined || answer === undefined) return null;
  const given = stringsIn(answer)[0] ?? '';
  const asked = stringsIn(question)[0] ?? '';
  const isRight = stringsIn(references).some((reference) => meansSame(given, reference, asked));
  return `<verdict>${isRight ? 'yes' : 'no'}</verdict>`;
}
