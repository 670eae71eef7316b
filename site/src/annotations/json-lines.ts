/** The value of a JSON text; undefined where it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One value a line; null where a line is no JSON. */
export function jsonLines(text: string): unknown[] | null {
  const values = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(jsonOf);
  return values.includes(undefined) ? null : values;
}
