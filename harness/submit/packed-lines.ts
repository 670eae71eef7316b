import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { SubmittedReplies } from '../schema/submission.ts';

/** Where a gzip file says on which system it was made (RFC 1952, section 2.3.1); 255 is unknown. */
const SYSTEM_BYTE = 9;

export type PackedLines = {
  bytes: Buffer;
  sizes: Pick<SubmittedReplies, 'sha256' | 'bytes' | 'rawBytes' | 'lines'>;
};

/** JSON lines, compressed: the same lines give the same bytes, whenever and on whatever system. */
export function packLines(lines: readonly unknown[]): PackedLines {
  const raw = Buffer.concat(lines.map((line) => Buffer.from(`${JSON.stringify(line)}\n`)));
  const bytes = gzipSync(raw, { level: 9 });
  bytes[SYSTEM_BYTE] = 255;
  return {
    bytes,
    sizes: {
      sha256: sha256Of(bytes),
      bytes: bytes.length,
      rawBytes: raw.length,
      lines: lines.length,
    },
  };
}

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
