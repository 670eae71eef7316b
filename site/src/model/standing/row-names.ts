import type { Result } from '../../../../harness/schema/result.ts';
import { shortFrames } from '../frame-words.ts';

/**
 * What a row is called in a sentence: its model, with its frames where several rows are of that model.
 * Apart from the text around it, whatever direction it is written in.
 */
export function rowNames(results: readonly Result[]): (result: Result) => string {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { model } of results) (seen.has(model.name) ? twice : seen).add(model.name);
  return ({ model, protocol }) => {
    const name = `\u2068${model.name}\u2069`;
    return twice.has(model.name) ? `${name} (${shortFrames(protocol)})` : name;
  };
}
