import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runAll } from '../../harness/run/run-all.ts';
import { recordedTerminal } from './terminal.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A model of a test: its letter for each item, with the video and without. */
export type Answering = { id: string; family?: string; full: string; blind: string };

/** Run folders of models whose answers were recorded, over the first items of a data folder. */
export async function blindRuns(
  models: Answering[],
  where: { benchmark: string; split: string; data: string; ids: string[] },
): Promise<string[]> {
  const root = await temporaryFolder();
  const folders: string[] = [];
  for (const { id, family, ...letters } of models) {
    const answers = join(root, `${id}.jsonl`);
    const lines = (['full', 'blind'] as const).flatMap((probe) =>
      where.ids.map((item, index) =>
        JSON.stringify({ item, probe, text: letters[probe][index] ?? '' }),
      ),
    );
    await writeFile(answers, `${lines.join('\n')}\n`);
    const { benchmark, split, data } = where;
    const request = {
      benchmark,
      split,
      data,
      endpoint: `replay:${answers}`,
      protocol: 'sightline',
      probes: ['full', 'blind'],
      seed: 0,
      settings: {},
      card: { id, name: id.toUpperCase(), ...(family === undefined ? {} : { family }) },
    };
    const folder = join(root, 'runs', id);
    await runAll([request], {
      terminal: recordedTerminal().terminal,
      concurrency: 4,
      requireAll: false,
      format: 'json',
      resumeCommand: 'sightline run again',
      folder,
    });
    folders.push(folder);
  }
  return folders;
}
