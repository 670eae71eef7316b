import { openSync, readSync } from 'node:fs';

/** Most lines are shorter; the longest are about 12,000 bytes. */
const FIRST_READ = 1024;

/** The line that begins at a byte of a data file. Nothing else of it is read. */
export function openData(file: string): (offset: number) => string {
  let handle: number | undefined;
  return (offset) => {
    handle ??= openSync(file, 'r');
    for (let length = FIRST_READ; ; length *= 4) {
      const bytes = Buffer.alloc(length);
      const read = readSync(handle, bytes, 0, length, offset);
      // The gloss is of no use here, so a line may end at it.
      const end = bytes.indexOf('|');
      if (end !== -1) return bytes.toString('utf8', 0, end);
      if (read < length) throw new RangeError(`no synset begins at byte ${offset} of ${file}`);
    }
  };
}
