import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { benchRun, benchServer, benchTrials, openaiEndpoint } from './runner-parts.ts';

/** What 32 pictures of 1280 × 720 at quality 90 weigh, each. */
const PICTURES = { count: 32, bytes: 180_000 };

/** Of a process that runs 600 trials with large pictures at concurrency 64, in bytes. */
export async function peakMemory(folder: string): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    fileURLToPath(import.meta.url),
    folder,
  ]);
  return Number(stdout);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const server = await benchServer(200);
  const endpoint = await openaiEndpoint(server.url);
  await benchRun({
    folder: process.argv[2] ?? '',
    trials: benchTrials(600),
    endpoint,
    concurrency: 64,
    frames: PICTURES,
  });
  await endpoint.close?.();
  server.stop();
  process.stdout.write(String(process.resourceUsage().maxRSS * 1024));
}
