import { z } from 'zod/mini';

/**
 * A table of small whole numbers for a browser: what its columns are as JSON, then each column packed
 * into as few bits as its range needs. One that is the same everywhere takes none.
 *
 * Bytes: `SLC1` · length of the header as u32, little-endian · header, JSON in UTF-8 · the columns in the
 * order of the header, each from a whole byte on. Value i of a column of b bits is `base` plus the bits
 * from i·b on, the least significant first.
 */
export type ColumnsFile = { meta: unknown; count: number; columns: Map<string, number[]> };

const MAGIC = 'SLC1';
const HEADER_AT = 8;
/** Wider ones would not fit the arithmetic on 32 bits. */
const MOST_BITS = 24;

const headerSchema = z.object({
  count: z.int().check(z.nonnegative()),
  columns: z.array(
    z.object({
      name: z.string(),
      base: z.int(),
      bits: z.int().check(z.nonnegative(), z.lte(MOST_BITS)),
    }),
  ),
  meta: z.unknown(),
});

/** @throws RangeError where columns differ in length or span more than 24 bits. */
export function encodeColumns({ meta, count, columns }: ColumnsFile): Uint8Array<ArrayBuffer> {
  const packed = Array.from(columns, ([name, values]) => {
    if (values.length !== count)
      throw new RangeError(`${name}: ${values.length} values for ${count}`);
    return { name, ...pack(values) };
  });
  const header = new TextEncoder().encode(
    JSON.stringify({
      count,
      columns: packed.map(({ name, base, bits }) => ({ name, base, bits })),
      meta,
    }),
  );
  const parts = packed.map(({ bytes }) => bytes);
  const size = parts.reduce((sum, { length }) => sum + length, HEADER_AT + header.length);
  const file = new Uint8Array(size);
  file.set(new TextEncoder().encode(MAGIC));
  new DataView(file.buffer).setUint32(MAGIC.length, header.length, true);
  file.set(header, HEADER_AT);
  let at = HEADER_AT + header.length;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

/** @throws RangeError where the bytes are no such file, or end too early. */
export function decodeColumns(file: Uint8Array): ColumnsFile {
  const text = (from: number, to: number): string =>
    new TextDecoder().decode(file.subarray(from, to));
  if (file.length < HEADER_AT || text(0, MAGIC.length) !== MAGIC)
    throw new RangeError('no file of columns');
  const size = new DataView(file.buffer, file.byteOffset).getUint32(MAGIC.length, true);
  let at = HEADER_AT + size;
  if (at > file.length) throw new RangeError('the header is cut off');
  const { count, columns, meta } = headerSchema.parse(JSON.parse(text(HEADER_AT, at)));
  const read = columns.map(({ name, base, bits }) => {
    const end = at + bytesOf(count, bits);
    if (end > file.length) throw new RangeError(`column ${name} is cut off`);
    const values = unpack(file.subarray(at, end), { count, base, bits });
    at = end;
    return [name, values] as const;
  });
  return { meta, count, columns: new Map(read) };
}

function bytesOf(count: number, bits: number): number {
  return Math.ceil((count * bits) / 8);
}

function pack(values: number[]): { base: number; bits: number; bytes: Uint8Array } {
  const base = values.reduce((least, value) => Math.min(least, value), values[0] ?? 0);
  const span = values.reduce((most, value) => Math.max(most, value - base), 0);
  const bits = span === 0 ? 0 : Math.floor(Math.log2(span)) + 1;
  if (bits > MOST_BITS) throw new RangeError(`a span of ${span} takes ${bits} bits`);
  const bytes = new Uint8Array(bytesOf(values.length, bits));
  values.forEach((value, index) => {
    const rest = value - base;
    for (let bit = 0; bit < bits; bit++) {
      const place = index * bits + bit;
      if (((rest >> bit) & 1) === 1) bytes[place >> 3]! |= 1 << (place & 7);
    }
  });
  return { base, bits, bytes };
}

function unpack(
  bytes: Uint8Array,
  { count, base, bits }: { count: number; base: number; bits: number },
): number[] {
  return Array.from({ length: count }, (_, index) => {
    let value = 0;
    for (let bit = 0; bit < bits; bit++) {
      const place = index * bits + bit;
      value |= (((bytes[place >> 3] as number) >> (place & 7)) & 1) << bit;
    }
    return base + value;
  });
}
