import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';

type Word = string | number | Buffer;

/** A script that the server carries out as one step. */
export type Script = (redis: Redis, keys: readonly string[], words: Word[]) => Promise<unknown>;

/** Sent once; a server that has forgotten it, as after a restart, is sent it again. */
export function script(lua: string): Script {
  const digest = createHash('sha1').update(lua).digest('hex');
  return async (redis, keys, words) => {
    try {
      return await redis.evalsha(digest, keys.length, ...keys, ...words);
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
      return redis.eval(lua, keys.length, ...keys, ...words);
    }
  };
}

/** Milliseconds on the server's clock, the only one that all machines share. */
export const NOW = `
local function clock()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end
`;
