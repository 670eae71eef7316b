import { isDeepStrictEqual } from 'node:util';
import { SightlineError } from '../errors.ts';

type Schema = boolean | Record<string, unknown>;

/** Words about a schema, which decide nothing. */
const SAID = new Set(
  '$schema $id $comment $defs definitions title description default examples version format'.split(
    ' ',
  ),
);

/**
 * Holds a value against a JSON Schema (draft-07) that the user got elsewhere, as far as such schemas of
 * data go: a keyword that is not known here is refused, never passed over.
 *
 * @returns what is wrong and where, `/evaluation_results/0/score: …`; nothing where it fits.
 * @throws `CONFIG_INVALID` for a schema that cannot be followed.
 */
export function schemaFaults(schema: unknown, value: unknown): string[] {
  return new Check(schema as Schema).faults(schema as Schema, value, '');
}

class Check {
  readonly #root: Schema;

  constructor(root: Schema) {
    this.#root = root;
  }

  faults(schema: Schema, value: unknown, at: string): string[] {
    if (schema === true) return [];
    if (schema === false) return [`${at || '/'}: nothing may stand here`];
    if (typeof schema !== 'object' || schema === null || Array.isArray(schema))
      throw unknown('a schema');
    return Object.keys(schema).flatMap((keyword) => this.#keyword(keyword, { schema, value, at }));
  }

  #keyword(
    keyword: string,
    place: { schema: Record<string, unknown>; value: unknown; at: string },
  ) {
    const { schema, value, at } = place;
    const said = schema[keyword];
    const fault = (what: string) => [`${at || '/'}: ${what}`];
    const fits = (one: Schema) => this.faults(one, value, at).length === 0;
    const all = said as Schema[];
    switch (keyword) {
      case '$ref':
        return this.faults(this.#referred(String(said)), value, at);
      case 'type': {
        const types = [said].flat().map(String);
        return types.some((type) => isOfType(type, value))
          ? []
          : fault(`is no ${types.join(' or ')}`);
      }
      case 'enum':
        return (said as unknown[]).some((one) => isDeepStrictEqual(one, value))
          ? []
          : fault(`${JSON.stringify(value)} is none of ${JSON.stringify(said)}`);
      case 'const':
        return isDeepStrictEqual(said, value) ? [] : fault(`is not ${JSON.stringify(said)}`);
      case 'allOf':
        return all.flatMap((one) => this.faults(one, value, at));
      case 'anyOf':
        return all.some(fits) ? [] : fault('fits none of anyOf');
      case 'oneOf': {
        const count = all.filter(fits).length;
        return count === 1 ? [] : fault(`fits ${count} of oneOf`);
      }
      case 'not':
        return fits(said as Schema) ? fault('fits what it must not') : [];
      case 'if': {
        const next = schema[fits(said as Schema) ? 'then' : 'else'];
        return next === undefined ? [] : this.faults(next as Schema, value, at);
      }
      case 'then':
      case 'else':
        return [];
      default:
        if (SAID.has(keyword)) return [];
        return this.#kind(keyword, place) ?? [];
    }
  }

  /** Keywords that speak of one type, and pass over others. */
  #kind(
    keyword: string,
    { schema, value, at }: { schema: Record<string, unknown>; value: unknown; at: string },
  ) {
    const said = schema[keyword];
    const fault = (what: string) => [`${at || '/'}: ${what}`];
    const limit = Number(said);
    const array = Array.isArray(value) ? (value as unknown[]) : null;
    const object = isObject(value) ? value : null;
    switch (keyword) {
      case 'required':
        return (said as string[]).flatMap((name) =>
          object !== null && !Object.hasOwn(object, name) ? fault(`lacks ${name}`) : [],
        );
      case 'properties':
        return Object.entries(said as Record<string, Schema>).flatMap(([name, one]) =>
          object !== null && Object.hasOwn(object, name)
            ? this.faults(one, object[name], `${at}/${name}`)
            : [],
        );
      case 'additionalProperties': {
        const known = Object.keys(schema['properties'] ?? {});
        return Object.entries(object ?? {}).flatMap(([name, one]) =>
          known.includes(name) ? [] : this.faults(said as Schema, one, `${at}/${name}`),
        );
      }
      case 'items':
        if (Array.isArray(said)) throw unknown('items as a list');
        return (array ?? []).flatMap((one, index) =>
          this.faults(said as Schema, one, `${at}/${index}`),
        );
      case 'minItems':
        return array !== null && array.length < limit ? fault(`has fewer than ${limit} items`) : [];
      case 'maxItems':
        return array !== null && array.length > limit ? fault(`has more than ${limit} items`) : [];
      case 'minLength':
        return typeof value === 'string' && Array.from(value).length < limit
          ? fault(`is shorter than ${limit}`)
          : [];
      case 'pattern':
        return typeof value === 'string' && !new RegExp(String(said), 'u').test(value)
          ? fault(`does not match ${String(said)}`)
          : [];
      case 'minimum':
        return typeof value === 'number' && value < limit ? fault(`is below ${limit}`) : [];
      case 'maximum':
        return typeof value === 'number' && value > limit ? fault(`is above ${limit}`) : [];
      default:
        throw unknown(keyword);
    }
  }

  #referred(pointer: string): Schema {
    if (!pointer.startsWith('#')) throw unknown(`$ref to ${pointer}`);
    const names = pointer.slice(1).split('/').slice(1);
    const found = names.reduce<unknown>(
      (one, name) =>
        isObject(one) ? one[name.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined,
      this.#root,
    );
    if (found === undefined) throw unknown(`$ref to ${pointer}`);
    return found as Schema;
  }
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
      throw unknown(`the type ${type}`);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unknown(what: string): SightlineError {
  return new SightlineError(
    'CONFIG_INVALID',
    `the JSON Schema says ${what}, which is not understood here`,
    {
      hint: 'leave --schema out and check with the validator that comes with the schema',
    },
  );
}
