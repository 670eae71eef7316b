import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { LIMITS } from './limits.ts';
import type { ProblemCode } from './problem.ts';

const NEWLINE = 0x0a;

/** Why reading ended before the end. */
export type Unreadable = { code: ProblemCode; line?: number; message: string };

export type Unpacked = {
  sha256: string;
  bytes: number;
  rawBytes: number;
  lines: number;
  /** Null: everything was read. */
  unreadable: Unreadable | null;
};

/**
 * Reads compressed lines without ever holding more than one of them, and stops where they unpack to more
 * than a submission may.
 *
 * @param most.lines lines beyond these are not read.
 */
export async function unpackLines(
  path: string,
  most: { lines: number; bytes: number },
  onLine: (line: Buffer, number: number) => void,
): Promise<Unpacked> {
  const hash = createHash('sha256');
  const unpacked: Unpacked = { sha256: '', bytes: 0, rawBytes: 0, lines: 0, unreadable: null };
  const stop = (unreadable: Unreadable) => ({ ...unpacked, sha256: '', unreadable });
  const found = await lstat(path);
  if (!found.isFile()) return stop({ code: 'FILE_KIND', message: 'is no plain file' });
  if (found.size > most.bytes) {
    const message = `${found.size} bytes, ${most.bytes} at most`;
    return stop({ code: 'FILE_TOO_LARGE', message });
  }
  const bound = Math.min(
    LIMITS.rawBytes,
    Math.max(LIMITS.alwaysUnpacked, LIMITS.packing * found.size),
  );
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);
  const source = createReadStream(path, { flags: flags as unknown as string });
  source.on('data', (chunk) => {
    hash.update(chunk);
    unpacked.bytes += chunk.length;
  });
  const gunzip = createGunzip({ chunkSize: 2 ** 18 });
  source.on('error', (error) => gunzip.destroy(error));
  let rest: Buffer[] = [];
  let held = 0;
  try {
    for await (const chunk of source.pipe(gunzip)) {
      let left = chunk as Buffer;
      unpacked.rawBytes += left.length;
      if (unpacked.rawBytes > bound) {
        const message = `${found.size} bytes unpack to more than ${bound}`;
        return stop({ code: 'REPLIES_BOMB', line: unpacked.lines + 1, message });
      }
      for (let end = left.indexOf(NEWLINE); end !== -1; end = left.indexOf(NEWLINE)) {
        const line = Buffer.concat([...rest, left.subarray(0, end)]);
        [rest, held] = [[], 0];
        left = left.subarray(end + 1);
        unpacked.lines += 1;
        if (unpacked.lines > most.lines) {
          const message = `more than ${most.lines} lines`;
          return stop({ code: 'TOO_MANY_LINES', line: unpacked.lines, message });
        }
        onLine(line, unpacked.lines);
      }
      rest.push(left);
      held += left.length;
      if (held > LIMITS.lineBytes) {
        const message = `longer than ${LIMITS.lineBytes} bytes`;
        return stop({ code: 'LINE_TOO_LONG', line: unpacked.lines + 1, message });
      }
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return stop({ code: 'REPLIES_UNREADABLE', line: unpacked.lines + 1, message });
  } finally {
    source.destroy();
    gunzip.destroy();
  }
  if (held > 0) {
    const message = 'the last line has no end';
    return stop({ code: 'REPLIES_UNREADABLE', line: unpacked.lines + 1, message });
  }
  return { ...unpacked, sha256: hash.digest('hex') };
}
