import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chatServer, completion, json } from '../../support/chat-server.ts';
import { nextqaFolder } from '../../support/items.ts';
import { recordOf, smallRun } from '../../support/small-run.ts';
import { recordedTerminal } from '../../support/terminal.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { mergeShards } from '../../../harness/run/merge.ts';
import { publishRun } from '../../../harness/publish/publish-run.ts';

const letter = (text: string) => 'ABCDE'[Number(/what is in (\d+)/.exec(text)?.[1]) % 5] ?? 'A';

describe('replies of earlier runs', () => {
  it('are taken instead of asking, marked, and cost nothing; never for a failure', async () => {
    let broken = true;
    const server = await chatServer(({ text }) =>
      broken && text.includes('what is in 0')
        ? (response) => json(response, 400, { error: { message: 'no' } })
        : 'A',
    );
    const repliesFolder = await temporaryFolder();
    const data = await nextqaFolder();
    const first = await smallRun(server.url, { data });
    await expect(first.run({ repliesFolder })).rejects.toMatchObject({ code: 'RUN_INCOMPLETE' });
    broken = false;
    const before = server.requests.length;
    const second = await smallRun(server.url, { data });
    await second.run({ repliesFolder, limits: { tokens: 13 } });
    expect(server.requests.length - before).toBe(1);
    const lines = (await readFile(join(second.folder, 'trials.jsonl'), 'utf8')).trim().split('\n');
    expect(
      lines
        .map((line) => JSON.parse(line) as object)
        .filter((line) => 'cached' in line && line.cached),
    ).toHaveLength(5);
    expect(lines.join()).toContain('"attempts":0');
  });

  it('are not taken for a second time of asking', async () => {
    const server = await chatServer(() => 'A');
    const repliesFolder = await temporaryFolder();
    const { run } = await smallRun(server.url, { repeats: 3 });
    await run({ repliesFolder });
    expect(server.requests).toHaveLength(18);
  });

  it('are shared by two runs at once', async () => {
    const server = await chatServer(({ text }) => letter(text));
    const repliesFolder = await temporaryFolder();
    const data = await nextqaFolder(8, 4);
    const runs = await Promise.all([
      smallRun(server.url, { data }),
      smallRun(server.url, { data }),
    ]);
    await Promise.all(runs.map(({ run }) => run({ repliesFolder })));
    const third = await smallRun(server.url, { data });
    const before = server.requests.length;
    await third.run({ repliesFolder });
    expect(server.requests.length).toBe(before);
    expect(await recordOf(third.folder)).toEqual(await recordOf(runs[0].folder));
  });
});

describe('limits', () => {
  it.each([
    ['tokens', { tokens: 24 }, /--max-tokens-total: \d+ of 24/],
    ['cost', { costDollars: 0.00002 }, /--max-cost: /],
    ['failed', { failed: 2 }, /--max-failed: \d of 2/],
  ])(
    '%s: the run drains, says which one, and goes on when told to',
    async (name, limits, words) => {
      let broken = name === 'failed';
      const server = await chatServer(({ text }) =>
        broken ? (response) => json(response, 400, { error: {} }) : letter(text),
      );
      const { run, folder } = await smallRun(server.url, { data: await nextqaFolder(4, 5) });
      const prices = { 'test-model': { inputPerMillion: 1, outputPerMillion: 0 } };
      await expect(run({ limits, prices })).rejects.toMatchObject({
        code: 'RUN_INCOMPLETE',
        exitCode: 7,
        message: expect.stringMatching(words) as string,
        hint: 'go on with: sightline run again',
      });
      expect(server.requests.length).toBeLessThan(10);
      broken = false;
      await run();
      const journal = await readFile(join(folder, 'trials.jsonl'), 'utf8');
      expect(journal.match(/"failure":null/g)).toHaveLength(20);
    },
  );

  it('time: nothing new is asked when it is over', async () => {
    let over = () => {};
    const clock = {
      nowMs: () => (over === done ? 5000 : 0),
      wait: (ms: number, signal: AbortSignal) =>
        new Promise<void>((resolve) => {
          signal.addEventListener('abort', () => resolve());
          if (ms === 5000) end = resolve;
        }),
    };
    const done = () => {};
    let end = () => {};
    const server = await chatServer(async ({ count }) => {
      if (count === 3) {
        over = done;
        end();
        await new Promise((resolve) => setImmediate(resolve));
      }
      return 'A';
    });
    const { run } = await smallRun(server.url);
    await expect(
      run({ concurrency: 1, clock, limits: { durationMs: 5000 } }),
    ).rejects.toMatchObject({
      message: expect.stringContaining('--max-time: 5 s') as string,
    });
    expect(server.requests).toHaveLength(3);
  });

  it('a cost without a price, and a price below zero, are refused before anything is asked', async () => {
    const server = await chatServer(() => 'A');
    const { run } = await smallRun(server.url);
    await expect(run({ limits: { costDollars: 1 } })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
    });
    const prices = { 'test-model': { inputPerMillion: -1, outputPerMillion: 0 } };
    await expect(run({ prices })).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    expect(server.requests).toHaveLength(0);
  });
});

it('repeats: the score is that of the first time, and agreement stands beside it', async () => {
  const times = new Map<string, number>();
  const server = await chatServer(({ text }) => {
    const time = (times.get(text) ?? 0) + 1;
    times.set(text, time);
    return text.includes('what is in 1\n') && time === 2 ? 'D' : letter(text);
  });
  const { run, printed } = await smallRun(server.url, { repeats: 2 });
  await run({ concurrency: 1 });
  expect(server.requests).toHaveLength(12);
  expect(JSON.parse(printed[0] ?? '')).toMatchObject([
    {
      accuracy: { n: 6, value: 1 },
      agreement: { repeats: 2, share: { n: 6, value: 0.833333, clusters: 3 } },
    },
  ]);
});

describe('shards', () => {
  it('are whole videos, each in one, and merge to the record of an unsharded run', async () => {
    const server = await chatServer(({ text }) => letter(text));
    const data = await nextqaFolder(12, 3);
    const whole = await smallRun(server.url, { data, probes: ['blind', 'full'] });
    await expect(whole.run()).rejects.toMatchObject({ code: 'RUN_INCOMPLETE' });
    const folders: string[] = [];
    const before = server.requests.length;
    for (let index = 1; index <= 3; index += 1) {
      const shard = { index, count: 3 };
      const part = await smallRun(server.url, { data, probes: ['blind', 'full'], shard });
      await expect(part.run()).rejects.toMatchObject({ code: 'RUN_INCOMPLETE' });
      folders.push(part.folder);
      const { id } = await part.plan();
      expect(id).toBe(`${(await whole.plan()).id}-shard-${index}-of-3`);
    }
    expect(server.requests.length - before).toBe(36);
    const out = join(await temporaryFolder(), 'whole');
    await expect(mergeShards(folders.slice(1), out)).rejects.toMatchObject({
      code: 'RUN_MISMATCH',
      message: 'shard 1 of 3 is missing',
    });
    const [first = ''] = folders;
    await expect(mergeShards([...folders, first], out)).rejects.toMatchObject({
      message: 'shard 1 of 3 is there twice',
    });
    await expect(mergeShards([whole.folder], out)).rejects.toMatchObject({
      message: expect.stringContaining('no shard') as string,
    });
    await mergeShards(folders, out);
    expect(await recordOf(out)).toEqual(await recordOf(whole.folder));
    await expect(
      publishRun(first, await temporaryFolder(), {
        runBy: null,
        source: null,
        publishedAt: new Date(0),
        allowIncomplete: true,
      }),
    ).rejects.toMatchObject({ hint: expect.stringContaining('sightline merge') as string });
  });
});

it('a dry run tells what would be asked, and asks and writes nothing', async () => {
  const server = await chatServer(() => 'A');
  const { run, folder, printed } = await smallRun(server.url, { probes: ['blind'] });
  await rm(folder, { recursive: true });
  await run({
    dryRun: true,
    repliesFolder: join(folder, 'replies'),
    prices: { 'test-model': { inputPerMillion: 1e6, outputPerMillion: 0, asOf: '2026-01-02' } },
  });
  const found = JSON.parse(printed[0] ?? '') as { costDollars: number; tokens: { input: number } };
  expect(found).toMatchObject({
    trials: 6,
    requests: 6,
    frames: 0,
    pricesAsOf: '2026-01-02',
    firstRequest: { model: 'test-model' },
  });
  expect(found.costDollars).toBeCloseTo(found.tokens.input);
  expect(JSON.stringify(found)).toContain('what is in 0');
  expect(server.requests).toHaveLength(0);
  await expect(readdir(folder)).rejects.toMatchObject({ code: 'ENOENT' });
});

it('fewer probes in a later command leave the scores of the others, and the run can be published', async () => {
  const server = await chatServer(() => 'A');
  const { run, folder } = await smallRun(server.url, { probes: ['blind', 'options-only'] });
  await run();
  const before = await recordOf(folder);
  await run({}, { probes: ['blind'] });
  expect(server.requests).toHaveLength(12);
  expect(await recordOf(folder)).toEqual(before);
  await publishRun(folder, await temporaryFolder(), {
    runBy: null,
    source: null,
    publishedAt: new Date(0),
    allowIncomplete: false,
  });
});

it('a dry run names the probes that leave items out, and why', async () => {
  const server = await chatServer(() => 'A');
  const { run } = await smallRun(server.url, { probes: ['blind', 'subtitles-only'] });
  const { terminal, noted } = recordedTerminal();
  await run({ terminal, dryRun: true });
  expect(noted.join('\n')).toMatch(/subtitles-only is not asked of 6 items: the protocol/);
});

it('keys are in no file that a run writes, and in nothing that it says', async () => {
  const key = 'sk-planted-0123456789abcdef';
  const server = await chatServer(({ count, headers }) =>
    count % 2 === 0
      ? (response) =>
          json(response, 400, { error: { message: `bad key ${headers.authorization}` } })
      : (response) => completion(response, 'A'),
  );
  const { run, folder } = await smallRun(server.url);
  const recorded = recordedTerminal({ SIGHTLINE_API_KEY: key, OPENAI_API_KEY: key });
  const repliesFolder = join(folder, 'replies');
  await mkdir(repliesFolder);
  const said = await run({ terminal: recorded.terminal, repliesFolder }).then(
    () => '',
    (error: Error) => `${error.message} ${JSON.stringify(error)}`,
  );
  await run({ terminal: recorded.terminal, repliesFolder, dryRun: true });
  expect(server.requests.some(({ headers }) => headers.authorization?.includes(key))).toBe(true);
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = await Promise.all(
    files
      .filter((file) => file.isFile())
      .map((file) => readFile(join(file.parentPath, file.name), 'utf8')),
  );
  expect(texts.length).toBeGreaterThan(4);
  for (const text of [...texts, ...recorded.printed, ...recorded.noted, said]) {
    expect(text).not.toContain('planted');
  }
});
