import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Path of the Node that the npm package `node` brought, or null when it is not installed. */
function pinnedNode() {
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const path = fileURLToPath(new URL(`../node_modules/node/bin/${file}`, import.meta.url));
  return existsSync(path) ? path : null;
}

/**
 * Hands the process over to the pinned Node: same streams, same signals, same exit code.
 *
 * @param {string[]} words the script and its arguments
 */
export function runPinned(words) {
  const node = pinnedNode();
  if (node === null) {
    process.stderr.write(
      'sightline: the pinned Node is not installed; run "npm ci" in the clone\n',
    );
    process.exit(3);
  }
  const child = spawn(node, words, { stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGUSR1'])
    process.on(signal, () => child.kill(signal));
  // A terminal sends Ctrl-C to the child as well; this process only has to outlive it.
  process.on('SIGINT', () => {});
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
