import { Command } from 'commander';
import { expect, it } from 'vitest';
import { command } from '../../../harness/commands/score.ts';
import { readRun } from '../../../harness/publish/read-run.ts';
import { addJudgeProbes } from '../../../harness/run/add-judge-probes.ts';
import { readManifest } from '../../../harness/run/manifest.ts';
import { chatServer } from '../../support/chat-server.ts';
import { gradedFrames, judgedVideos, ratings } from '../../support/judged-videos.ts';
import { smallRun } from '../../support/small-run.ts';
import { recordedTerminal } from '../../support/terminal.ts';

async function score(words: string[]): Promise<string> {
  const { terminal, printed } = recordedTerminal();
  const program = new Command('score').exitOverride();
  command.define(program, terminal);
  await program.parseAsync([...words, '--no-cache'], { from: 'user' });
  return printed.join('\n');
}

it('a run that is judged gets further probes of its judge, and only they are asked', async () => {
  const judge = await chatServer(({ text }) => ratings(text));
  const run = await judgedVideos({ limit: 2 });
  await run.run();
  await run.judge(judge.url);
  expect(judge.requests).toHaveLength(2);
  const endpoint = `openai:judge-model@${judge.url}`;
  await score([run.folder, '--probe', 'judge-blind,judge-shuffle=1', '--judge', endpoint]);
  expect(judge.requests).toHaveLength(6);
  expect(judge.requests.slice(2).filter((one) => gradedFrames(one).length === 0)).toHaveLength(2);
  const { probes } = await readManifest(run.folder);
  expect(probes.map(({ id, variants }) => [id, variants.map(({ label }) => label)])).toEqual([
    ['full', ['']],
    ['judge-blind', ['']],
    ['judge-shuffle', ['order-1']],
  ]);
  await expect(readRun(run.folder)).resolves.toBeDefined();
  await score([run.folder, '--probe', 'judge-blind', '--judge', endpoint]);
  expect(judge.requests).toHaveLength(6);
});

it('scores that a further probe has outgrown are not published', async () => {
  const judge = await chatServer(({ text }) => ratings(text));
  const run = await judgedVideos({ limit: 1 });
  await run.run();
  await run.judge(judge.url);
  await addJudgeProbes(run.folder, ['judge-blind'], null);
  await expect(readRun(run.folder)).rejects.toMatchObject({ code: 'RUN_MISMATCH' });
});

it('probes of what a model is shown, and runs without videos, are refused', async () => {
  const run = await judgedVideos({ limit: 1 });
  await run.run();
  await expect(addJudgeProbes(run.folder, ['blind'], null)).rejects.toMatchObject({
    code: 'USAGE',
    message: expect.stringContaining('asks the model') as string,
  });
  const server = await chatServer(() => 'A');
  const other = await smallRun(server.url);
  await other.run();
  await expect(addJudgeProbes(other.folder, ['judge-blind'], null)).rejects.toMatchObject({
    code: 'USAGE',
    message: expect.stringContaining('grades no videos') as string,
  });
  await expect(score([run.folder, '--probe', 'judge-blind', '--dry-run'])).rejects.toMatchObject({
    code: 'USAGE',
  });
});
