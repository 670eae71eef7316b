import { SightlineError } from './errors.ts';

// What is typed behind flags. Each throws `USAGE` for what it cannot be.

export function zeroOrMore(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value >= 0) return value;
  throw new SightlineError('USAGE', `"${text}" is no number of zero or more`);
}

export function whole(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return value;
  throw new SightlineError('USAGE', `"${text}" is no whole number`);
}

export function positive(text: string): number {
  const value = whole(text);
  if (value > 0) return value;
  throw new SightlineError('USAGE', `"${text}" is not above zero`);
}

/** Frames in a second. */
export function rate(text: string): number {
  const value = zeroOrMore(text);
  if (value > 0 && value <= 60) return value;
  throw new SightlineError('USAGE', `"${text}" is no rate above 0 and up to 60 frames a second`);
}

/** "full,blind". */
export function words(text: string): string[] {
  const list = text.split(',').map((word) => word.trim());
  if (list.every((word) => word !== '')) return list;
  throw new SightlineError('USAGE', `"${text}" is no list of names separated by commas`);
}

/** "1280x720". */
export function pixelSize(text: string): string {
  if (/^[1-9]\d*x[1-9]\d*$/.test(text)) return text;
  throw new SightlineError('USAGE', `"${text}" is no size in pixels such as 1280x720`);
}

/**
 * The one of some flags that is set, by its name; null for none.
 *
 * @throws `USAGE` where several are.
 */
export function onlyOne<Name extends string>(
  flags: Record<Name, boolean | undefined>,
): Name | null {
  const set = (Object.keys(flags) as Name[]).filter((name) => flags[name] === true);
  if (set.length <= 1) return set[0] ?? null;
  const names = set.map((name) => `--${name}`).join(' and ');
  throw new SightlineError('USAGE', `${names} cannot be printed together`);
}
