/**
 * Thread of a decoder process that ends it when its parent is gone or its memory runs over, whatever
 * native code is doing in the main thread meanwhile.
 */
import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { killGroup } from './process-group.ts';

const { parent, memoryLimitBytes } = workerData as { parent: number; memoryLimitBytes: number };

setInterval(() => {
  // An orphan is given another parent. (Not on Windows, where `disconnect` has to do.)
  if (process.ppid !== parent) killGroup(process.pid);
  if (process.memoryUsage.rss() > memoryLimitBytes) {
    writeSync(2, '\nout of memory: over the limit of the decoder\n');
    killGroup(process.pid);
  }
}, 100);
