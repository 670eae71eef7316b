import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRun } from '../../../harness/publish/read-run.ts';
import { makeResult } from '../../../harness/publish/result.ts';
import { publishRun } from '../../../harness/publish/publish-run.ts';
import { readDiagnosed, readDiagnosis } from '../../../harness/run/diagnosis-file.ts';
import { readManifest } from '../../../harness/run/manifest.ts';
import { mergeShards } from '../../../harness/run/merge.ts';
import { rescore } from '../../../harness/run/rescore.ts';
import { chatServer, completion, json, type Answer } from '../../support/chat-server.ts';
import { diagnosedRun, diagnosis, reasoned } from '../../support/diagnosed-run.ts';
import { nextqaFolder } from '../../support/items.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const attribution = { runBy: null, source: null, publishedAt: new Date(0), allowIncomplete: false };

/** Right, wrong, right without a word of reasoning, unreadable, and two more that are right. */
const REPLIES: Record<string, string> = {
  '100_0': reasoned('100_0', 'A'),
  '100_1': reasoned('100_1', 'C'),
  '101_0': '<answer>C</answer>',
  '101_1':
    'I cannot say which of the options it is, as the picture is too dark to make out anything at all.',
  '102_0': reasoned('102_0', 'E'),
  '102_1': reasoned('102_1', 'A'),
};

const itemIn = (text: string) => /In (\d+_\d+) the/.exec(text)?.[1] ?? '';

describe('diagnosing a run', () => {
  it('asks of scored replies that reason, keeps a line an item, and leaves every score as it was', async () => {
    const judge = await chatServer(({ text }) =>
      itemIn(text) === '100_1'
        ? diagnosis({ answer: 'wrong', support: 'no', cause: 'reasoning-answer-mismatch' })
        : diagnosis(itemIn(text) === '102_0' ? { support: 'no', cause: 'too-broad' } : {}),
    );
    const run = await diagnosedRun(REPLIES);
    const scores = () => readFile(join(run.folder, 'scores.jsonl'), 'utf8');
    const before = await scores();
    const bare = await publishRun(run.folder, await temporaryFolder(), attribution);
    const [row] = await run.diagnose(judge.url);
    expect(judge.requests.map(({ text }) => itemIn(text)).sort()).toEqual([
      '100_0',
      '100_1',
      '102_0',
      '102_1',
    ]);
    expect(judge.requests[0]?.body).toMatchObject({ temperature: 0, model: 'judge-model' });
    expect(judge.requests.every(({ pictures }) => pictures === 0)).toBe(true);
    const lines = await readDiagnosed(run.folder);
    expect(Object.fromEntries(lines.map((line) => [line.item, line]))).toMatchObject({
      '100_0': { right: true, diagnosis: { answer: 'right', support: 'yes' }, without: null },
      '100_1': { right: false, diagnosis: { cause: 'reasoning-answer-mismatch' } },
      '101_0': { right: true, diagnosis: null, without: 'no-reasoning' },
      '101_1': { right: false, diagnosis: null, without: 'no-answer' },
      '102_0': { right: true, diagnosis: { support: 'no' } },
    });
    expect(row?.diagnosis).toMatchObject({
      replies: 6,
      diagnosed: 4,
      table: { right: { yes: 2, no: 1 }, wrong: { no: 1 } },
      without: { 'no-reasoning': 1, 'no-answer': 1, waiting: 0, unread: 0 },
      unsupportedOfRight: { n: 3 },
      agreesWithScore: { value: 1 },
    });
    expect(await scores()).toBe(before);
    const { result } = await publishRun(run.folder, await temporaryFolder(), attribution);
    const { diagnosis: block, ...others } = result;
    expect(block).toEqual(row?.diagnosis);
    expect(others).toEqual(bare.result);
    expect(bare.result).not.toHaveProperty('diagnosis');
    // Scoring again asks nobody and shows it still.
    expect((await rescore(run.folder, null))[0]?.diagnosis).toEqual(block);
    expect(judge.requests).toHaveLength(4);
  });

  const sound = diagnosis();
  it.each<[string, Answer]>([
    ['words', 'The reasoning is fine.'],
    ['a missing field', '<diagnosis>{"answer":"right"}</diagnosis>'],
    ['two that differ', sound + diagnosis({ support: 'no' })],
    ['a contradiction', diagnosis({ answer: 'wrong' })],
    ['nothing', ''],
    ['one that is cut off', (to) => completion(to, sound, { finish_reason: 'length' })],
    ['a refusal', (to) => completion(to, sound, { finish_reason: 'content_filter' })],
  ])('%s is asked for again up to three times, and is counted as nothing', async (_, reply) => {
    const judge = await chatServer(({ text }) => (itemIn(text) === '100_0' ? reply : sound));
    const run = await diagnosedRun({ ...REPLIES });
    const [row] = await run.diagnose(judge.url);
    expect(judge.requests.filter(({ text }) => itemIn(text) === '100_0')).toHaveLength(3);
    expect(row?.diagnosis).toMatchObject({ diagnosed: 3, without: { unread: 1, waiting: 0 } });
    // It is over: nothing more is asked.
    await run.diagnose(judge.url);
    expect(judge.requests).toHaveLength(6);
  });

  it('a failure waits, the command ends with 7 and goes on, and nothing is asked twice', async () => {
    let broken = true;
    const judge = await chatServer(({ text }) =>
      broken && itemIn(text) === '100_0'
        ? (response) => json(response, 503, { error: { message: sound } })
        : sound,
    );
    const run = await diagnosedRun(REPLIES);
    await expect(run.diagnose(judge.url)).rejects.toMatchObject({
      code: 'RUN_INCOMPLETE',
      message: '1 diagnoses have no reply',
      hint: expect.stringMatching(/diagnoses\.jsonl.*sightline score again/) as string,
    });
    expect((await rescore(run.folder, null))[0]?.diagnosis).toMatchObject({
      diagnosed: 3,
      without: { waiting: 1 },
    });
    broken = false;
    const askedBefore = judge.requests.length;
    const [row] = await run.diagnose(judge.url);
    expect(judge.requests.length - askedBefore).toBe(1);
    expect(row?.diagnosis).toMatchObject({ diagnosed: 4, without: { waiting: 0 } });
  });

  it('a sample is drawn by the seed, and a larger one holds it', async () => {
    const data = await nextqaFolder(10, 4);
    const replies = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => {
        const item = `${100 + Math.floor(at / 4)}_${at % 4}`;
        return [item, reasoned(item, 'A')];
      }),
    );
    const judge = await chatServer(() => sound);
    const run = await diagnosedRun(replies, data);
    const [first] = await run.diagnose(judge.url, { sample: 5 });
    expect(first?.diagnosis).toMatchObject({ sample: 5, replies: 5, diagnosed: 5 });
    const five = judge.requests.map(({ text }) => itemIn(text));
    await run.diagnose(judge.url, { sample: 12 });
    expect(judge.requests).toHaveLength(12);
    // The order is known from the seed, so that its shares would tell single answers.
    const { record } = await readRun(run.folder);
    expect(makeResult(record, 'predictions', attribution)).toHaveProperty('diagnosis.sample', 12);
    expect(makeResult(record, 'aggregates', attribution)).not.toHaveProperty('diagnosis');
    const other = await diagnosedRun(replies, data);
    const again = await chatServer(() => sound);
    await other.diagnose(again.url, { sample: 5 });
    expect(again.requests.map(({ text }) => itemIn(text)).sort()).toEqual(five.sort());
    expect(new Set(five).size).toBe(5);
    expect(five.sort()).not.toEqual(Object.keys(replies).slice(0, 5));
  });

  it('takes from the cache what another run has had diagnosed in the same words', async () => {
    const repliesFolder = await temporaryFolder();
    const judge = await chatServer(() => sound);
    const data = await nextqaFolder();
    await (await diagnosedRun(REPLIES, data)).diagnose(judge.url, { repliesFolder });
    await (await diagnosedRun(REPLIES, data)).diagnose(judge.url, { repliesFolder });
    expect(judge.requests).toHaveLength(4);
  });

  it('an answer that has changed since waits for a diagnosis of its own', async () => {
    const judge = await chatServer(() => sound);
    const run = await diagnosedRun(REPLIES);
    await run.diagnose(judge.url);
    const path = join(run.folder, 'trials.jsonl');
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace(/(100_0 the .*?<answer>)A/, '$1B'));
    expect((await rescore(run.folder, null))[0]?.diagnosis).toMatchObject({
      diagnosed: 3,
      without: { waiting: 1 },
    });
  });

  it('shards that one judge diagnosed come together; a sample of each is no sample of the whole', async () => {
    const judge = await chatServer(() => sound);
    const run = await diagnosedRun(REPLIES);
    const [whole] = await run.diagnose(judge.url);
    const shards = async (sample: number | null) => {
      const folders = await Promise.all([1, 2].map(() => temporaryFolder()));
      for (const [at, folder] of folders.entries()) {
        await run.run({ folder }, { shard: { index: at + 1, count: 2 } });
        await run.diagnose(judge.url, { folder, sample });
      }
      const out = join(await temporaryFolder(), 'whole');
      await mergeShards(folders, out);
      return out;
    };
    const merged = await shards(null);
    const { result } = await publishRun(merged, await temporaryFolder(), attribution);
    expect(result.diagnosis).toEqual(whole?.diagnosis);
    const sampled = await shards(1);
    expect(await readDiagnosis(sampled)).toBeNull();
    const askedBefore = judge.requests.length;
    await run.diagnose(judge.url, { folder: sampled });
    // What the shards were asked is kept.
    expect(judge.requests.length - askedBefore).toBeLessThan(4);
    expect(await readDiagnosed(sampled)).toHaveLength(6);
  });

  it('a limit of cost wants a price, and a limit that is reached stops it', async () => {
    const judge = await chatServer(() => sound);
    const run = await diagnosedRun(REPLIES);
    await expect(run.diagnose(judge.url, { limits: { costDollars: 1 } })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
    });
    expect(judge.requests).toHaveLength(0);
    await expect(
      run.diagnose(judge.url, { limits: { tokens: 12 }, concurrency: 1 }),
    ).rejects.toMatchObject({ code: 'RUN_INCOMPLETE' });
    expect(judge.requests.length).toBeLessThan(4);
  });

  it('comes after a run; one that a limit has stopped waits for its diagnoses, and says so', async () => {
    const judge = await chatServer(() => sound);
    const run = await diagnosedRun(REPLIES);
    const endpoint = `openai:judge-model@${judge.url}`;
    const diagnosing = {
      request: { judge: { endpoint, votes: 1, settings: {} }, sample: null },
    };
    const folder = await temporaryFolder();
    const answers = join(folder, 'answers.jsonl');
    const { '102_1': _, ...others } = REPLIES;
    const lines = Object.entries(others).map(([item, text]) => JSON.stringify({ item, text }));
    await writeFile(answers, lines.join('\n'));
    const changed = { endpoint: `replay:${answers}` };
    const limited = { diagnosing, folder, limits: { failed: 1 }, concurrency: 1 };
    await expect(run.run(limited, changed)).rejects.toMatchObject({
      code: 'RUN_INCOMPLETE',
      message: expect.stringMatching(/^1 trials have no reply, 3 diagnoses have none;/) as string,
    });
    expect(judge.requests).toHaveLength(0);
    await expect(run.run({ diagnosing, folder }, changed)).rejects.toMatchObject({
      message: '1 trials have no reply',
    });
    expect(judge.requests).toHaveLength(3);
    const wrong = { request: { ...diagnosing.request, judge: { ...diagnosing.request.judge } } };
    wrong.request.judge.endpoint = 'baseline:random';
    const unbegun = join(await temporaryFolder(), 'run');
    await expect(run.run({ diagnosing: wrong, folder: unbegun })).rejects.toMatchObject({
      code: 'USAGE',
    });
    await expect(readManifest(unbegun)).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    const { rows } = await run.run({ diagnosing, folder: run.folder });
    expect(rows[0]?.diagnosis).toMatchObject({ diagnosed: 4 });
  });

  it('warns of a judge of the same family, and says so in the record', async () => {
    const judge = await chatServer(() => sound);
    const run = await diagnosedRun(REPLIES);
    const model = 'gpt-4o';
    const own = { model: { ...(await run.plan()).model, id: model, name: model, org: 'OpenAI' } };
    const manifest = join(run.folder, 'manifest.json');
    const held = JSON.parse(await readFile(manifest, 'utf8')) as object;
    await writeFile(manifest, JSON.stringify({ ...held, ...own }));
    const [row] = await run.diagnose(judge.url, { model });
    expect(row?.diagnosis?.judge.sameFamily).toBe(true);
    expect(run.noted.join('\n')).toContain('which diagnoses, is of the same family');
  });
});
