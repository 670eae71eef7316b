import { existsSync, watch } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../temporary-folder.ts';
import { type AdapterBench, PLANTED_KEY, type Seen } from './bench.ts';

const PROGRAM = fileURLToPath(new URL('command-program.ts', import.meta.url));

/** An endpoint string of the test program. */
export function programSpec(behaviour: string, log = '/dev/null'): string {
  return `command:'${process.execPath}' '${PROGRAM}' ${behaviour} '${log}'`;
}

export const bench: AdapterBench = {
  async start(script) {
    const log = join(await temporaryFolder(), 'asked.jsonl');
    await writeFile(log, '');
    const behaviour =
      'reply' in script ? script.reply : 'status' in script ? script.status : 'silent';
    const asked = Promise.withResolvers<void>();
    const watcher = watch(log, () => {
      if (!existsSync(log)) return;
      watcher.close();
      asked.resolve();
    });
    watcher.unref();
    return {
      spec: programSpec(String(behaviour), log),
      environment: { OPENAI_API_KEY: PLANTED_KEY, SIGHTLINE_API_KEY: PLANTED_KEY },
      seen: () => readSeen(log),
      asked: asked.promise,
    };
  },
  answer: {
    text: 'The answer is B.',
    reasoning: 'A man opens the box.',
    finish: 'stop',
    usage: { inputTokens: 1117, outputTokens: 46 },
  },
  // A program has no statuses: it says whether asking again can help.
  codes: { 401: 'ENDPOINT_REFUSED', 429: 'ENDPOINT_BROKEN', 500: 'ENDPOINT_BROKEN' },
};

type Line = { parts: { text?: string; data?: string }[] };

async function readSeen(log: string): Promise<Seen[]> {
  const lines = (await readFile(log, 'utf8')).trimEnd().split('\n');
  return lines.map((line) => {
    const { parts } = JSON.parse(line) as Line;
    return {
      text: parts.map((part) => part.text ?? '').join(''),
      images: parts.flatMap((part) => part.data ?? []),
    };
  });
}
