import { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command as cache } from '../../../harness/commands/cache.ts';
import { command as merge } from '../../../harness/commands/merge.ts';
import type { CommandModule } from '../../../harness/command.ts';
import { hashOf } from '../../../harness/hash.ts';
import { repliesFolder } from '../../../harness/run/flags.ts';
import { openReplyCache } from '../../../harness/run/reply-cache.ts';
import { chatServer } from '../../support/chat-server.ts';
import { nextqaFolder } from '../../support/items.ts';
import { smallRun } from '../../support/small-run.ts';
import { recordedTerminal } from '../../support/terminal.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

async function type(module: CommandModule, words: string[], workingFolder: string) {
  const recorded = recordedTerminal();
  const program = new Command().exitOverride();
  module.define(program, { ...recorded.terminal, workingFolder });
  await program.parseAsync(words, { from: 'user' });
  return recorded.printed.join('\n');
}

describe('sightline cache', () => {
  it('counts what is kept and clears it', async () => {
    const folder = await temporaryFolder();
    const replies = await openReplyCache(repliesFolder(folder));
    replies.put(hashOf('a'), { text: 'A', finish: 'stop' });
    replies.put(hashOf('b'), { text: 'B', finish: 'stop' });
    await replies.close();
    expect(JSON.parse(await type(cache, ['stats', '--json'], folder))).toMatchObject({
      replies: 2,
    });
    expect(await type(cache, ['clear'], folder)).toMatch(/^2 replies, 0\.0 MB removed from /);
    expect(await type(cache, ['stats'], folder)).toMatch(/^0 replies/);
  });
});

describe('sightline merge', () => {
  it('writes one run and prints its scores', async () => {
    const server = await chatServer(() => 'A');
    const data = await nextqaFolder(6, 2);
    const folders: string[] = [];
    for (const index of [1, 2]) {
      const { run, folder } = await smallRun(server.url, { data, shard: { index, count: 2 } });
      await run();
      folders.push(folder);
    }
    const cwd = await temporaryFolder();
    const printed = await type(merge, [...folders, '--out', 'whole', '--json'], cwd);
    expect(JSON.parse(printed)).toMatchObject([
      { probe: 'blind', counts: { failed: 0, notAsked: 0 }, accuracy: { n: 12, clusters: 6 } },
    ]);
    const manifest = JSON.parse(
      await readFile(join(cwd, 'whole', 'manifest.json'), 'utf8'),
    ) as object;
    expect(manifest).toMatchObject({
      shard: null,
      run: expect.not.stringContaining('shard') as string,
    });
    await expect(type(merge, [...folders, '--out', 'whole'], cwd)).rejects.toMatchObject({
      code: 'RUN_MISMATCH',
    });
    const other = await smallRun(server.url, { data, shard: { index: 2, count: 2 }, seed: 1 });
    await other.run();
    await expect(
      type(merge, [folders[0] ?? '', other.folder, '--out', 'other'], cwd),
    ).rejects.toMatchObject({
      message: expect.stringMatching(/another run than .*: seed$/) as string,
    });
  });
});
