import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRun } from '../../../harness/publish/read-run.ts';
import { makeResult } from '../../../harness/publish/result.ts';
import { judgeAll } from '../../../harness/run/judge-all.ts';
import { mergeShards } from '../../../harness/run/merge.ts';
import { readVotes } from '../../../harness/run/judge-file.ts';
import { openRun } from '../../../harness/run/open-run.ts';
import { rescore } from '../../../harness/run/rescore.ts';
import { readScores } from '../../../harness/run/score-run.ts';
import { frameManifestSchema } from '../../../harness/schema/frames.ts';
import { chatServer, completion } from '../../support/chat-server.ts';
import {
  gradedFrames,
  judgedVideos,
  promptIn,
  questionsIn,
  ratings,
  SAMPLE,
} from '../../support/judged-videos.ts';
import { votesIn } from '../../support/judged-run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const ITEMS = 12;

it('a judge rates all questions of a video in one call; scores, record and frames say so', async () => {
  const judge = await chatServer(({ text }) => ratings(text));
  const run = await judgedVideos();
  await run.run();
  expect(await run.scoreOf('free_fall_1/full')).toMatchObject({
    outcome: 'unjudged',
    rule: 'a generated video needs a judge',
  });
  await run.judge(judge.url);
  expect(judge.requests).toHaveLength(ITEMS);
  expect(await run.scoreOf('momentum_1/full')).toMatchObject({
    outcome: 'correct',
    values: { q0: 2, q1: 2, q2: 2, q3: 2, q4: 2, accuracy: 1 },
  });

  const { record, benchmark } = await readRun(run.folder);
  const attribution = { runBy: null, source: null, publishedAt: new Date(0) };
  const { provenance, protocol } = makeResult(record, benchmark.publishes, attribution);
  expect(provenance.judge).toEqual({
    votes: ITEMS,
    inputTokens: 10 * ITEMS,
    outputTokens: 2 * ITEMS,
  });
  expect(provenance.inputTokens).toBeNull();
  expect(protocol.judge).toMatchObject({ id: 'checklist', model: 'judge-model' });

  const manifests = new Map(
    (await readFile(join(run.folder, 'frames.jsonl'), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => {
        const { key, ...manifest } = JSON.parse(line) as { key: string };
        return [key, frameManifestSchema.parse(manifest)] as const;
      }),
  );
  const shown = new Map(judge.requests.map((one) => [promptIn(one.text), gradedFrames(one)]));
  const { questionOf } = await openRun(run.folder, null);
  for (const line of await votesIn(run.folder)) {
    const manifest = manifests.get(line.frames ?? '');
    expect(manifest?.file).toMatch(/^videos\/.+\/1\.mp4$/);
    const prompt = questionOf({ ...line, probe: 'full' })?.item.question ?? '';
    expect(shown.get(prompt)).toHaveLength(manifest?.frames.length ?? 0);
  }
});

describe('probes of the judge', () => {
  it('ask the generator nothing, change the video to grade only, and are votes and scores of their own', async () => {
    const judge = await chatServer((request) =>
      ratings(request.text, gradedFrames(request).length > 0 ? 'Good' : 'Poor'),
    );
    const run = await judgedVideos({
      probes: ['full', 'judge-blind', 'judge-one-frame', 'judge-shuffle=2', 'judge-wrong-video'],
    });
    await run.run();
    const rows = await run.judge(judge.url);
    expect(judge.requests).toHaveLength(6 * ITEMS);
    const share = Object.fromEntries(
      rows.map(({ probe, summary }) => [probe, summary.accuracy?.value]),
    );
    expect(share).toMatchObject({ full: 1, 'judge-blind': 0, 'judge-one-frame': 1 });
    const trials = (await readFile(join(run.folder, 'trials.jsonl'), 'utf8')).trim().split('\n');
    expect(trials).toHaveLength(ITEMS);
    await expect(readRun(run.folder)).resolves.toBeDefined();

    const requests = judge.requests.filter(({ text }) => text.includes('Frames of the input'));
    const own = requests.filter(({ text }) => promptIn(text) === promptIn(requests[0]?.text ?? ''));
    // The input video and the pictures are there under each probe, as under full.
    const inputs = own.map((one) => one.pictures - gradedFrames(one).length);
    expect(new Set(inputs).size).toBe(1);
    expect(inputs[0]).toBeGreaterThan(1);
  });

  it('show what they say: no frame, the middle one, all in another order at the same times, another video', async () => {
    const judge = await chatServer(({ text }) => ratings(text));
    const run = await judgedVideos({
      probes: ['full', 'judge-blind', 'judge-one-frame', 'judge-shuffle=2', 'judge-wrong-video'],
    });
    await run.run();
    await run.judge(judge.url, { concurrency: 1 });
    const lines = await votesIn(run.folder);
    // Asked one after the other, so that lines and requests stand in one order.
    const framesOf = (item: string, probe: string, variant = '') => {
      const at = lines.findIndex(
        (line) => line.item === item && line.probe === probe && line.variant === variant,
      );
      const request = judge.requests[at];
      if (request === undefined) throw new Error(`${item} was not asked under ${probe}`);
      return { line: lines[at], frames: gradedFrames(request) };
    };
    const full = framesOf('chess_rook_1', 'full').frames;
    expect(full.length).toBeGreaterThan(2);
    expect(framesOf('chess_rook_1', 'judge-blind').frames).toEqual([]);
    expect(framesOf('chess_rook_1', 'judge-one-frame').frames).toHaveLength(1);
    const orders = ['order-1', 'order-2'].map((variant) =>
      framesOf('chess_rook_1', 'judge-shuffle', variant),
    );
    for (const { line, frames } of orders) {
      expect(frames).not.toEqual(full);
      expect(frames.toSorted()).toEqual(full.toSorted());
      expect(line?.shown?.frames).toHaveLength(full.length);
    }
    const wrong = framesOf('chess_rook_1', 'judge-wrong-video');
    const donor = wrong.line?.shown?.donor?.cluster ?? '';
    expect(donor).not.toBe('chess_rook_1');
    expect(wrong.frames).toEqual(framesOf(donor, 'full').frames);
  });

  it('added later to a run that is judged, only they are asked', async () => {
    const judge = await chatServer(({ text }) => ratings(text));
    const run = await judgedVideos();
    await run.run();
    await run.judge(judge.url);
    await run.run({}, { probes: ['full', 'judge-blind'] });
    await run.judge(judge.url);
    expect(judge.requests).toHaveLength(2 * ITEMS);
    expect(judge.requests.slice(ITEMS).flatMap(gradedFrames)).toEqual([]);
  });
});

it('an item without a video fails under each probe of the judge as under full, and nobody is asked of it', async () => {
  const judge = await chatServer(({ text }) => ratings(text));
  const videos = join(await temporaryFolder(), 'generator');
  await cp(join(SAMPLE, 'generated/keeps-the-rule'), videos, { recursive: true });
  await writeFile(join(videos, 'counting/1.mp4'), '');
  const run = await judgedVideos({
    videos,
    probes: ['full', 'judge-blind', 'judge-wrong-video'],
  });
  await run.run().catch(() => {});
  await run.judge(judge.url).catch(() => {});
  const scores = (await readScores(run.folder)).filter(({ item }) => item === 'counting_1');
  expect(scores.map(({ probe, outcome }) => [probe, outcome])).toEqual([
    ['full', 'failed'],
    ['judge-blind', 'failed'],
    ['judge-wrong-video', 'failed'],
  ]);
  expect(new Set(scores.map(({ rule }) => rule)).size).toBe(1);
  // The other item of its category had its video, and has no third one to be handed.
  const handed = (await readScores(run.folder)).filter(({ outcome }) => outcome === 'not-asked');
  expect(handed.map(({ trial, rule }) => [trial, rule])).toEqual([
    ['mirror_symmetry_1/judge-wrong-video', 'inapplicable'],
  ]);
  expect(judge.requests).toHaveLength(3 * (ITEMS - 1) - 1);
});

it('shards merge with their videos; which other video an item is shown is found when the whole is scored', async () => {
  const judge = await chatServer(({ text }) => ratings(text));
  const shards: string[] = [];
  for (const index of [1, 2]) {
    const run = await judgedVideos({
      probes: ['full', 'judge-wrong-video'],
      shard: { index, count: 2 },
    });
    await run.run();
    await run.judge(judge.url);
    shards.push(run.folder);
  }
  const out = join(await temporaryFolder(), 'whole');
  await mergeShards(shards, out);
  await expect(readRun(out)).rejects.toMatchObject({ code: 'RUN_MISMATCH' });
  const request = { endpoint: `openai:judge-model@${judge.url}`, votes: 1, settings: {} };
  const before = judge.requests.length;
  const whole = await judgedVideos();
  await judgeAll(
    [out],
    {
      terminal: whole.terminal,
      judging: { request },
      data: null,
      concurrency: 2,
      resumeCommand: 'again',
    },
    () => {},
  );
  expect(judge.requests.length).toBe(2 * ITEMS);
  expect(before).toBeLessThan(2 * ITEMS);
  const { record } = await readRun(out);
  expect(record.scores.map(({ outcome }) => outcome)).toEqual(
    Array.from({ length: 2 * ITEMS }, () => 'correct'),
  );
});

it('a video that is made anew is judged anew, and an unchanged one is not', async () => {
  const judge = await chatServer(({ text }) => ratings(text));
  const run = await judgedVideos();
  await run.run();
  await run.judge(judge.url);
  const path = join(run.folder, 'trials.jsonl');
  const journal = await readFile(path, 'utf8');
  await run.judge(judge.url);
  expect(judge.requests).toHaveLength(ITEMS);
  const line = journal.split('\n').find((one) => one.includes('"free_fall_1/full"')) ?? '';
  await writeFile(path, `${journal}${line.replace(/"sha256":"\w+"/, '"sha256":"another"')}\n`);
  await rescore(run.folder, null);
  expect(await run.scoreOf('free_fall_1/full')).toMatchObject({ rule: 'judge-missing' });
  await run.judge(judge.url);
  expect(judge.requests.slice(ITEMS).map(({ text }) => promptIn(text))).toEqual([
    'A hand lets go of the red ball in mid-air. Show what happens next.',
  ]);
});

describe('a reply that holds no verdict', () => {
  const list = (text: string, rating = 'Good') =>
    `["${rating}"${', "Good"'.repeat(questionsIn(text) - 1)}]`;
  const KINDS: [what: string, reason: string, reply: (text: string) => string][] = [
    ['no tag', 'no-answer', list],
    ['a wrong length', 'length', () => '<answer>["Good"]</answer>'],
    ['a wrong label', 'label', (text) => `<answer>${list(text, 'good')}</answer>`],
    ['a broken fence', 'fence', (text) => `<answer>\`\`\`json\n${list(text)}</answer>`],
    ['words beside it', 'extra-text', (text) => `<answer>I say ${list(text)}.</answer>`],
    [
      'two answers',
      'two-answers',
      (text) => `<answer>${list(text)}</answer><answer>${list(text, 'Poor')}</answer>`,
    ],
    ['no list', 'not-a-list', () => '<answer>Good</answer>'],
    ['nothing', 'empty', () => ' '],
  ];

  it.each(KINDS)('%s is asked for again and then unjudged, never 0', async (_, reason, reply) => {
    const judge = await chatServer(({ text }) => reply(text));
    const run = await judgedVideos({ limit: 1 });
    await run.run();
    await run.judge(judge.url);
    expect(judge.requests).toHaveLength(3);
    const votes = await votesIn(run.folder);
    expect(votes.map(({ vote }) => vote?.tried)).toEqual([1, 2, 3]);
    expect(new Set(votes.map(({ trial }) => trial)).size).toBe(3);
    for (const score of await readScores(run.folder)) {
      expect(score).toMatchObject({ outcome: 'unjudged', rule: `judge-unread: ${reason}` });
      expect(score.values?.['accuracy']).toBeUndefined();
    }
    const told = run.noted.join('\n');
    expect(told).toMatch(/1 of 1 trials · .*2 asked again/);
    expect(told).toContain(`which stay unjudged: 1 ${reason}`);
  });

  it.each([
    ['is cut off', 'length', 'cut off'],
    ['refuses', 'content_filter', 'refused'],
  ])('a judge that %s gives no verdict either', async (_, finish_reason, reason) => {
    const judge = await chatServer(
      ({ text }) =>
        (response) =>
          completion(response, ratings(text), {
            finish_reason,
            message: { role: 'assistant', content: ratings(text) },
          }),
    );
    const run = await judgedVideos({ limit: 1 });
    await run.run();
    await run.judge(judge.url);
    for (const score of await readScores(run.folder)) {
      expect(score).toMatchObject({ outcome: 'unjudged', rule: `judge-unread: ${reason}` });
    }
  });

  it('that is followed by one is a line of its own, and the verdict counts', async () => {
    const judge = await chatServer(({ text, count }) => (count < 3 ? 'I cannot.' : ratings(text)));
    const run = await judgedVideos({ limit: 1 });
    await run.run();
    await run.judge(judge.url, { concurrency: 1 });
    expect((await readScores(run.folder)).map(({ outcome }) => outcome)).toEqual(['correct']);
    expect((await readVotes(run.folder)).size).toBe(3);
  });
});

it('votes that agree on no rating leave the video unjudged; else each question has its own majority', async () => {
  let split = true;
  const judge = await chatServer(({ text, count }) =>
    split ? ratings(text, ['Good', 'Medium', 'Poor'][count % 3]) : ratings(text, 'Medium'),
  );
  const run = await judgedVideos({ limit: 1 });
  await run.run();
  await run.judge(judge.url, { votes: 3, concurrency: 1 });
  const [tied] = await readScores(run.folder);
  expect(tied).toMatchObject({ outcome: 'unjudged', rule: 'judge-tied' });
  expect(run.noted.join('\n')).toContain('which stay unjudged: 1 tied');
  split = false;
  await run.judge(judge.url, { votes: 5, concurrency: 1 });
  const [decided] = await readScores(run.folder);
  expect(decided).toMatchObject({ outcome: 'wrong', values: { q0: 1, accuracy: 0 } });
  expect(decided?.values).not.toHaveProperty('yesShare');
});

it('a judge by the makers of the generator is warned of, and the record says so', async () => {
  const judge = await chatServer(({ text }) => ratings(text));
  const videos = join(await temporaryFolder(), 'veo-3.1');
  await cp(join(SAMPLE, 'generated/keeps-the-rule'), videos, { recursive: true });
  const run = await judgedVideos({ videos, limit: 1 });
  await run.run();
  await run.judge(judge.url, { model: 'gemini-3-pro' });
  expect(run.noted.join('\n')).toMatch(/warning: the judge gemini-3-pro is of the same family as/);
  const { record } = await readRun(run.folder);
  expect(record.scored.judge?.sameFamily).toBe(true);
});
