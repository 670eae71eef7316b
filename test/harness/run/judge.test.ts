import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publishRun } from '../../../harness/publish/publish-run.ts';
import { rescore } from '../../../harness/run/rescore.ts';
import { readScores } from '../../../harness/run/score-run.ts';
import type { ScoreLine } from '../../../harness/schema/journal.ts';
import { chatServer, completion, json, type Answer } from '../../support/chat-server.ts';
import { judgedRun, verdict, votesIn } from '../../support/judged-run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const attribution = { runBy: null, source: null, publishedAt: new Date(0), allowIncomplete: false };

async function outcomes(folder: string): Promise<Record<string, ScoreLine>> {
  return Object.fromEntries((await readScores(folder)).map((line) => [line.item, line]));
}

describe('judging a run', () => {
  it('asks of what rules leave open, and of nothing else', async () => {
    const judge = await chatServer(({ text }) =>
      verdict(text.includes('pentagram') ? 'yes' : 'no'),
    );
    const run = await judgedRun({ star: 'a pentagram', sides: '3', cause: 'nobody', blank: '' });
    await run.judge(judge.url);
    expect(judge.requests).toHaveLength(2);
    expect(judge.requests[0]?.body).toMatchObject({ temperature: 0, model: 'judge-model' });
    const found = await outcomes(run.folder);
    expect(found['star']).toMatchObject({
      outcome: 'correct',
      answer: 'a pentagram',
      values: { accuracy: 1, yesShare: 1, exactMatch: 0 },
    });
    expect(found['sides']).toMatchObject({ outcome: 'correct', values: { accuracy: 1 } });
    expect(found['sides']?.values).not.toHaveProperty('yesShare');
    expect(found['cause']).toMatchObject({
      outcome: 'wrong',
      values: { accuracy: 0, yesShare: 0 },
    });
    expect(found['blank']).toMatchObject({ outcome: 'unparsed' });
    expect(found['choice']).toMatchObject({ outcome: 'correct', answer: 'B' });
  });

  it('a majority of the votes decides; votes are asked one by one, and nothing is asked twice', async () => {
    let count = 0;
    const judge = await chatServer(({ text }) => {
      count += 1;
      if (!text.includes('pentagram')) return verdict('yes');
      return verdict(count % 3 === 0 ? 'yes' : 'no');
    });
    const repliesFolder = await temporaryFolder();
    const run = await judgedRun({ star: 'a pentagram', sides: '3' });
    await run.judge(judge.url, { votes: 3, repliesFolder, concurrency: 1 });
    expect(judge.requests).toHaveLength(3);
    expect(await outcomes(run.folder)).toMatchObject({
      star: {
        outcome: 'wrong',
        values: { accuracy: 0, yesShare: expect.closeTo(1 / 3) as number },
      },
    });
    await run.judge(judge.url, { votes: 3, repliesFolder });
    expect(judge.requests).toHaveLength(3);
    // The same answer in another run: every vote from the cache, each its own.
    const again = await judgedRun({ star: 'a pentagram', sides: '3' });
    await again.judge(judge.url, { votes: 3, repliesFolder });
    expect(judge.requests).toHaveLength(3);
    expect(await outcomes(again.folder)).toMatchObject({ star: { outcome: 'wrong' } });
    expect((await votesIn(again.folder)).map(({ cached }) => cached)).toEqual([true, true, true]);
    // Two more votes stand beside the three that are there.
    await run.judge(judge.url, { votes: 5, repliesFolder });
    expect(judge.requests).toHaveLength(5);
  });

  it('a tie is unjudged, and never wrong', async () => {
    const judge = await chatServer(({ count }) => verdict(count % 2 === 0 ? 'yes' : 'no'));
    const run = await judgedRun({ star: 'a pentagram' });
    const [row] = await run.judge(judge.url, { votes: 2, concurrency: 1 });
    expect(await outcomes(run.folder)).toMatchObject({
      star: { outcome: 'unjudged', rule: 'judge-tied', values: { exactMatch: 0 } },
    });
    expect(row?.summary).toMatchObject({ bounds: { low: expect.any(Number) as number } });
    expect(run.noted.join('\n')).toContain('2 votes can tie');
  });

  it.each<[string, Answer, string]>([
    [
      'two verdicts',
      'Either <verdict>yes</verdict> or <verdict>no</verdict>',
      'more than one verdict',
    ],
    ['no verdict', 'Yes, it is the same.', 'no verdict'],
    ['another word', verdict('maybe'), 'another word than yes or no'],
    ['nothing', '', 'no verdict'],
    [
      'a reply that is cut off',
      (response) => completion(response, verdict('yes'), { finish_reason: 'length' }),
      'cut off',
    ],
    [
      'a refusal',
      (response) => completion(response, '', { finish_reason: 'content_filter' }),
      'refused',
    ],
  ])('%s is asked for again up to three times, and is then unjudged', async (_, reply, reason) => {
    const judge = await chatServer(() => reply);
    const run = await judgedRun({ star: 'a pentagram' });
    await run.judge(judge.url);
    expect(judge.requests).toHaveLength(3);
    expect((await votesIn(run.folder)).map(({ vote }) => vote?.tried)).toEqual([1, 2, 3]);
    expect(await outcomes(run.folder)).toMatchObject({
      star: { outcome: 'unjudged', rule: `judge-unread: ${reason}` },
    });
    // It has an outcome of its own: judging is over, and the record is complete.
    await run.judge(judge.url);
    expect(judge.requests).toHaveLength(3);
    const { result } = await publishRun(run.folder, await temporaryFolder(), attribution);
    expect(result.probes['blind']?.counts.unjudged).toBe(1);
  });

  it('a second try can bring the verdict, and does not take it from the cache', async () => {
    const judge = await chatServer(({ count }) => (count === 1 ? 'Well.' : verdict('yes')));
    const run = await judgedRun({ star: 'a pentagram' });
    await run.judge(judge.url, { repliesFolder: await temporaryFolder() });
    expect(judge.requests).toHaveLength(2);
    expect(await outcomes(run.folder)).toMatchObject({ star: { outcome: 'correct' } });
  });

  it('a failure is no verdict: the answer stays unjudged, the command ends with 7 and goes on', async () => {
    let broken = true;
    const judge = await chatServer(({ text }) =>
      broken && text.includes('pentagram')
        ? (response) => json(response, 503, { error: { message: '<verdict>yes</verdict>' } })
        : verdict('no'),
    );
    const run = await judgedRun({ star: 'a pentagram', cause: 'nobody' });
    await expect(run.judge(judge.url)).rejects.toMatchObject({
      code: 'RUN_INCOMPLETE',
      exitCode: 7,
      message: '1 votes of the judge have no reply',
      hint: expect.stringContaining('sightline score again') as string,
    });
    expect(await outcomes(run.folder)).toMatchObject({
      star: { outcome: 'unjudged', rule: 'judge-missing' },
      cause: { outcome: 'wrong' },
    });
    const results = await temporaryFolder();
    await expect(publishRun(run.folder, results, attribution)).rejects.toMatchObject({
      code: 'RUN_INCOMPLETE',
      message: expect.stringContaining('1 answers wait for their judge') as string,
    });
    broken = false;
    const before = judge.requests.length;
    await run.judge(judge.url);
    expect(judge.requests.length - before).toBe(1);
    expect(await outcomes(run.folder)).toMatchObject({ star: { outcome: 'wrong' } });
  });

  it('stops at a limit and goes on', async () => {
    const judge = await chatServer(() => verdict('yes'));
    const run = await judgedRun({ star: 'a pentagram', cause: 'nobody', sides: 'many' });
    await expect(
      run.judge(judge.url, { limits: { tokens: 12 }, concurrency: 1 }),
    ).rejects.toMatchObject({ message: expect.stringContaining('--max-tokens-total') as string });
    expect(judge.requests.length).toBeLessThan(3);
    await run.judge(judge.url);
    expect(judge.requests).toHaveLength(3);
  });
});

describe('the judge of a run', () => {
  it('is part of how it is scored, and of the record; without one all is as before', async () => {
    const judge = await chatServer(() => verdict('yes'));
    const run = await judgedRun({ star: 'a pentagram' });
    const publish = async () =>
      (await publishRun(run.folder, await temporaryFolder(), attribution)).result.protocol;
    const before = await publish();
    expect(before).not.toHaveProperty('judge');
    await run.judge(judge.url);
    const judged = await publish();
    expect(judged.judge).toMatchObject({
      id: 'open-answer',
      model: 'judge-model',
      votes: 1,
      sameFamily: false,
      settings: { temperature: 0 },
    });
    expect(judged.scored).not.toBe(before.scored);
    await run.judge(judge.url, { votes: 3 });
    expect((await publish()).scored).not.toBe(judged.scored);
    // Kept votes count without being asked for; --no-judge leaves them aside.
    const asked = judge.requests.length;
    await rescore(run.folder, null);
    expect((await publish()).judge?.votes).toBe(3);
    await rescore(run.folder, null, 'none');
    expect(await publish()).toEqual(before);
    expect(judge.requests).toHaveLength(asked);
  });

  it('that another has replaced, or that has changed, is refused as stale', async () => {
    const judge = await chatServer(() => verdict('yes'));
    const run = await judgedRun({ star: 'a pentagram' });
    await run.judge(judge.url);
    const path = join(run.folder, 'judge.json');
    const file = await readFile(path, 'utf8');
    await writeFile(path, file.replaceAll('judge-model', 'other-model'));
    const results = await temporaryFolder();
    await expect(publishRun(run.folder, results, attribution)).rejects.toMatchObject({
      code: 'RUN_MISMATCH',
      message: expect.stringContaining('by another extractor, scorer or judge') as string,
    });
    await writeFile(path, file.replace('"version": 1', '"version": 99'));
    await expect(publishRun(run.folder, results, attribution)).rejects.toMatchObject({
      code: 'RUN_MISMATCH',
    });
    await expect(rescore(run.folder, null)).rejects.toMatchObject({
      code: 'RUN_MISMATCH',
      hint: expect.stringContaining('--judge openai:judge-model') as string,
    });
  });

  it('of the same family as the model is warned about and marked', async () => {
    const judge = await chatServer(() => verdict('yes'));
    const run = await judgedRun({ star: 'a pentagram' }, 'Qwen/Qwen3-VL-8B-Instruct');
    await run.judge(judge.url, { model: 'Qwen2.5-72B' });
    expect(run.noted.join('\n')).toContain('same family');
    const { result } = await publishRun(run.folder, await temporaryFolder(), attribution);
    expect(result.protocol.judge?.sameFamily).toBe(true);
  });

  it('votes on the answer: another answer is judged anew', async () => {
    const judge = await chatServer(() => verdict('yes'));
    const run = await judgedRun({ star: 'a pentagram' });
    await run.judge(judge.url);
    const journal = join(run.folder, 'trials.jsonl');
    const text = await readFile(journal, 'utf8');
    await writeFile(journal, text.replace('a pentagram', 'a pentagon'));
    await rescore(run.folder, null);
    expect(await outcomes(run.folder)).toMatchObject({ star: { rule: 'judge-missing' } });
    await run.judge(judge.url);
    expect(judge.requests).toHaveLength(2);
  });

  it('is asked nothing of a run without open-ended items, which stays what it is', async () => {
    const judge = await chatServer(() => verdict('yes'));
    const run = await judgedRun({});
    const publish = async () =>
      (await publishRun(run.folder, await temporaryFolder(), attribution)).result;
    const before = await publish();
    await run.judge(judge.url);
    expect(judge.requests).toHaveLength(0);
    expect((await publish()).protocol).toEqual(before.protocol);
    expect(before.protocol).not.toHaveProperty('openScorer');
    expect(run.noted.join('\n')).toContain('nothing to judge');
  });

  it('must be a live model', async () => {
    const run = await judgedRun({ star: 'a pentagram' });
    await expect(run.judgeBy('replay:answers.jsonl')).rejects.toMatchObject({ code: 'USAGE' });
  });
});
