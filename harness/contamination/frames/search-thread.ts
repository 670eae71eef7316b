/** Entry of a thread that searches the benchmark's frames: a corpus video in, its hits out. */
import { parentPort, workerData } from 'node:worker_threads';
import { hitSearch, type DenseSide } from './dense-side.ts';
import type { HashedVideo } from './hashed-video.ts';

const search = hitSearch(workerData as DenseSide);

parentPort?.on('message', (video: HashedVideo) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
  parentPort?.postMessage(search(video));
});
