/** A header by its name in lower case. */
export type Header = (name: string) => string | null | undefined;

/**
 * When to ask again, in milliseconds: `retry-after-ms` (OpenAI, Azure), or `Retry-After` in seconds or
 * as an HTTP date (RFC 9110, 10.2.3). A date is measured by the server's own clock where it says one.
 */
export function retryAfterMs(header: Header, now: Date): number | undefined {
  const milliseconds = number(header('retry-after-ms'));
  if (milliseconds !== undefined) return milliseconds;
  const value = header('retry-after');
  const seconds = number(value);
  if (seconds !== undefined) return Math.ceil(seconds * 1000);
  // `Date.parse` reads numbers as years; all three forms of an HTTP date begin with a weekday.
  const then = /^\s*[A-Z][a-z]{2}/.test(value ?? '') ? Date.parse(value ?? '') : Number.NaN;
  if (Number.isNaN(then)) return undefined;
  const clock = Date.parse(header('date') ?? '');
  return Math.max(0, then - (Number.isNaN(clock) ? now.getTime() : clock));
}

function number(text: string | null | undefined): number | undefined {
  return /^\s*\d+(\.\d+)?\s*$/.test(text ?? '') ? Number(text) : undefined;
}
