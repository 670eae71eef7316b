import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import { z } from 'zod';
import { frameManifestSchema, type FrameManifest } from '../schema/frames.ts';
import { journalLineSchema, type JournalLine } from '../schema/journal.ts';

/** A journal line on its way to the coordinator, with the frame manifest that it is the first to name. */
export type Entry = { line: JournalLine; manifest?: FrameManifest };

const entrySchema = z.strictObject({
  line: journalLineSchema,
  manifest: frameManifestSchema.optional(),
});

/** The field of the stream says how its value is to be read. */
export type Encoded = { field: 'json' | 'brotli'; value: Buffer };

/** Reasoning replies and manifests of many frames are worth it. */
const COMPRESSED_FROM_BYTES = 2048;
/** A line is never larger; what claims to be is no line of ours. */
const MOST_BYTES = 256 * 2 ** 20;

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

export async function encodeEntry(entry: Entry): Promise<Encoded> {
  const value = Buffer.from(JSON.stringify(entry));
  if (value.length < COMPRESSED_FROM_BYTES) return { field: 'json', value };
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
  return { field: 'brotli', value: await compress(value, { params }) };
}

/** @throws what `zlib`, `JSON.parse` and zod throw for what is no entry. */
export async function decodeEntry(field: string, value: Buffer): Promise<Entry> {
  const bytes =
    field === 'brotli' ? await decompress(value, { maxOutputLength: MOST_BYTES }) : value;
  const { line, manifest } = entrySchema.parse(JSON.parse(bytes.toString('utf8')));
  return { line, ...(manifest === undefined ? {} : { manifest }) };
}
