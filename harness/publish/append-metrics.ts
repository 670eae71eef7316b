import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SightlineError } from '../errors.ts';
import type { MetricsLine } from './metrics-line.ts';

/**
 * Adds a line in one write to the end, so that lines of several programs that write to one file stay
 * whole.
 *
 * @throws `JOURNAL_UNWRITABLE` when the file cannot be written.
 */
export async function appendMetrics(file: string, line: MetricsLine): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
  try {
    await mkdir(dirname(file), { recursive: true });
    await using handle = await open(file, 'a');
    const { bytesWritten } = await handle.write(bytes);
    if (bytesWritten < bytes.length) throw new Error(`only ${bytesWritten} bytes were written`);
  } catch (cause) {
    throw new SightlineError('JOURNAL_UNWRITABLE', `${file}: metrics cannot be added`, {
      cause,
      hint: 'the run itself is kept: sightline score RUN --metrics FILE adds them later',
    });
  }
}
