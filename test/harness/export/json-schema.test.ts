import { describe, expect, it } from 'vitest';
import { schemaFaults } from '../../../harness/export/json-schema.ts';

// Written as text, because an object with a `then` is taken for a promise.
const conditional = JSON.parse(`{
  "if": { "required": ["kind"], "properties": { "kind": { "const": "levels" } } },
  "then": { "required": ["names"] },
  "else": { "required": ["low"] }
}`) as unknown;
const referred = {
  $defs: { one: { type: 'object', additionalProperties: { type: 'string' } } },
  properties: { a: { $ref: '#/$defs/one' } },
};

describe('a value', () => {
  it.each<[schema: unknown, value: unknown]>([
    [true, 1],
    [{ type: 'integer', description: 'words' }, 2],
    [{ type: ['null', 'number'] }, null],
    [{ enum: ['a', { b: 1 }] }, { b: 1 }],
    [{ type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 2 }, ['a']],
    [{ minimum: 0, maximum: 1 }, 1],
    [{ minimum: 0 }, 'text is no number'],
    [{ pattern: '^a' }, 'ab'],
    [{ oneOf: [{ const: 1 }, { const: 2 }] }, 2],
    [{ anyOf: [{ type: 'string' }, { minimum: 0 }] }, 2],
    [{ allOf: [{ minimum: 0 }, { maximum: 3 }] }, 2],
    [{ not: { type: 'null' } }, 2],
    [conditional, { kind: 'levels', names: [] }],
    [conditional, { kind: 'other', low: 0 }],
    [referred, { a: { b: 'c' } }],
  ])('fits %j: %j', (schema, value) => {
    expect(schemaFaults(schema, value)).toEqual([]);
  });

  it.each<[schema: unknown, value: unknown, fault: string]>([
    [false, 1, '/: nothing may stand here'],
    [{ type: 'integer' }, 1.5, '/: is no integer'],
    [{ type: 'object' }, [], '/: is no object'],
    [{ enum: ['a'] }, 'b', '/: "b" is none of ["a"]'],
    [{ const: 1 }, 2, '/: is not 1'],
    [{ required: ['a'] }, {}, '/: lacks a'],
    [{ properties: { a: { type: 'string' } } }, { a: 1 }, '/a: is no string'],
    [
      { properties: { a: true }, additionalProperties: false },
      { a: 1, b: 2 },
      '/b: nothing may stand here',
    ],
    [{ items: { type: 'string' } }, ['a', 1], '/1: is no string'],
    [{ minItems: 1 }, [], '/: has fewer than 1 items'],
    [{ maxItems: 1 }, [1, 2], '/: has more than 1 items'],
    [{ minLength: 2 }, 'a', '/: is shorter than 2'],
    [{ pattern: '^a' }, 'b', '/: does not match ^a'],
    [{ minimum: 0 }, -1, '/: is below 0'],
    [{ maximum: 1 }, 2, '/: is above 1'],
    [{ oneOf: [{ type: 'number' }, { const: 2 }] }, 2, '/: fits 2 of oneOf'],
    [{ anyOf: [{ const: 1 }] }, 2, '/: fits none of anyOf'],
    [{ allOf: [{ const: 1 }] }, 2, '/: is not 1'],
    [{ not: { type: 'number' } }, 2, '/: fits what it must not'],
    [conditional, { kind: 'levels' }, '/: lacks names'],
    [conditional, {}, '/: lacks low'],
    [referred, { a: { b: 1 } }, '/a/b: is no string'],
  ])('does not fit %j: %j', (schema, value, fault) => {
    expect(schemaFaults(schema, value)).toEqual([fault]);
  });
});

it.each([
  [{ patternProperties: {} }, /says patternProperties/],
  [{ $ref: 'https://example.org/x' }, /\$ref to https/],
  [{ $ref: '#/$defs/none' }, /\$ref to #\/\$defs\/none/],
  [{ items: [{}] }, /items as a list/],
  [{ type: 'date' }, /the type date/],
  [[], /says a schema/],
])('passes over nothing that it does not understand: %j', (schema, words) => {
  expect(() => schemaFaults(schema, [])).toThrow(words);
});
