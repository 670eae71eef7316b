#!/usr/bin/env node
// Plain JavaScript that old Nodes can read: it tells them what is missing.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const OLDEST = [22, 19];

const sources = fileURLToPath(new URL('../harness/cli.ts', import.meta.url));

if (existsSync(sources)) {
  // A clone: whatever Node the machine has hands over to the pinned one, which strips the types.
  const { runPinned } = await import('../scripts/pinned-node.js');
  runPinned([sources, ...process.argv.slice(2)]);
} else if (isOld(process.versions.node)) {
  process.stderr.write(
    `sightline: Node ${OLDEST.join('.')} or newer is needed; this is ${process.versions.node}\n`,
  );
  process.exitCode = 3;
} else {
  await import('../dist/harness/cli.js');
}

function isOld(version) {
  const [major, minor] = version.split('.').map(Number);
  return major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
}
