/**
 * Thread of a decoder process that ends it when its parent is gone or its memory runs over, whatever
 * native code is doing in the main thread meanwhile.
 */
import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

const { parent, memoryLimitBytes } = workerData as { parent: number; memoryLimitBytes: number };

setInterval(() => {
  // An orphan is given another parent. (Not on Windows, where `disconnect` has to do.)
  if (process.ppid !== parent) endGroup();
  if (process.memoryUsage.rss() > memoryLimitBytes) {
    writeSync(2, '\nout of memory: over the limit of the decoder\n');
    endGroup();
  }
}, 100);

/** With the programs that the decoder process has started. */
function endGroup(): void {
  if (process.platform === 'win32') process.kill(process.pid, 'SIGKILL');
  else process.kill(-process.pid, 'SIGKILL');
}
