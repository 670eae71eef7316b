import { spawn } from 'node:child_process';
import { appendFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../../harness/hash.ts';
import {
  cacheKey,
  cacheStats,
  clearCache,
  openReplyCache,
  type CacheSubject,
} from '../../../harness/run/reply-cache.ts';
import type { Reply } from '../../../harness/schema/endpoint.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const reply = (text: string): Reply => ({ text, finish: 'stop' });
const subject: CacheSubject = {
  adapter: 'openai',
  model: 'm',
  identity: { id: 'm', revision: null, series: null },
  digest: 'd',
  fields: {},
  probe: 'full',
  repeat: 0,
};

describe('the key of a reply', () => {
  it('is the same for a probe that asks the same, and moves with all else', () => {
    const key = cacheKey(subject);
    expect(cacheKey({ ...subject, probe: 'blind' })).toBe(key);
    const others: Partial<CacheSubject>[] = [
      { adapter: 'google' },
      { model: 'n' },
      { identity: { id: 'm', revision: 'r', series: null } },
      { identity: { id: 'm', revision: null, series: { id: 's', step: 2 } } },
      { digest: 'e' },
      { fields: { a: 1 } },
      { repeat: 1 },
      { probe: 'rerun' },
    ];
    const keys = others.map((other) => cacheKey({ ...subject, ...other }));
    expect(new Set([key, ...keys]).size).toBe(others.length + 1);
  });
});

describe('the replies of all runs', () => {
  it('are found again, in this session and in the next, and counted and cleared', async () => {
    const folder = await temporaryFolder();
    const first = await openReplyCache(folder);
    expect(await first.get(hashOf('a'))).toBeNull();
    first.put(hashOf('a'), reply('ä\n'));
    expect(await first.get(hashOf('a'))).toEqual(reply('ä\n'));
    await first.close();
    const next = await openReplyCache(folder);
    expect(await next.get(hashOf('a'))).toEqual(reply('ä\n'));
    expect(await next.get(hashOf('b'))).toBeNull();
    await next.close();
    await writeFile(join(folder, 'mine.txt'), 'kept');
    expect(await cacheStats(folder)).toMatchObject({ replies: 1, files: 1 });
    expect(await clearCache(folder)).toMatchObject({ replies: 1 });
    expect(await cacheStats(folder)).toEqual({ replies: 0, files: 0, bytes: 0 });
    expect(await readdir(folder)).toEqual(['mine.txt']);
  });

  it('lose a torn line and nothing else', async () => {
    const folder = await temporaryFolder();
    const keys = Array.from({ length: 40 }, (_, index) => hashOf(index));
    for (const [index, key] of keys.entries()) {
      const cache = await openReplyCache(folder);
      cache.put(key, reply(String(index)));
      await cache.close();
      await appendFile(join(folder, `${key[0]}.jsonl`), `{"key":"${key}","reply":{"te`);
    }
    const cache = await openReplyCache(folder);
    for (const [index, key] of keys.entries()) {
      expect(await cache.get(key)).toEqual(reply(String(index)));
    }
    await cache.close();
  });

  it('are nothing where a line holds something else than a reply', async () => {
    const folder = await temporaryFolder();
    const key = hashOf('a');
    await writeFile(
      join(folder, `${key[0]}.jsonl`),
      `{"key":"${key}","reply":{"text":1}}\n{"key":"${key}"`,
    );
    const cache = await openReplyCache(folder);
    expect(await cache.get(key)).toBeNull();
    await cache.close();
  });

  it('survive two processes that write at once', async () => {
    const folder = await temporaryFolder();
    const module = new URL('../../../harness/run/reply-cache.ts', import.meta.url).href;
    const hash = new URL('../../../harness/hash.ts', import.meta.url).href;
    const script = `
      import { openReplyCache } from ${JSON.stringify(module)};
      import { hashOf } from ${JSON.stringify(hash)};
      const [who] = process.argv.slice(1);
      for (let round = 0; round < 20; round += 1) {
        const cache = await openReplyCache(${JSON.stringify(folder)});
        for (let index = 0; index < 50; index += 1) {
          const name = who + '-' + round + '-' + index;
          cache.put(hashOf(name), { text: name.repeat(1 + (index % 90)), finish: 'stop' });
        }
        await cache.close();
      }`;
    const codes = await Promise.all(
      ['a', 'b'].map(
        (who) =>
          new Promise((resolve) => {
            spawn(process.execPath, ['--input-type=module', '-e', script, who], {
              stdio: 'inherit',
              cwd: fileURLToPath(new URL('.', import.meta.url)),
            }).on('close', resolve);
          }),
      ),
    );
    expect(codes).toEqual([0, 0]);
    const cache = await openReplyCache(folder);
    for (const who of ['a', 'b']) {
      for (const [round, index] of [
        [0, 0],
        [7, 49],
        [19, 31],
      ] as const) {
        const name = `${who}-${round}-${index}`;
        expect(await cache.get(hashOf(name))).toEqual(reply(name.repeat(1 + (index % 90))));
      }
    }
    await cache.close();
    expect(await cacheStats(folder)).toMatchObject({ replies: 2000 });
  });
});
