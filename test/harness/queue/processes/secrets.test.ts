import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { json } from '../../../support/chat-server.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { cluster } from '../support/cluster.ts';
import { questionServers } from '../support/question-servers.ts';
import { skipsRedis } from '../support/redis-program.ts';
import { startRedis } from '../support/redis-server.ts';

const KEY = 'unmistakable-key-of-the-endpoint';
const PASSWORD = 'unmistakable-password-of-the-queue';

describe.skipIf(skipsRedis())('the key of an endpoint and the password of a queue', () => {
  it('are used, and are nowhere in Redis, in the run folder or in what is said', async () => {
    const folder = await temporaryFolder();
    // Its log of appended commands holds every key and value that ever was, not only those of the end.
    const redis = await startRedis({ persistence: true, password: PASSWORD, folder });
    const here = await cluster({ videos: 4, questions: 3 });
    const servers = await questionServers(1, ({ question }) => {
      const authorization = servers.headersOf(0).at(-1)?.authorization ?? '';
      // A server that says it back in a reply, in a long one, and in an error.
      if (question === 2) return `A. You sent ${authorization}.`;
      if (question === 3) return `B. ${`You sent ${authorization}. `.repeat(300)}`;
      if (question === 4)
        return (response) => json(response, 400, { error: { message: `no: ${authorization}` } });
      return undefined;
    });
    const [url = ''] = servers.urls;
    const environment = { SIGHTLINE_API_KEY: KEY, SIGHTLINE_QUEUE_PASSWORD: PASSWORD };
    const coordinator = here.coordinator(url, redis.url, { words: ['-c', '2'], environment });
    const words = ['--until-idle', '--endpoint-url', url];
    const worker = await here.worker(redis.url, { words, environment });
    expect(await coordinator.ended, coordinator.stderr()).toBe(7);
    await worker.ended;

    expect(servers.headersOf(0).every((sent) => sent.authorization === `Bearer ${KEY}`)).toBe(true);
    const kept = [...(await texts(folder)), ...(await texts(here.cwd))];
    // That the search finds what is there.
    expect(kept.some((text) => text.includes('You sent Bearer [key]'))).toBe(true);
    expect(kept.some((text) => text.includes('sightline:'))).toBe(true);
    const said = [coordinator, worker].flatMap((one) => [one.stderr(), one.stdout()]);
    for (const text of [...kept, ...said]) {
      expect(text).not.toContain(KEY);
      expect(text).not.toContain(PASSWORD);
    }
  });
});

async function texts(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1')),
  );
}
