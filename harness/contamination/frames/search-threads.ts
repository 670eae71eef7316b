import { Worker } from 'node:worker_threads';
import { ownModule } from '../../own-module.ts';
import { hitSearch, type DenseSide, type Hit } from './dense-side.ts';
import type { HashedVideo } from './hashed-video.ts';

export type HitSearch = {
  /** Videos that may be under way at once. */
  atOnce: number;
  hitsOf(video: HashedVideo): Promise<Hit[]>;
  close(): Promise<void>;
};

/**
 * Searches on several threads over one index, which they share; on this one where one is enough.
 *
 * @param threads 1 or more.
 */
export function searchThreads(side: DenseSide, threads: number): HitSearch {
  if (threads === 1) {
    const search = hitSearch(side);
    return { atOnce: 1, hitsOf: async (video) => search(video), close: async () => {} };
  }
  const entry = ownModule('search-thread', import.meta.url);
  const workers = Array.from({ length: threads }, () => new Worker(entry, { workerData: side }));
  const idle = [...workers];
  const waiting: ((worker: Worker) => void)[] = [];
  const take = () => {
    const worker = idle.pop();
    return worker === undefined
      ? new Promise<Worker>((resolve) => void waiting.push(resolve))
      : Promise.resolve(worker);
  };
  const give = (worker: Worker) => {
    const next = waiting.shift();
    if (next === undefined) idle.push(worker);
    else next(worker);
  };
  return {
    atOnce: 2 * threads,
    async hitsOf(video) {
      const worker = await take();
      const { promise, resolve, reject } = Promise.withResolvers<Hit[]>();
      worker.once('message', resolve).once('error', reject);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
      worker.postMessage(video);
      try {
        return await promise;
      } finally {
        worker.off('message', resolve).off('error', reject);
        give(worker);
      }
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
