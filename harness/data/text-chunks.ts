import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { SightlineError } from '../errors.ts';

/** The text of a file in pieces, unpacked where its name ends in `.gz`. Characters are never cut. */
export async function* textChunks(path: string): AsyncGenerator<string> {
  if (!path.endsWith('.gz')) {
    yield* createReadStream(path, 'utf8') as AsyncIterable<string>;
    return;
  }
  const unpacked = createGunzip();
  unpacked.setEncoding('utf8');
  pipeline(createReadStream(path), unpacked, () => {});
  try {
    yield* unpacked as AsyncIterable<string>;
  } catch (cause) {
    throw new SightlineError('DATA_INVALID', `${path}: ${(cause as Error).message}`, {
      hint: 'the file is not a whole gzip file; download it again',
      cause,
    });
  }
}
