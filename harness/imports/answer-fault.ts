import { SightlineError } from '../errors.ts';
import { shown } from '../data/text.ts';

/** A place in a file of answers that is not as it should be. */
export type AnswerFault = {
  file: string;
  line: number;
  field: string;
  expected: string;
  received: unknown;
};

export function faultAt(fault: AnswerFault, hint?: string): SightlineError {
  const { file, line, field, expected, received } = fault;
  const message = `${file}:${line}: ${field}: expected ${expected}, got ${shown(received)}`;
  return new SightlineError('DATA_INVALID', message, hint === undefined ? {} : { hint });
}
