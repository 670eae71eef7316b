#!/usr/bin/env node
// Plain JavaScript: it runs on whatever Node the machine has and hands over to the pinned one.
import { fileURLToPath } from 'node:url';
import { runPinned } from '../scripts/pinned-node.js';

runPinned([fileURLToPath(new URL('../harness/cli.ts', import.meta.url)), ...process.argv.slice(2)]);
