import { describe, expect, it } from 'vitest';
import { decodeColumns, encodeColumns } from '../../../site/src/items/columns-file.ts';

const file = {
  meta: { title: 'Übung <script>' },
  count: 5,
  columns: new Map([
    ['letters', [0, 1, 1, 0, 1]],
    ['same', [7, 7, 7, 7, 7]],
    ['wide', [3, 2 ** 20, 0, 99, 12_345]],
    ['negative', [-2, 1, 0, -1, 1]],
  ]),
};

describe('a file of columns', () => {
  it('comes back as it was', () => {
    expect(decodeColumns(encodeColumns(file))).toEqual(file);
  });

  it('has nothing in it where there is nothing', () => {
    const empty = { meta: null, count: 0, columns: new Map([['none', []]]) };
    expect(decodeColumns(encodeColumns(empty))).toEqual(empty);
  });

  it('is laid out as its description says', () => {
    const bytes = encodeColumns({ meta: 0, count: 5, columns: new Map([['a', [4, 5, 7, 4, 6]]]) });
    const header = '{"count":5,"columns":[{"name":"a","base":4,"bits":2}],"meta":0}';
    expect(new TextDecoder().decode(bytes.subarray(0, 4))).toBe('SLC1');
    expect(new DataView(bytes.buffer).getUint32(4, true)).toBe(header.length);
    expect(new TextDecoder().decode(bytes.subarray(8, 8 + header.length))).toBe(header);
    // 0, 1, 3, 0 and 2 in two bits each, the least significant first.
    expect([...bytes.subarray(8 + header.length)]).toEqual([0b00_11_01_00, 0b10]);
  });

  it('spends a bit an item on right and wrong, and none on what is always alike', () => {
    const values = Array.from({ length: 8000 }, (_, index) => index % 2);
    const pair = new Map([
      ['a', values],
      ['b', values.map(() => 3)],
    ]);
    expect(encodeColumns({ meta: null, count: 8000, columns: pair }).length).toBeLessThan(1120);
  });

  it('is refused where it is cut off or something else', () => {
    const bytes = encodeColumns(file);
    expect(() => decodeColumns(bytes.subarray(0, bytes.length - 1))).toThrow(RangeError);
    expect(() => decodeColumns(bytes.subarray(0, 40))).toThrow(RangeError);
    expect(() => decodeColumns(new TextEncoder().encode('<!doctype html>'))).toThrow(RangeError);
    expect(() => decodeColumns(new Uint8Array())).toThrow(RangeError);
  });

  it('takes no column of another length and none too wide', () => {
    const columns = new Map([['a', [1, 2]]]);
    expect(() => encodeColumns({ meta: null, count: 3, columns })).toThrow(RangeError);
    const wide = new Map([['a', [0, 2 ** 25]]]);
    expect(() => encodeColumns({ meta: null, count: 2, columns: wide })).toThrow(RangeError);
  });
});
