import { expect, it } from 'vitest';
import { z } from 'zod';
import { recordSchemas } from '../../../site/src/data-files/record-schemas.ts';
import { exampleBoard } from '../support/example-board.ts';
import { makeFigure, makeSource } from '../support/make-reported.ts';

const schemas = recordSchemas();
const accepts = (name: string, data: unknown) =>
  z.fromJSONSchema(schemas[name] as z.core.JSONSchema.JSONSchema).safeParse(data).success;

it('the published schemas accept what the harness accepts, and nothing with a field more', () => {
  const [result] = exampleBoard.results;
  const [itemSet] = exampleBoard.itemSets;
  const source = makeSource({ figures: [makeFigure()] });
  for (const [name, data] of Object.entries({ result, 'item-set': itemSet, reported: source })) {
    expect(accepts(name, data), name).toBe(true);
    expect(accepts(name, { ...(data as object), more: 1 }), name).toBe(false);
  }
  expect(accepts('reported', { ...source, figures: [makeFigure({ value: 50 })] })).toBe(false);
});

it('are small enough to read: what occurs again stands once', () => {
  expect(JSON.stringify(schemas['result']).length).toBeLessThan(40_000);
});
