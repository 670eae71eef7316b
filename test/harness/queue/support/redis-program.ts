import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['redis-server', 'valkey-server'];

/** The first Redis or Valkey server on the path, else null. */
export function redisProgram(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter).concat('/usr/bin');
  return (
    folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isProgram) ?? null
  );
}

/**
 * Whether tests of the queue must be skipped. Says so once on stderr; with `REQUIRE_REDIS=1` a missing
 * server is an error instead.
 */
export function skipsRedis(): boolean {
  if (redisProgram() !== null) return false;
  const advice = 'no redis-server found: install Redis or Valkey from the packages of your system';
  if (process.env['REQUIRE_REDIS'] === '1') throw new Error(advice);
  process.stderr.write(`tests of the queue are skipped, ${advice}\n`);
  return true;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
