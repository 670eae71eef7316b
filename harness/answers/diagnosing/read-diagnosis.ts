import { isDeepStrictEqual } from 'node:util';
import { describeIssues } from '../../schema/describe-issues.ts';
import { diagnosisSchema, type Diagnosis } from '../../schema/diagnosis.ts';
import { afterReasoning } from '../reasoning.ts';

/** A diagnosis, or why the reply holds none. Never a guess, and never half of one. */
export type DiagnosisReading = { diagnosis: Diagnosis } | { diagnosis: null; reason: string };

/** Reads `<diagnosis>{"answer": …}</diagnosis>` behind the reasoning; the same one twice is one. */
export function readDiagnosis(reply: string): DiagnosisReading {
  const found = Array.from(
    afterReasoning(reply).matchAll(/<diagnosis>([\s\S]*?)<\/diagnosis>/gi),
    (match) => parse(match[1] ?? ''),
  );
  const [first, ...others] = found;
  if (first === undefined) return none('no diagnosis');
  if (others.some((other) => !isDeepStrictEqual(other, first)))
    return none('more than one diagnosis');
  const parsed = diagnosisSchema.safeParse(first);
  if (!parsed.success) return none(describeIssues(parsed.error)[0] ?? 'no object');
  const contradiction = contradictionIn(parsed.data);
  return contradiction === null ? { diagnosis: parsed.data } : none(contradiction);
}

/** Words that cannot both be meant. */
function contradictionIn({ answer, cause }: Diagnosis): string | null {
  if (answer === 'wrong' && cause === 'none') return 'wrong, and nothing went wrong';
  if (answer === 'right' && cause === 'right-track-wrong-answer')
    return 'a right answer that is a wrong one';
  return null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function none(reason: string): DiagnosisReading {
  return { diagnosis: null, reason };
}
