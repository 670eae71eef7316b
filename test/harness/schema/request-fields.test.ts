import { expect, test } from 'vitest';
import { mergeFields, splitFields } from '../../../harness/schema/request-fields.ts';

test('fields that change what is seen are told from the others', () => {
  expect(
    splitFields({ mm_processor_kwargs: { fps: 2 }, fps: 1, chat_template_kwargs: {}, top_k: 20 }),
  ).toEqual({
    seen: { mm_processor_kwargs: { fps: 2 }, fps: 1 },
    extra: { chat_template_kwargs: {}, top_k: 20 },
  });
});

test('what the harness sets itself is refused', () => {
  expect(() => splitFields({ messages: [] })).toThrow(/"messages"/);
});

test('objects are merged, all else is replaced', () => {
  expect(mergeFields({ a: { b: 1, c: [1] }, d: 1 }, { a: { c: [2] }, d: { e: 1 } })).toEqual({
    a: { b: 1, c: [2] },
    d: { e: 1 },
  });
});
