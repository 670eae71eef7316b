#!/usr/bin/env node
// Plain JavaScript: it runs on whatever Node the machine has and hands over to the pinned one.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { pinnedNode } from '../scripts/pinned-node.js';

const node = pinnedNode();
if (node === null) {
  process.stderr.write('sightline: the pinned Node is not installed; run "npm ci" in the clone\n');
  process.exit(3);
}
const cli = fileURLToPath(new URL('../harness/cli.ts', import.meta.url));
const child = spawn(
  node,
  ['--disable-warning=ExperimentalWarning', cli, ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
);
// The terminal sends Ctrl-C to the whole group; others are passed on, so that a run can drain.
for (const signal of ['SIGTERM', 'SIGHUP', 'SIGUSR1']) process.on(signal, () => child.kill(signal));
process.on('SIGINT', () => {});
child.on('exit', (code, signal) => {
  if (signal === null) process.exit(code ?? 1);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
