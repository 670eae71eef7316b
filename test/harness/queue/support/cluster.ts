import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { nextqaFolder } from '../../../support/items.ts';
import { journalText, recordOf } from '../../../support/small-run.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { sightline, type SightlineProcess } from './sightline-process.ts';

export type Words = { words?: string[]; environment?: Record<string, string>; data?: string };

/** A data folder of invented questions without videos, and the commands that ask them. */
export async function cluster({ videos, questions }: { videos: number; questions: number }) {
  const data = await nextqaFolder(videos, questions);
  const cwd = await temporaryFolder();
  const queued = join(cwd, 'queued');
  const run = (url: string, folder: string, { words = [], environment = {} }: Words) => {
    const what = ['run', '-b', 'nextqa', '--split', 'val', '-d', data, '--probe', 'blind'];
    const how = ['--no-cache', '-e', `openai:m@${url}`, '-o', folder];
    return sightline([...what, ...how, ...words], { cwd, environment });
  };
  return {
    data,
    cwd,
    /** The folder of the run that goes over the queue. */
    queued,
    coordinator: (url: string, queue: string, more: Words = {}): SightlineProcess =>
      run(url, 'queued', { ...more, words: ['--queue', queue, ...(more.words ?? [])] }),
    /** On a machine of its own, as far as files go. */
    async worker(queue: string, more: Words = {}): Promise<SightlineProcess> {
      const words = ['worker', '--queue', queue, '--data', more.data ?? data];
      return sightline([...words, ...(more.words ?? [])], {
        cwd: await temporaryFolder(),
        environment: more.environment ?? {},
      });
    },
    /** That the run over the queue ended as one without it: the same scores and the same public record. */
    async expectSameAsAlone(url: string): Promise<void> {
      const alone = run(url, 'alone', { words: ['-c', '4'] });
      expect(await alone.ended, alone.stderr()).toBe(0);
      const folder = join(cwd, 'alone');
      expect(await scoreLines(queued)).toEqual(await scoreLines(folder));
      expect(await recordOf(queued)).toEqual(await recordOf(folder));
    },
    /** How many lines with a reply the journal has for each trial. */
    async repliesKept(): Promise<Map<string, number>> {
      const kept = new Map<string, number>();
      for (const line of (await journalText(queued)).split('\n').filter(Boolean)) {
        const { trial, reply } = JSON.parse(line) as { trial: string; reply: unknown };
        if (reply !== null) kept.set(trial, (kept.get(trial) ?? 0) + 1);
      }
      return kept;
    },
  };
}

/** In one order: they stand in that of the replies. */
async function scoreLines(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, 'scores.jsonl'), 'utf8');
  return text.split('\n').filter(Boolean).sort();
}
