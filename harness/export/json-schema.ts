import { isObject, limitFault, notUnderstood } from './json-schema-limits.ts';

type Schema = boolean | Record<string, unknown>;
type Place = { schema: Record<string, unknown>; value: unknown; at: string };

/** Words about a schema, which decide nothing; `then` and `else` are read with their `if`. */
const SAID = new Set(
  '$schema $id $comment $defs definitions title description default examples version format then else'.split(
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
  return new SchemaCheck(schema as Schema).faults(schema as Schema, value, '');
}

class SchemaCheck {
  readonly #root: Schema;

  constructor(root: Schema) {
    this.#root = root;
  }

  faults(schema: Schema, value: unknown, at: string): string[] {
    if (schema === true) return [];
    if (schema === false) return [`${at || '/'}: nothing may stand here`];
    if (!isObject(schema)) throw notUnderstood('a schema');
    return Object.keys(schema)
      .filter((keyword) => !SAID.has(keyword))
      .flatMap((keyword) => this.#keyword(keyword, { schema, value, at }));
  }

  #keyword(keyword: string, { schema, value, at }: Place): string[] {
    const said = schema[keyword];
    const fault = (what: string | null) => (what === null ? [] : [`${at || '/'}: ${what}`]);
    const faultsOf = (one: unknown) => this.faults(one as Schema, value, at);
    const fitting = () => (said as Schema[]).filter((one) => faultsOf(one).length === 0).length;
    switch (keyword) {
      case '$ref':
        return faultsOf(this.#referred(String(said)));
      case 'allOf':
        return (said as Schema[]).flatMap(faultsOf);
      case 'anyOf':
        return fault(fitting() > 0 ? null : 'fits none of anyOf');
      case 'oneOf':
        return fault(fitting() === 1 ? null : `fits ${fitting()} of oneOf`);
      case 'not':
        return fault(faultsOf(said).length > 0 ? null : 'fits what it must not');
      case 'if':
        return faultsOf(schema[faultsOf(said).length === 0 ? 'then' : 'else'] ?? true);
      case 'required':
      case 'properties':
      case 'additionalProperties':
        return isObject(value) ? this.#fields(keyword, { schema, value, at }) : [];
      case 'items':
        if (Array.isArray(said)) throw notUnderstood('items as a list');
        return Array.isArray(value)
          ? value.flatMap((one, index) => this.faults(said as Schema, one, `${at}/${index}`))
          : [];
      default:
        return fault(limitFault(keyword, said, value));
    }
  }

  #fields(
    keyword: 'required' | 'properties' | 'additionalProperties',
    { schema, value, at }: Place & { value: Record<string, unknown> },
  ): string[] {
    const known = (schema['properties'] ?? {}) as Record<string, Schema>;
    const names = Object.keys(value);
    switch (keyword) {
      case 'required':
        return (schema[keyword] as string[])
          .filter((name) => !names.includes(name))
          .map((name) => `${at || '/'}: lacks ${name}`);
      case 'properties':
        return names.flatMap((name) =>
          Object.hasOwn(known, name)
            ? this.faults(known[name] ?? true, value[name], `${at}/${name}`)
            : [],
        );
      case 'additionalProperties':
        return names
          .filter((name) => !Object.hasOwn(known, name))
          .flatMap((name) => this.faults(schema[keyword] as Schema, value[name], `${at}/${name}`));
    }
  }

  #referred(pointer: string): unknown {
    const names = pointer.startsWith('#') ? pointer.slice(1).split('/').slice(1) : null;
    const found = names?.reduce<unknown>(
      (one, name) =>
        isObject(one) ? one[name.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined,
      this.#root,
    );
    if (found === undefined) throw notUnderstood(`$ref to ${pointer}`);
    return found;
  }
}
