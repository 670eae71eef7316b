import { writeFile } from 'node:fs/promises';
import type { Loader } from 'astro/loaders';
import { readResults, type Records } from './read-results.ts';
import { BrokenRecords } from './record-problem.ts';
import { resultsFolder } from './results-folder.ts';

type Entry = { id: string; data: Record<string, unknown> };

// The collections are loaded one after the other from one folder, which is read and checked once.
const readings = new Map<string, Promise<Records>>();

/** Feeds a content collection from the results folder. `select` says which part, and under what id. */
export function recordsLoader(name: string, select: (records: Records) => Entry[]): Loader {
  return {
    name: `sightline-${name}`,
    async load(context) {
      const { store, watcher } = context;
      const folder = resultsFolder();
      const refresh = async (): Promise<void> => {
        const entries = select(await readOnce(folder));
        // Nothing of an earlier folder may stay: the store outlives a build.
        store.clear();
        for (const entry of entries) {
          store.set({ id: entry.id, data: await context.parseData(entry) });
        }
      };
      await refresh();
      watcher?.add(folder);
      watcher?.on('all', (_event, file) => {
        if (!file.startsWith(folder)) return;
        readings.delete(folder);
        void refresh();
      });
    },
  };
}

async function readOnce(folder: string): Promise<Records> {
  const reading = readings.get(folder) ?? readResults(folder);
  readings.set(folder, reading);
  try {
    return await reading;
  } catch (error) {
    if (error instanceof BrokenRecords) await report(error);
    throw error;
  }
}

/** Whoever started the build may want the problems as data; Astro's own output is for people. */
async function report(error: BrokenRecords): Promise<void> {
  const file = process.env['SIGHTLINE_SITE_REPORT'];
  if (file !== undefined) await writeFile(file, JSON.stringify(error.problems));
}
