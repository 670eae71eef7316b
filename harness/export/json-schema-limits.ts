import { isDeepStrictEqual } from 'node:util';
import { SightlineError } from '../errors.ts';

/**
 * Keywords of JSON Schema that hold for a value as it is, without looking into it. Each speaks of one type
 * and passes over the others.
 *
 * @returns what is wrong, null where the value fits.
 * @throws `CONFIG_INVALID` for a keyword that is not known here.
 */
export function limitFault(keyword: string, said: unknown, value: unknown): string | null {
  const limit = Number(said);
  const length = Array.isArray(value) ? value.length : null;
  switch (keyword) {
    case 'type': {
      const types = [said].flat().map(String);
      return types.some((type) => isOfType(type, value)) ? null : `is no ${types.join(' or ')}`;
    }
    case 'enum':
      return (said as unknown[]).some((one) => isDeepStrictEqual(one, value))
        ? null
        : `${JSON.stringify(value)} is none of ${JSON.stringify(said)}`;
    case 'const':
      return isDeepStrictEqual(said, value) ? null : `is not ${JSON.stringify(said)}`;
    case 'minItems':
      return length !== null && length < limit ? `has fewer than ${limit} items` : null;
    case 'maxItems':
      return length !== null && length > limit ? `has more than ${limit} items` : null;
    case 'minLength':
      return typeof value === 'string' && Array.from(value).length < limit
        ? `is shorter than ${limit}`
        : null;
    case 'pattern':
      return typeof value === 'string' && !new RegExp(String(said), 'u').test(value)
        ? `does not match ${String(said)}`
        : null;
    case 'minimum':
      return typeof value === 'number' && value < limit ? `is below ${limit}` : null;
    case 'maximum':
      return typeof value === 'number' && value > limit ? `is above ${limit}` : null;
    default:
      throw notUnderstood(keyword);
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A schema is followed as a whole or not at all. */
export function notUnderstood(what: string): SightlineError {
  return new SightlineError(
    'CONFIG_INVALID',
    `the JSON Schema says ${what}, which is not understood here`,
    { hint: 'leave --schema out and check with the validator that comes with the schema' },
  );
}

function isOfType(type: string, value: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    case 'integer':
      return Number.isInteger(value);
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === type;
    default:
      throw notUnderstood(`the type ${type}`);
  }
}
