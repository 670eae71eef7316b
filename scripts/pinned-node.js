import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Path of the Node that the npm package `node` brought, or null when it is not installed. */
export function pinnedNode() {
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const path = fileURLToPath(new URL(`../node_modules/node/bin/${file}`, import.meta.url));
  return existsSync(path) ? path : null;
}
