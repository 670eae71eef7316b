import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { random } from '../../harness/random.ts';
import { requestsOf } from '../../harness/plan/run-requests.ts';
import { publishRun } from '../../harness/publish/publish-run.ts';
import { runAll } from '../../harness/run/run-all.ts';
import { chatServer, type ChatRequest } from './chat-server.ts';
import { nextqaFolder } from './items.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { recordedTerminal } from './terminal.ts';

const CLIP = fileURLToPath(
  new URL('../../benchmarks/nextqa/sample/NExTVideo/0001/2011000102.mp4', import.meta.url),
);

/** A NExT-QA folder with invented rows, whose videos are one small clip under many names. */
export async function videoFolder(videos: number, questions: number): Promise<string> {
  const data = await nextqaFolder(videos, questions);
  await mkdir(join(data, 'NExTVideo'));
  for (let video = 0; video < videos; video += 1)
    await copyFile(CLIP, join(data, 'NExTVideo', `${100 + video}.mp4`));
  return data;
}

export type InventedModel = {
  key: string;
  /** Of the questions it knows the answer when it sees the video. */
  knows?: number;
  /** Of the questions it draws a letter each time it is asked. */
  draws?: number;
};

/** A server of a model that answers "what is in N" by its own lights, and hardly any of it blind. */
export function inventedModel({ key, knows = 0.7, draws = 0 }: InventedModel) {
  const times = new Map<string, number>();
  return chatServer(({ text, pictures }: ChatRequest) => {
    const number = Number(/what is in (\d+)/.exec(text)?.[1]);
    const asking = `${number} ${pictures > 0 ? 'full' : 'blind'}`;
    const time = (times.get(asking) ?? 0) + 1;
    times.set(asking, time);
    const once = random(1, key, asking);
    const isKnown = pictures > 0 && once.integer(1, 1000) <= knows * 1000;
    const letters = 'ABCDE';
    const usual = isKnown ? letters[number % 5] : letters[once.integer(0, 4)];
    const isDrawn = once.integer(1, 1000) <= draws * 1000;
    const drawn = letters[random(2, key, asking, String(time)).integer(0, 4)];
    return `${isDrawn ? drawn : usual}`;
  });
}

/** Asks with few small frames, so that a test takes no time to decode. */
const PROTOCOL = {
  id: 'small-frames',
  extends: 'sightline',
  frames: { sampler: 'linspace', count: 2, longSide: 64, jpegQuality: 80 },
};

/** A record of an invented model below `results`, with the run behind it. */
export async function claimedRecord(
  url: string,
  { data, probes = ['full', 'blind'] }: { data: string; probes?: string[] },
) {
  const folder = await temporaryFolder();
  const results = join(folder, 'results');
  const protocol = join(folder, 'small-frames.json');
  await writeFile(protocol, JSON.stringify(PROTOCOL));
  const { terminal } = recordedTerminal();
  const endpoint = `openai:reader-1@${url}`;
  const requests = await requestsOf(
    { benchmark: 'nextqa', split: 'val', data, protocol, probe: probes, endpoint, temperature: 0 },
    folder,
  );
  const run = join(folder, 'run');
  await runAll(requests, {
    terminal,
    concurrency: 8,
    requireAll: true,
    format: 'none',
    resumeCommand: 'again',
    folder: run,
  });
  const { file } = await publishRun(run, results, {
    runBy: 'The Makers',
    source: null,
    publishedAt: new Date('2026-11-20T00:00:00Z'),
    allowIncomplete: false,
  });
  return { file, results, run, protocol, folder };
}
