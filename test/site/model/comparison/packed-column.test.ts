import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packColumn, unpackColumn } from '../../../../site/src/model/comparison/packed-column.ts';

describe('packed columns', () => {
  it('write one letter an item, and another string where 64 do not suffice', () => {
    expect(packColumn([0, 1, 63])).toEqual(['AB_']);
    expect(packColumn([0, 64, 130])).toEqual(['AAC', 'ABC']);
    expect(packColumn([])).toEqual(['']);
  });

  it('are read back as they were', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(300_000)), (values) => {
        expect(unpackColumn(packColumn(values))).toEqual(values);
      }),
    );
  });

  it('refuse what is no digit', () => {
    expect(() => unpackColumn(['A!'])).toThrow('"!" is no digit');
  });
});
