import { watch } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PLANTED_KEY } from '../adapter-benches/bench.ts';
import { generatorSpec } from '../generator-run.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import type { VideoBench } from './bench.ts';

export const bench: VideoBench = {
  scripts: ['make', 'refuse', 'fail', 'busy', 'silent'],
  async start(script) {
    const log = join(await temporaryFolder(), 'asked.jsonl');
    await writeFile(log, '');
    const asked = Promise.withResolvers<void>();
    const watcher = watch(log, () => {
      watcher.close();
      asked.resolve();
    });
    watcher.unref();
    return {
      spec: generatorSpec(script, log),
      context: { environment: { PATH: process.env['PATH'], OPENAI_API_KEY: PLANTED_KEY } },
      asked: asked.promise,
    };
  },
};
