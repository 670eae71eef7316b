import { programOnPath, skipsWithout } from '../../../support/program-on-path.ts';

/** The first Redis or Valkey server on the path, else null. */
export function redisProgram(): string | null {
  return programOnPath(['redis-server', 'valkey-server']);
}

/** Whether tests of the queue must be skipped; with `REQUIRE_REDIS=1` a missing server is an error. */
export function skipsRedis(): boolean {
  return skipsWithout(redisProgram(), {
    tests: 'tests of the queue',
    advice: 'no redis-server found: install Redis or Valkey from the packages of your system',
    required: 'REQUIRE_REDIS',
  });
}
