import { Command } from 'commander';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command } from '../../../harness/commands/score.ts';
import { chatServer } from '../../support/chat-server.ts';
import { diagnosedRun, diagnosis, reasoned } from '../../support/diagnosed-run.ts';
import { nextqaFolder } from '../../support/items.ts';
import { judgedRun, verdict } from '../../support/judged-run.ts';
import { recordedTerminal } from '../../support/terminal.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

async function score(words: string[], workingFolder = process.cwd()) {
  const { terminal, printed, noted } = recordedTerminal();
  const program = new Command('score').exitOverride().configureOutput({ writeErr: () => {} });
  command.define(program, { ...terminal, workingFolder });
  const error: unknown = await program.parseAsync([...words, '--no-cache'], { from: 'user' }).then(
    () => null,
    (reason: unknown) => reason,
  );
  return { out: printed.join('\n'), noted: noted.join('\n'), error };
}

type Row = { accuracy: { n: number; value: number }; kinds: { kind: string; accuracy: unknown }[] };

it('--judge judges, then the votes are kept, and --no-judge leaves them aside', async () => {
  const judge = await chatServer(() => verdict('yes'));
  const run = await judgedRun({ star: 'a pentagram', sides: '3' });
  const rowOf = ({ out }: { out: string }) => (JSON.parse(out) as [Row])[0];
  const judging = ['--judge', `openai:j@${judge.url}`, '--judge-votes', '3', '--json'];
  const judged = await score([run.folder, ...judging]);
  expect(judged.error).toBeNull();
  expect(rowOf(judged)).toMatchObject({
    accuracy: { n: 3, value: 1 },
    kinds: [
      { kind: 'multiple choice', accuracy: { n: 1 } },
      { kind: 'open-ended', accuracy: { n: 2 } },
    ],
  });
  expect(rowOf(await score([run.folder, '--json'])).accuracy.n).toBe(3);
  // Without it not even the answer that is right by rule counts: the others could not be wrong.
  expect(rowOf(await score([run.folder, '--json', '--no-judge'])).accuracy.n).toBe(1);
  expect(judge.requests).toHaveLength(3);
  const table = await score([run.folder]);
  expect(table.out).toMatch(/blind\s+100\.0\s.*\s3\s+2$/m);
});

it('takes the judge by its name in the config, with its settings', async () => {
  const judge = await chatServer(() => verdict('no'));
  const run = await judgedRun({ star: 'a pentagram' });
  const folder = await temporaryFolder();
  const endpoint = {
    endpoint: `openai:Qwen3-32B@${judge.url}`,
    settings: { maxTokens: 99 },
    extraBody: { top_k: 1 },
  };
  await writeFile(
    join(folder, 'sightline.config.json'),
    JSON.stringify({ endpoints: { 'my-judge': endpoint } }),
  );
  const { error } = await score([run.folder, '--judge', 'my-judge'], folder);
  expect(error).toBeNull();
  expect(judge.requests[0]?.body).toMatchObject({ temperature: 0, max_tokens: 99, top_k: 1 });
  const wrong = await score([run.folder, '--judge', 'my-jugde'], folder);
  expect(wrong.error).toMatchObject({
    code: 'USAGE',
    hint: expect.stringContaining('my-judge') as string,
  });
});

it('sends no temperature where the model allows none', async () => {
  const judge = await chatServer(() => verdict('no'));
  for (const words of [
    ['--judge', `openai:o3@${judge.url}`],
    ['--judge', `openai:j@${judge.url}`, '--judge-temperature', 'none'],
  ]) {
    const run = await judgedRun({ star: 'a pentagram' });
    await score([run.folder, ...words]);
    expect(judge.requests.at(-1)?.body).not.toHaveProperty('temperature');
  }
});

it('--dry-run tells what judging would ask, and asks and writes nothing', async () => {
  const judge = await chatServer(() => verdict('no'));
  const run = await judgedRun({ star: 'a pentagram', sides: '3', cause: 'nobody' });
  const before = await readdir(run.folder);
  const words = ['--judge', `openai:gpt-4o@${judge.url}`, '--judge-votes', '3', '--dry-run'];
  const { out, error } = await score([run.folder, ...words, '--json']);
  expect(error).toBeNull();
  expect(JSON.parse(out)).toMatchObject([
    { answers: 2, judged: 0, requests: 6, tokens: { input: expect.any(Number) as number } },
  ]);
  expect((await score([run.folder, ...words])).out).toMatch(/requests\s+6 \(0 votes/);
  expect(judge.requests).toHaveLength(0);
  expect(await readdir(run.folder)).toEqual(before);
});

it.each([
  [['--judge-votes', '3'], /want a judge/],
  [['--judge', 'openai:j', '--judge-votes', '0'], /no number of votes/],
  [['--judge', 'openai:j', '--judge-votes', 'x'], /no number of votes/],
  [['--judge', 'openai:j', '--judge-temperature', '-1'], /no temperature/],
  [['--judge', 'baseline:random'], /cannot judge/],
])('%j is refused', async (words, message) => {
  const run = await judgedRun({ star: 'a pentagram' });
  const { error } = await score([run.folder, ...words]);
  expect(error).toMatchObject({ code: 'USAGE', message: expect.stringMatching(message) as string });
});

describe('--diagnose', () => {
  const replies = { '100_0': reasoned('100_0', 'A'), '100_1': reasoned('100_1', 'C') };

  it('diagnoses, then shows it without asking again, under the table and as data', async () => {
    const judge = await chatServer(() => diagnosis({ support: 'no', cause: 'too-broad' }));
    const run = await diagnosedRun(replies, await nextqaFolder(1, 2));
    const words = ['--diagnose', `openai:j@${judge.url}`];
    const first = await score([run.folder, ...words]);
    expect(first.error).toBeNull();
    expect(first.out).toMatch(/right answers +unsupported +100\.0/);
    const again = await score([run.folder, '--json']);
    expect(JSON.parse(again.out)).toMatchObject([
      { probe: 'full', diagnosis: { diagnosed: 2, unsupportedOfRight: { value: 1, n: 2 } } },
    ]);
    expect(judge.requests).toHaveLength(2);
  });

  it('--dry-run tells what it would ask, and asks and writes nothing', async () => {
    const judge = await chatServer(() => diagnosis());
    const run = await diagnosedRun(replies, await nextqaFolder(1, 2));
    const before = await readdir(run.folder);
    const words = ['--diagnose', `openai:j@${judge.url}`, '--diagnose-sample', '1', '--dry-run'];
    const { out, error } = await score([run.folder, ...words]);
    expect(error).toBeNull();
    expect(out).toMatch(/replies +1 that give a reasoning/);
    expect(out).toMatch(/requests +1 \(0 votes/);
    expect(judge.requests).toHaveLength(0);
    expect(await readdir(run.folder)).toEqual(before);
  });

  it.each([
    [['--diagnose-sample', '3'], /wants a model/],
    [['--diagnose', 'openai:j', '--diagnose-sample', '0'], /.*/],
    [['--diagnose', 'baseline:random'], /cannot judge/],
  ])('%j is refused', async (words, message) => {
    const run = await diagnosedRun(replies, await nextqaFolder(1, 2));
    const { error } = await score([run.folder, ...words]);
    expect(error).toMatchObject({
      code: 'USAGE',
      message: expect.stringMatching(message) as string,
    });
  });
});
