import { copyFile, cp, mkdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { videoManifestSchema } from '../../../harness/schema/generation-files.ts';
import { readScores } from '../../../harness/run/score-run.ts';
import { SAMPLE } from '../../support/generation-run.ts';
import { generationServer, json } from '../../support/generation-server.ts';
import { askedOf, generatorRun, generatorSpec } from '../../support/generator-run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const KEEPS = join(SAMPLE, 'generated/keeps-the-rule');
const incomplete = { code: 'RUN_INCOMPLETE', exitCode: 7 };

describe('a folder of videos', () => {
  it('becomes a run folder that stands by itself: videos, manifests, journal, scores without a judge', async () => {
    const { run, folder, lines, noted } = await generatorRun(`videos:${KEEPS}`, { limit: 12 });
    await run();
    const journal = [...(await lines()).values()];
    expect(journal).toHaveLength(12);
    for (const { reply, failure, item, trial, digest } of journal) {
      expect(failure).toBeNull();
      const video = reply?.video;
      if (video === undefined) throw new Error(`${item} has no video`);
      expect(reply).toMatchObject({ text: video.file, finish: 'stop' });
      expect(video).toMatchObject({
        inputs: {},
        stream: { codec: 'h264', width: 320, height: 240, frames: 48, seconds: 4 },
      });
      const bytes = await readFile(join(folder, video.file));
      expect(video.bytes).toBe(bytes.length);
      expect(video.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
      const beside = join(folder, video.file.replace(/\.mp4$/, '.json'));
      const manifest = videoManifestSchema.parse(JSON.parse(await readFile(beside, 'utf8')));
      expect(manifest).toMatchObject({ trial, item, digest, video, repeat: 0 });
    }
    expect((await readScores(folder)).map(({ outcome }) => outcome)).toEqual(
      Array.from({ length: 12 }, () => 'unjudged'),
    );
    expect(noted.join('\n')).toMatch(
      /12 of 12 videos are there; none of them is judged: npx sightline score .* --judge/,
    );
  });

  it('has no reasoning to be diagnosed, and whoever asks for that is told', async () => {
    const { run, noted } = await generatorRun(`videos:${KEEPS}`, { limit: 1 });
    const judge = { endpoint: 'openai:x@http://127.0.0.1:9', votes: 1, settings: {} };
    await run({ diagnosing: { request: { judge, sample: null } } });
    expect(noted.join('\n')).toContain('nothing is diagnosed');
  });

  it('tells what is missing, empty, unreadable and too much; those items have failed, the others have not', async () => {
    const own = join(await temporaryFolder(), 'mine');
    await cp(KEEPS, own, { recursive: true });
    await rm(join(own, 'free_fall/1.mp4'));
    await truncate(join(own, 'momentum/1.mp4'), 0);
    await writeFile(join(own, 'chess_rook/1.mp4'), 'this is no video');
    await truncate(join(own, 'taking_turns/1.mp4'), 3000);
    await copyFile(join(own, 'counting/1.mp4'), join(own, 'counting/99.mp4'));
    const { run, folder, lines, noted } = await generatorRun(`videos:${own}`, { limit: 12 });
    await expect(run()).rejects.toMatchObject({
      ...incomplete,
      // The same command would find the same folder, and a mended one is another run.
      hint: expect.stringMatching(/mend .* then run into another run folder/) as string,
    });
    const journal = await lines();
    const failed = [...journal.values()].flatMap(({ item, failure }) =>
      failure === null ? [] : [[item, failure.code]],
    );
    expect(Object.fromEntries(failed)).toEqual({
      free_fall_1: 'VIDEO_MISSING',
      momentum_1: 'VIDEO_UNREADABLE',
      chess_rook_1: 'VIDEO_UNREADABLE',
      taking_turns_1: 'VIDEO_UNREADABLE',
    });
    for (const task of ['free_fall', 'momentum', 'chess_rook', 'taking_turns'])
      expect(existsSync(join(folder, `videos/${task}/1.mp4`))).toBe(false);
    const told = noted.join('\n');
    expect(told).toMatch(/1 video is missing in .*free_fall\/1\.mp4/);
    expect(told).toMatch(/1 video is empty.*momentum\/1\.mp4/);
    expect(told).toMatch(/1 video is in .* of no item of this run.*counting\/99\.mp4/);
    expect(told).toMatch(/8 of 12 videos are there/);
    expect(told).toMatch(/1 failed with VIDEO_MISSING: put the videos there/);
    const outcomes = (await readScores(folder)).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'failed')).toHaveLength(4);
  });

  it('--require-all stops at the first that is missing', async () => {
    const own = join(await temporaryFolder(), 'mine');
    await cp(KEEPS, own, { recursive: true });
    await rm(join(own, 'momentum/1.mp4'));
    const { run } = await generatorRun(`videos:${own}`);
    await expect(run({ requireAll: true })).rejects.toMatchObject({ code: 'VIDEO_MISSING' });
  });

  it('that has changed is another run', async () => {
    const own = join(await temporaryFolder(), 'mine');
    await cp(KEEPS, own, { recursive: true });
    const { run } = await generatorRun(`videos:${own}`);
    await run();
    await rm(join(own, 'counting/1.mp4'));
    await expect(run()).rejects.toMatchObject({ code: 'RUN_MISMATCH' });
  });
});

describe('a program', () => {
  const asked = async (behaviour: string, more = {}) => {
    const log = join(await temporaryFolder(), 'asked.jsonl');
    return { log, ...(await generatorRun(generatorSpec(behaviour, log), more)) };
  };

  it('is given prompt, inputs and settings, and its videos are checked and kept', async () => {
    const settings = { seconds: 4, size: '320x240', extra: { steps: 7 } };
    const { run, log, lines, folder } = await asked('make', { settings });
    await run();
    expect((await askedOf(log)).toSorted()).toEqual([
      'make chess_rook/1',
      'make free_fall/1',
      'make momentum/1',
    ]);
    const first = JSON.parse((await readFile(log, 'utf8')).split('\n')[0] ?? '') as {
      asked: object;
    };
    expect(first.asked).toMatchObject({
      type: 'generate',
      prompt: expect.stringMatching(/\w/) as string,
      image: expect.stringContaining('input_images') as string,
      seconds: 4,
      size: '320x240',
      fields: { steps: 7 },
    });
    const line = (await lines()).get('free_fall_1/full');
    expect(line?.reply).toMatchObject({
      model: 'generator-1',
      video: { file: 'videos/free_fall/1.mp4', inputs: { image: 'passed' } },
    });
    const manifest = await readFile(join(folder, 'videos/free_fall/1.json'), 'utf8');
    expect(JSON.parse(manifest)).toMatchObject({
      settings,
      reportedModel: 'generator-1',
      billedSeconds: 4,
    });
  });

  it('is not asked again for what is done, and its repeats have names of their own', async () => {
    const { run, log, lines } = await asked('make', { repeats: 2, limit: 2 });
    await run();
    await run();
    expect(await askedOf(log)).toHaveLength(4);
    const files = [...(await lines()).values()].map(({ reply }) => reply?.text ?? '');
    expect(files.toSorted()).toEqual([
      'videos/free_fall/1.2.mp4',
      'videos/free_fall/1.mp4',
      'videos/momentum/1.2.mp4',
      'videos/momentum/1.mp4',
    ]);
  });

  it.each([
    ['fail', 'ENDPOINT_REFUSED', 1],
    ['busy', 'ENDPOINT_BROKEN', 2],
    ['garbage', 'VIDEO_UNREADABLE', 1],
    ['nothing', 'VIDEO_MISSING', 1],
  ])('that does %s is a failure (%s), and is asked again with the next command', async (...how) => {
    const [behaviour, code, tries] = how;
    const { run, log, lines, folder } = await asked(behaviour, { limit: 1 });
    await expect(run()).rejects.toMatchObject(incomplete);
    expect((await lines()).get('free_fall_1/full')).toMatchObject({
      reply: null,
      failure: { code },
    });
    expect(existsSync(join(folder, 'videos/free_fall/1.mp4'))).toBe(false);
    await expect(run()).rejects.toMatchObject(incomplete);
    expect(await askedOf(log)).toHaveLength(2 * tries);
  });

  it('that refuses has refused: it is no failure, and not asked again', async () => {
    const { run, log, lines, folder, noted } = await asked('refuse', { limit: 2 });
    await run();
    await run();
    expect(await askedOf(log)).toHaveLength(2);
    expect((await lines()).get('free_fall_1/full')?.reply).toMatchObject({
      text: '',
      finish: 'refusal',
    });
    expect((await readScores(folder)).map(({ outcome }) => outcome)).toEqual([
      'refused',
      'refused',
    ]);
    expect(noted.join('\n')).toContain('0 of 2 videos are there, 2 were refused');
  });

  it('is asked nothing about an item whose input is not there', async () => {
    const data = join(await temporaryFolder(), 'data');
    await cp(SAMPLE, data, { recursive: true });
    await rm(join(data, 'input_images/free_fall/1.png'));
    const { run, log, lines } = await asked('make', { data, limit: 2 });
    await expect(run()).rejects.toMatchObject(incomplete);
    expect(await askedOf(log)).toEqual(['make momentum/1']);
    expect((await lines()).get('free_fall_1/full')?.failure).toMatchObject({
      code: 'CLIP_MISSING',
    });
  });
});

describe('the steps of a video', () => {
  const made = async () => {
    const log = join(await temporaryFolder(), 'asked.jsonl');
    const started = await generatorRun(generatorSpec('make', log), { limit: 1 });
    await started.run();
    return { log, ...started };
  };

  it('a journal line that was never written is made from the file, which is not made again', async () => {
    const { run, log, folder, lines } = await made();
    const before = (await lines()).get('free_fall_1/full')?.reply;
    await writeFile(join(folder, 'trials.jsonl'), '');
    await run();
    expect(await askedOf(log)).toHaveLength(1);
    expect((await lines()).get('free_fall_1/full')?.reply).toEqual(before);
  });

  it('neither is a video that had not yet got its name', async () => {
    const { run, log, folder, lines } = await made();
    await writeFile(join(folder, 'trials.jsonl'), '');
    await copyFile(
      join(folder, 'videos/free_fall/1.mp4'),
      join(folder, 'videos/free_fall/1.part.mp4'),
    );
    await rm(join(folder, 'videos/free_fall/1.mp4'));
    await rm(join(folder, 'videos/free_fall/1.json'));
    await run();
    expect(await askedOf(log)).toHaveLength(1);
    expect((await lines()).get('free_fall_1/full')?.reply?.video).toMatchObject({
      inputs: { image: 'passed' },
    });
    expect(existsSync(join(folder, 'videos/free_fall/1.part.mp4'))).toBe(false);
  });

  it('a file that is not the one of its manifest is made again', async () => {
    const { run, log, folder } = await made();
    await writeFile(join(folder, 'trials.jsonl'), '');
    await truncate(join(folder, 'videos/free_fall/1.mp4'), 100);
    await run();
    expect(await askedOf(log)).toHaveLength(2);
    expect((await stat(join(folder, 'videos/free_fall/1.mp4'))).size).toBeGreaterThan(100);
  });
});

describe('work that was begun', () => {
  const begun = async (behaviour: string) => {
    const log = join(await temporaryFolder(), 'asked.jsonl');
    return { log, ...(await generatorRun(generatorSpec(behaviour, log), { limit: 1 })) };
  };

  it('stands in the journal by the name that the provider has for it', async () => {
    const { run, lines } = await begun('jobs');
    await run();
    expect((await lines()).get('free_fall_1/full')?.reply?.video).toMatchObject({
      job: 'job of free_fall/1',
    });
  });

  it('whose video cannot be read is got once more before it is begun again', async () => {
    const { run, log } = await begun('jobs-garbage');
    for (let time = 0; time < 3; time += 1) await expect(run()).rejects.toMatchObject(incomplete);
    expect(await askedOf(log)).toEqual([
      'create free_fall/1',
      'wait free_fall/1',
      'create free_fall/1',
    ]);
  });

  it('is not waited for again once it is said to be over', async () => {
    const { run, log } = await begun('lost');
    for (let time = 0; time < 3; time += 1) await expect(run()).rejects.toMatchObject(incomplete);
    expect(await askedOf(log)).toEqual([
      'create free_fall/1',
      'wait free_fall/1',
      'create free_fall/1',
    ]);
  });
});

describe('a limit in dollars', () => {
  it('stops before the video that would pass it, says so, and a later command goes on', async () => {
    const log = join(await temporaryFolder(), 'asked.jsonl');
    const spec = generatorSpec('make', log);
    const prices = { [spec.slice('command:'.length)]: { videoSecond: 0.1 } };
    const settings = { seconds: 4 };
    const { run } = await generatorRun(spec, { settings, limit: 5 });
    await expect(run({ prices, limits: { costDollars: 1.1 } })).rejects.toMatchObject({
      ...incomplete,
      message: expect.stringMatching(/--max-cost: \$0\.80 of \$1\.1.*next video costs \$0\.40/s),
    });
    expect(await askedOf(log)).toHaveLength(2);
    await run({ prices, limits: { costDollars: 1.2 } });
    expect(await askedOf(log)).toHaveLength(5);
  });

  it('counts work of which nobody knows whether it was begun', async () => {
    const { url, seen } = await generationServer(() => json({ error: { message: 'late' } }, 504));
    const { run } = await generatorRun(`openai-videos:slow@${url}/v1`);
    await expect(
      run({
        prices: { slow: { video: 0.4 } },
        limits: { costDollars: 0.5 },
        concurrency: 1,
      }),
    ).rejects.toMatchObject({
      ...incomplete,
      message: expect.stringMatching(/--max-cost: \$0\.40 of \$0\.5/) as string,
    });
    expect(seen).toHaveLength(1);
  });

  it('needs a price, and a length where the price is by the second', async () => {
    const spec = generatorSpec('make', '/dev/null');
    const { run, folder } = await generatorRun(spec);
    const limits = { costDollars: 1 };
    const model = spec.slice('command:'.length);
    await expect(run({ limits })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      hint: expect.stringContaining('videoSecond') as string,
    });
    await expect(run({ limits, prices: { [model]: { videoSecond: 0.1 } } })).rejects.toMatchObject({
      hint: expect.stringContaining('--seconds') as string,
    });
    expect(existsSync(folder)).toBe(false);
  });
});

it('a dry run tells videos, seconds and cost, and asks and writes nothing', async () => {
  const log = join(await temporaryFolder(), 'asked.jsonl');
  const spec = generatorSpec('make', log);
  const prices = { [spec.slice('command:'.length)]: { videoSecond: 0.5, asOf: '2026-02-03' } };
  const { run, folder, printed } = await generatorRun(spec, { settings: { seconds: 6 } });
  await run({ dryRun: true, prices });
  expect(JSON.parse(printed[0] ?? '')).toMatchObject({
    trials: 3,
    videos: 3,
    made: 0,
    seconds: 18,
    costDollars: 9,
    pricesAsOf: '2026-02-03',
    firstRequest: { name: 'free_fall/1', settings: { seconds: 6 } },
  });
  expect(existsSync(folder)).toBe(false);
  expect(await askedOf(log)).toEqual([]);
});

it('a dry run counts every item whose inputs are not there, not only the first', async () => {
  const data = join(await temporaryFolder(), 'data');
  await cp(SAMPLE, data, { recursive: true });
  for (const task of ['momentum', 'chess_rook']) await rm(join(data, `input_images/${task}/1.png`));
  const spec = generatorSpec('make', join(data, 'asked.jsonl'));
  const { run, printed } = await generatorRun(spec, { data, settings: { seconds: 6 } });
  await run({ dryRun: true });
  expect(JSON.parse(printed[0] ?? '')).toMatchObject({ unaskable: 2, videos: 1, seconds: 6 });
});

it('a dry run of a folder that was taken over finds nothing to do, and nothing that is too much', async () => {
  const { run, printed } = await generatorRun(`videos:${KEEPS}`, { limit: 12 });
  await run();
  await run({ dryRun: true, format: 'table' });
  expect(printed.at(-1)).toMatch(/videos {4}0 to be made \(12 made before\)/);
  expect(printed.at(-1)).toMatch(/cost {6}nothing/);
  expect(printed.at(-1)).not.toMatch(/^note/m);
});

it('names of hostile rows stay in the run folder', async () => {
  const home = await temporaryFolder();
  const data = join(home, 'data');
  await mkdir(data);
  const row = (task: string, index: string) => ({
    prompt: 'A ball.',
    index,
    checklist: [{ 'Rule Coherence': 'Is it?' }],
    task_name: task,
    category: 'game',
  });
  const rows = [
    row('../../../out', '1'),
    row('/tmp/absolute', '../1'),
    row('x'.repeat(400), '1'),
    row('a?*|', '2'),
  ];
  await writeFile(join(data, 'data.jsonl'), rows.map((one) => JSON.stringify(one)).join('\n'));
  const log = join(home, 'asked.jsonl');
  const { run, lines } = await generatorRun(generatorSpec('make', log), { data, limit: 4 });
  await run();
  const files = [...(await lines()).values()].map(({ reply }) => reply?.video?.file ?? '');
  expect(files).toHaveLength(4);
  for (const file of files) expect(file).toMatch(/^videos\/[\w-]+\/[\w-]+\.mp4$/);
});

it('probes of the judge stand in the manifest and ask nothing', async () => {
  const log = join(await temporaryFolder(), 'asked.jsonl');
  const probes = ['full', 'judge-blind', 'judge-shuffle'];
  const { run, folder, lines } = await generatorRun(generatorSpec('make', log), { probes });
  await run();
  expect(await askedOf(log)).toHaveLength(3);
  expect([...(await lines()).values()].map(({ probe }) => probe)).toEqual(['full', 'full', 'full']);
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as {
    probes: { id: string }[];
  };
  expect(manifest.probes.map(({ id }) => id)).toEqual(probes);
});
