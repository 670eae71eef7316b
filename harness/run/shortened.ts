const LONGEST = 200;
const START = 40;

/** A request's body as people can read it: bytes and long data URLs by their beginning and length. */
export function shortened(value: unknown): unknown {
  if (typeof value === 'string') return shortText(value);
  if (value instanceof Uint8Array) return `… ${value.byteLength} bytes`;
  if (Array.isArray(value)) return value.map(shortened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shortened(inner)]));
}

/** Prose is kept whole: only what no person reads is cut. */
function shortText(text: string): string {
  if (text.length <= LONGEST || !/^\S+$/.test(text)) return text;
  return `${text.slice(0, START)}… ${text.length} characters`;
}
