/** Keys of conversations whose values are no text of theirs. */
const NO_TEXT = new Set(['from', 'role', 'type', 'id', 'image', 'video', 'image_url', 'video_url']);

/** Every text in a value, in order: of lists, of objects and of cells that hold them as JSON. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') {
    const inner = parsed(value);
    return inner === undefined ? [value.trim()].filter((text) => text !== '') : textsIn(inner);
  }
  if (typeof value === 'number' || typeof value === 'bigint') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return Object.entries(value).flatMap(([key, inner]) => (NO_TEXT.has(key) ? [] : textsIn(inner)));
}

/** The text of an answer that is given as itself, as a letter or as an index from 0. */
export function answerText(value: unknown, options: readonly string[]): string {
  const text = textsIn(value).join('\n');
  if (options.includes(text)) return text;
  const letter = /^\(?([A-Z])[).]?$/.exec(text)?.[1];
  const index = letter === undefined ? text : letter.charCodeAt(0) - 65;
  return (/^\d+$/.test(String(index)) ? options[Number(index)] : undefined) ?? text;
}

/** CSV has lists as JSON; what only looks like it is text. */
function parsed(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
