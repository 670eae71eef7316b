import { isDeepStrictEqual } from 'node:util';
import { withoutKeys } from './secrets.ts';

/** Records hold six decimals; the last of them may be rounded either way. */
const ROUNDED = 2e-6;

export type FieldDifference = { field: string; told: unknown; made: unknown };

/**
 * Each leaf where one value is not the other, by its path.
 *
 * @param skips tells which paths are not compared.
 */
export function differences(
  told: unknown,
  made: unknown,
  skips: (field: string) => boolean = () => false,
): FieldDifference[] {
  return differencesAt('', { told, made }, skips);
}

function differencesAt(
  field: string,
  { told, made }: { told: unknown; made: unknown },
  skips: (field: string) => boolean,
): FieldDifference[] {
  if (field !== '' && skips(field)) return [];
  if (isObject(told) && isObject(made) && Array.isArray(told) === Array.isArray(made)) {
    const names = new Set([...Object.keys(told), ...Object.keys(made)]);
    return [...names].flatMap((name) => {
      const path = field === '' ? name : `${field}.${name}`;
      return differencesAt(path, { told: told[name], made: made[name] }, skips);
    });
  }
  return isSame(told, made) ? [] : [{ field, told, made }];
}

/** A value as a message tells it, short. */
export function shownValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  // Before it is cut, where a part of a key would be left.
  const text = withoutKeys(JSON.stringify(value) ?? 'nothing');
  return text.length <= 80 ? text : `${text.slice(0, 77)}…`;
}

function isSame(told: unknown, made: unknown): boolean {
  return typeof told === 'number' && typeof made === 'number'
    ? Math.abs(told - made) < ROUNDED
    : isDeepStrictEqual(told, made);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
