import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mergeShards } from '../../../harness/run/merge.ts';
import { readVotes } from '../../../harness/run/judge-file.ts';
import { rescore } from '../../../harness/run/rescore.ts';
import { chatServer } from '../../support/chat-server.ts';
import { openEndedFolder, verdict } from '../../support/judged-run.ts';
import { smallRun } from '../../support/small-run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const NAMES = ['star', 'cause', 'other', 'more'];

it('shards that the same judge has judged merge with their votes; others are refused', async () => {
  const judge = await chatServer(() => verdict('yes'));
  const model = await chatServer(({ text }) => (text.includes('about') ? 'something' : 'B'));
  const data = await openEndedFolder(NAMES);
  const shards: string[] = [];
  const judging = (votes: number) => ({
    judging: { request: { endpoint: `openai:j@${judge.url}`, votes, settings: {} } },
  });
  let second: Awaited<ReturnType<typeof smallRun>> | null = null;
  for (const index of [1, 2]) {
    const made = await smallRun(model.url, {
      data,
      benchmark: 'videokr-eval',
      split: 'test',
      shard: { index, count: 2 },
    });
    await made.run(judging(index));
    shards.push(made.folder);
    second = made;
  }
  const out = join(await temporaryFolder(), 'whole');
  await expect(mergeShards(shards, out)).rejects.toMatchObject({
    code: 'RUN_MISMATCH',
    message: expect.stringContaining('another judge') as string,
  });
  await second?.run(judging(1));
  await mergeShards(shards, out);
  const [row] = await rescore(out, null);
  expect(row?.summary.counts).toMatchObject({ correct: NAMES.length + 1, unjudged: 0 });
  expect((await readVotes(out)).size).toBeGreaterThanOrEqual(NAMES.length);
});
