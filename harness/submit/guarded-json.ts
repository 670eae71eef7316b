import { LIMITS } from './limits.ts';
import type { Place, Problems } from './problem.ts';

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * A text that somebody else has written, as JSON. What breaks a rule is told, and nothing is returned.
 *
 * @returns undefined where it is none.
 */
export function guardedJson(bytes: Buffer, place: Place, problems: Problems): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    problems.add('JSON_INVALID', place, 'not in UTF-8');
    return undefined;
  }
  const { depth, values } = sizes(text);
  if (depth > LIMITS.nesting) {
    problems.add('NESTED_TOO_DEEP', place, `${depth} levels, ${LIMITS.nesting} at most`);
    return undefined;
  }
  if (values > LIMITS.values) {
    problems.add('FILE_TOO_LARGE', place, `${values} values, ${LIMITS.values} at most`);
    return undefined;
  }
  const forbidden = new Set<string>();
  let value: unknown;
  try {
    value = JSON.parse(text, (key, inner: unknown) => {
      if (FORBIDDEN.has(key)) forbidden.add(key);
      return inner;
    });
  } catch (error) {
    problems.add('JSON_INVALID', place, error instanceof Error ? error.message : String(error));
    return undefined;
  }
  for (const key of forbidden) problems.add('KEY_FORBIDDEN', place, `a field is named ${key}`);
  return forbidden.size === 0 ? value : undefined;
}

/** Counted before it is parsed: what walks the value later goes as deep and as far. */
function sizes(text: string): { depth: number; values: number } {
  let [depth, deepest, values] = [0, 0, 1];
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (quoted) {
      if (letter === 0x5c) at += 1;
      else if (letter === 0x22) quoted = false;
    } else if (letter === 0x22) quoted = true;
    else if (letter === 0x2c) values += 1;
    else if (letter === 0x7b || letter === 0x5b) deepest = Math.max(deepest, (depth += 1));
    else if (letter === 0x7d || letter === 0x5d) depth -= 1;
  }
  return { depth: deepest, values };
}
