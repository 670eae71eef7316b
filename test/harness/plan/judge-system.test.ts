import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { judge as checklist } from '../../../harness/answers/judges/checklist.ts';
import { judge as official } from '../../../harness/answers/judges/ruler-official.ts';
import { withSystem } from '../../../harness/plan/judge-system.ts';
import { hashOf } from '../../../harness/hash.ts';
import { readJudge } from '../../../harness/run/judge-file.ts';
import { rescore } from '../../../harness/run/rescore.ts';
import { chatServer } from '../../support/chat-server.ts';
import { judgedVideos, ratings, SAMPLE } from '../../support/judged-videos.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const WORDS = 'Rate it as the authors do.\nThen stop.\n';

it('the authors’ system prompt is that of their checkout, or of the file that is named', async () => {
  const data = await temporaryFolder();
  await mkdir(join(data, 'eval'));
  await writeFile(join(data, 'eval/system_prompt.txt'), WORDS);
  await writeFile(join(data, 'other.txt'), 'Other words.');
  const below = await withSystem(official, { data });
  expect(below.prompt).toEqual({ ...official.prompt, system: WORDS });
  const named = await withSystem(official, { data, file: join(data, 'other.txt') });
  expect(named.prompt.system).toBe('Other words.');
});

it('without it the error says where to get it; a judge of ours wants none', async () => {
  const data = await temporaryFolder();
  await expect(withSystem(official, { data })).rejects.toMatchObject({
    code: 'DATA_MISSING',
    message: expect.stringContaining(join(data, 'eval/system_prompt.txt')) as string,
    hint: expect.stringMatching(/https:\/\/github\.com\/.*--judge-system FILE/) as string,
  });
  const empty = join(data, 'empty.txt');
  await writeFile(empty, ' \n');
  await expect(withSystem(official, { data, file: empty })).rejects.toMatchObject({
    code: 'DATA_INVALID',
  });
  expect(await withSystem(checklist, { data })).toBe(checklist);
  await expect(withSystem(checklist, { data, file: empty })).rejects.toMatchObject({
    code: 'USAGE',
  });
});

it('who has not got it is told before anything is generated', async () => {
  const run = await judgedVideos({ protocol: 'official', limit: 1 });
  const request = { endpoint: 'openai:j@http://127.0.0.1:9', votes: 1, settings: {} };
  await expect(run.run({ judging: { request } })).rejects.toMatchObject({ code: 'DATA_MISSING' });
  expect(await readdir(run.folder)).toEqual([]);
});

it('a run under it sends its words, keeps their hash alone, and is scored anew without the file', async () => {
  const judge = await chatServer(({ text }) => ratings(text));
  const data = join(await temporaryFolder(), 'data');
  await cp(SAMPLE, data, { recursive: true });
  const run = await judgedVideos({ data, protocol: 'official', limit: 1 });
  await run.run();
  await expect(run.judge(judge.url)).rejects.toMatchObject({ code: 'DATA_MISSING' });
  expect(judge.requests).toHaveLength(0);
  const systemFile = join(await temporaryFolder(), 'system_prompt.txt');
  await writeFile(systemFile, WORDS);
  await run.judge(judge.url, { systemFile });
  const [request] = judge.requests;
  expect(request?.body.messages[0]).toEqual({ role: 'system', content: WORDS });
  const kept = await readJudge(run.folder);
  expect(kept?.judge).toMatchObject({
    id: 'ruler-official',
    promptHash: hashOf({ ...official.prompt, system: WORDS }),
  });
  for (const name of await readdir(run.folder, { recursive: true })) {
    const text = await readFile(join(run.folder, name), 'latin1').catch(() => '');
    expect(text).not.toContain('as the authors do');
  }
  const [row] = await rescore(run.folder, null);
  expect(row?.summary.counts.correct).toBe(1);
  // Other words are another judge.
  await writeFile(systemFile, 'Other words.');
  await run.judge(judge.url, { systemFile });
  expect(judge.requests).toHaveLength(2);
});
