import { open } from 'node:fs/promises';
import { stripVTControlCharacters } from 'node:util';

const LINES = 5;
const LINE_CHARACTERS = 200;
const BYTES = 16 * 1024;

/** The last lines that were written to a log since it was `from` bytes long; none where it cannot be read. */
export async function logTail(file: string, from: number): Promise<string[]> {
  try {
    await using handle = await open(file, 'r');
    const { size } = await handle.stat();
    const start = Math.max(from, size - BYTES);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BYTES), { position: start });
    return lastLines(buffer.toString('utf8', 0, bytesRead));
  } catch {
    return [];
  }
}

/** Without colours, empty lines, and all but the last state of a progress bar. */
function lastLines(text: string): string[] {
  return stripVTControlCharacters(text)
    .split('\n')
    .map((line) => line.trimEnd().split('\r').at(-1) as string)
    .filter((line) => line.trim() !== '')
    .slice(-LINES)
    .map((line) => line.slice(0, LINE_CHARACTERS));
}
