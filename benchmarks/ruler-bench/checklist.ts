import { z } from 'zod';
import { parseJson } from '../../harness/data/json-text.ts';
import { RowFault } from '../../harness/data/row.ts';

/** What a judge rates a generated video by, as the data names it. */
export const DIMENSIONS = [
  'Instruction Following',
  'Visual Consistency',
  'Visual Fidelity',
  'Rule Coherence',
] as const;

type Check = { dimension: string; question: string };

const entries = z
  .array(z.record(z.string(), z.string(), 'a dimension with its question'), 'a list of questions')
  .min(1, 'a question or more');

/** A list of one-key objects `{dimension: question}`; the parquet copy holds the list as a text. */
export function readChecklist(given: unknown): Check[] {
  const parsed = entries.safeParse(typeof given === 'string' ? parseText(given) : given);
  if (!parsed.success) {
    throw fault(parsed.error.issues[0]?.message ?? 'a list of questions', given);
  }
  return parsed.data.map((entry) => {
    const [pair, ...others] = Object.entries(entry);
    if (pair === undefined || others.length > 0) throw fault('one dimension a question', entry);
    const [dimension, question] = pair;
    if (!DIMENSIONS.some((known) => known === dimension)) {
      throw fault(`one of ${DIMENSIONS.join(', ')}`, dimension);
    }
    if (question.trim() === '') throw fault('a question', question);
    return { dimension, question };
  });
}

function parseText(text: string): unknown {
  try {
    return parseJson(text, 'checklist');
  } catch {
    throw fault('a list in JSON', text);
  }
}

function fault(expected: string, received: unknown): RowFault {
  return new RowFault({ field: 'checklist', expected, received });
}
