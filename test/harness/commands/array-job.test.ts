import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { recordOf } from '../../support/small-run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { nextqaFolder } from '../../support/items.ts';
import { questionServers } from '../queue/support/question-servers.ts';
import { sightline } from '../queue/support/sightline-process.ts';

const SHARDS = 3;

/** What `docs/guide/files/slurm-shards.sbatch` does: one task is preempted and put in the queue again. */
it('an array of shards, one of them preempted, merges to the run of one machine', async () => {
  const data = await nextqaFolder(12, 3);
  const cwd = await temporaryFolder();
  let preempted = false;
  let preempt = () => {};
  const servers = await questionServers(SHARDS, ({ server, count }) => {
    if (server === 1 && !preempted && count > SHARDS) {
      preempted = true;
      preempt();
    }
  });
  const run = (server: number, ...more: string[]) => {
    const what = ['run', '-b', 'nextqa', '--split', 'val', '-d', data, '--probe', 'blind'];
    const how = ['-c', '1', '-e', `openai:m@${servers.urls[server] ?? ''}`, '--no-cache'];
    return sightline([...what, ...how, ...more], { cwd });
  };
  const shard = (index: number) =>
    run(index, '--shard', `${index + 1}/${SHARDS}`, '-o', `part-${index + 1}`);
  const tasks = Array.from({ length: SHARDS }, (_, index) => shard(index));
  preempt = () => tasks[1]?.signal('SIGUSR1');
  expect(await Promise.all(tasks.map(({ ended }) => ended))).toEqual([0, 130, 0]);
  const parts = ['part-1', 'part-2', 'part-3'];
  const early = sightline(['merge', ...parts.slice(1), '--out', 'early'], { cwd });
  expect(await early.ended).toBe(3);
  expect(early.stderr()).toMatch(/shard 1 of 3 is missing/);
  expect(await shard(1).ended).toBe(0);
  expect(servers.repeated()).toBe(0);

  const merged = sightline(['merge', ...parts, '--out', 'whole'], { cwd });
  expect(await merged.ended, merged.stderr()).toBe(0);
  expect(await run(0, '-o', 'alone').ended).toBe(0);
  expect(await lines(join(cwd, 'whole/scores.jsonl'))).toEqual(
    await lines(join(cwd, 'alone/scores.jsonl')),
  );
  expect(await recordOf(join(cwd, 'whole'))).toEqual(await recordOf(join(cwd, 'alone')));
});

async function lines(path: string): Promise<string[]> {
  return (await readFile(path, 'utf8')).split('\n').filter(Boolean).sort();
}
