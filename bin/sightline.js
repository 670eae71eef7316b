#!/usr/bin/env node
// Plain JavaScript that old Nodes can read: it tells them what is missing.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The first with AsyncDisposableStack, which lets go of decoders and files however a run ends. */
const OLDEST = 24;

const sources = fileURLToPath(new URL('../harness/cli.ts', import.meta.url));

if (existsSync(sources)) {
  // A clone: whatever Node the machine has hands over to the pinned one, which strips the types.
  const { runPinned } = await import('../scripts/pinned-node.js');
  runPinned([sources, ...process.argv.slice(2)]);
} else if (Number(process.versions.node.split('.')[0]) < OLDEST) {
  process.stderr.write(
    `sightline: Node ${OLDEST} or newer is needed; this is ${process.versions.node}\n`,
  );
  process.exitCode = 3;
} else {
  await import('../dist/harness/cli.js');
}
