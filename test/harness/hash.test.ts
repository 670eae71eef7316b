import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson, hashOf } from '../../harness/hash.ts';

it('does not depend on the order of keys, at any depth', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries({ ...value }).reverse());
      expect(hashOf({ a: turned })).toBe(hashOf({ a: value }));
    }),
  );
});

it('keeps the order of lists and drops what is undefined', () => {
  expect(canonicalJson({ b: [2, 1], a: undefined })).toBe('{"b":[2,1]}');
});
