import { cp, mkdir, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { command } from '../../../harness/commands/contamination.ts';
import { contaminationReportSchema } from '../../../harness/schema/contamination-report.ts';
import { openTestMedia } from '../media/support/backends.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { recordedTerminal } from '../../support/terminal.ts';

const SAMPLES = join(import.meta.dirname, '../../../benchmarks');
const DATA = join(SAMPLES, 'nextqa/sample');
const VIDEOS = join(DATA, 'NExTVideo/0001');
const OTHERS = join(SAMPLES, 'motionbench/sample');

async function contamination(workingFolder: string, ...words: string[]) {
  const { terminal, printed, noted } = recordedTerminal();
  const program = new Command('contamination');
  command.define(program, { ...terminal, workingFolder });
  const error: unknown = await program.parseAsync(words, { from: 'user' }).then(
    () => null,
    (reason: unknown) => reason,
  );
  return { out: printed.join('\n'), notes: noted.join('\n'), error };
}

/** Clips that have nothing to do with those of the benchmark. */
async function corpusFolder(): Promise<{ folder: string; corpus: string }> {
  const folder = await temporaryFolder();
  const corpus = join(folder, 'corpus');
  await mkdir(corpus);
  for (const part of ['public-dataset', 'self-collected']) {
    for (const name of await readdir(join(OTHERS, part))) {
      await cp(join(OTHERS, part, name), join(corpus, name));
    }
  }
  return { folder, corpus };
}

/** The clip smaller, at another frame rate and encoded anew, under a name that says nothing. */
async function copyInto(path: string, file = '2011000103.mp4'): Promise<void> {
  const media = await openTestMedia();
  const { frames } = await media.decode(
    { root: VIDEOS, file },
    { sampler: 'fps', fps: 7, maxFrames: 500, longSide: 240, jpegQuality: 70 },
  );
  const { data } = await media.pack(frames);
  await writeFile(path, data);
}

/** Dark frames with a little noise of compression. */
async function blackInto(path: string): Promise<void> {
  const media = await openTestMedia();
  const jpeg = await sharp({
    create: { width: 160, height: 120, channels: 3, background: '#040404' },
  })
    .jpeg()
    .toBuffer();
  const frames = Array.from({ length: 6 }, (_, index) => ({ index, atSeconds: index, jpeg }));
  await writeFile(path, (await media.pack(frames)).data);
}

const CHECK = ['check', '-b', 'nextqa', '-d', DATA, '--processes', '2'];

function frameLevel(out: string) {
  const report = contaminationReportSchema.parse(JSON.parse(out));
  const level = report.levels.find((one) => one.level === 'frame');
  return { report, level };
}

const COPIED = [0, 1, 2, 3].map((question) => `2011000103_${question}`);

describe('check of frames', () => {
  it('finds a copy among other clips, by no name, for every question of its video', async () => {
    const { folder, corpus } = await corpusFolder();
    await copyInto(join(corpus, 'holiday.mp4'));
    const { out, notes, error } = await contamination(
      folder,
      ...CHECK,
      '--corpus',
      corpus,
      '--json',
    );
    expect(error).toBeNull();
    const { report, level } = frameLevel(out);
    expect(report.state).toBe('overlap');
    expect(report.because).toBe('found by frame');
    expect(level).toMatchObject({
      state: 'overlap',
      rows: 8,
      items: { checked: 24, flagged: 4 },
      videos: { checked: 6, flagged: 1 },
      flaggedIds: COPIED,
      details: {
        framesPerSecond: { benchmark: 30, corpus: 1 },
        duplicate: 4,
        likely: 0,
        review: 0,
        videos: { looked: 6, missing: 0, unreadable: 0, unseeable: 1 },
        corpus: { videos: 8, unreadable: 0, missing: 0 },
      },
    });
    // A video with nothing to see in it is not cleared.
    expect(level?.open).toBe(4);
    expect(notes).toContain('corpus: 8 of 8 videos hashed');

    const again = await contamination(folder, ...CHECK, '--corpus', corpus, '--json');
    expect(frameLevel(again.out).report.levels).toEqual(report.levels);
    const kept = await readdir(join(folder, '.cache/frame-hashes'));
    expect(kept.filter((name) => name.endsWith('.jsonl'))).toHaveLength(2);
    expect(kept.filter((name) => name.includes('lock'))).toEqual([]);
  });

  it('tells moments and shows them to the auditor, and neither in the report', async () => {
    const { folder, corpus } = await corpusFolder();
    await copyInto(join(corpus, 'holiday.mp4'));
    const words = [...CHECK, '--corpus', corpus, '--out', 'made', '--sample', '3'];
    const { notes } = await contamination(folder, ...words);
    expect(notes).toContain(`wrote ${join('made', 'pictures')}`);
    expect(await readdir(join(folder, 'made/pictures'))).toEqual(['1.jpg']);
    const { width, height } = await sharp(join(folder, 'made/pictures/1.jpg')).metadata();
    expect({ width, height }).toEqual({ width: 484, height: 548 });
    const sheet = await readFile(join(folder, 'made/audit.csv'), 'utf8');
    expect(sheet.match(/frames of holiday\.mp4, .*; pictures\/1\.jpg/g)).toHaveLength(3);
    const evidence = (await readFile(join(folder, 'made/evidence.jsonl'), 'utf8'))
      .trim()
      .split('\n');
    expect(evidence).toHaveLength(4);
    expect(JSON.parse(evidence[0] ?? '')).toMatchObject({
      level: 'frame',
      frames: {
        benchmark: 'NExTVideo/0001/2011000103.mp4',
        corpus: 'holiday.mp4',
        pairs: expect.arrayContaining([
          { benchmarkSeconds: 2, corpusSeconds: 2, distance: expect.any(Number) as number },
        ]) as unknown,
      },
    });
    expect(await readFile(join(folder, 'made/report.json'), 'utf8')).not.toContain('holiday');
  });

  it('compares hashes without the videos, and ids by the names in the file', async () => {
    const { folder, corpus } = await corpusFolder();
    await copyInto(join(corpus, 'holiday.mp4'));
    await cp(join(VIDEOS, '2011000101.mp4'), join(corpus, '2011000101.mp4'));
    await contamination(folder, 'hash', corpus, '--out', 'hashes.jsonl');
    const alone = await temporaryFolder();
    await cp(join(folder, 'hashes.jsonl'), join(alone, 'hashes.jsonl'));
    const { out, error } = await contamination(
      alone,
      ...CHECK,
      '--corpus',
      'hashes.jsonl',
      '--out',
      'made',
      '--json',
    );
    expect(error).toBeNull();
    const { report, level } = frameLevel(out);
    expect(report.corpus.rows).toBe(9);
    expect(level).toMatchObject({ rows: 9, items: { flagged: 8 }, details: { duplicate: 8 } });
    expect(report.levels[0]).toMatchObject({ level: 'id', items: { flagged: 4 } });
    // Who shares hashes shares no pictures.
    expect(await readdir(join(alone, 'made'))).not.toContain('pictures');

    const rows = [
      { caption: 'a', hashes: 'hashes.jsonl' },
      { caption: 'b', hashes: 'none.jsonl' },
    ];
    const manifest = rows.map((row) => JSON.stringify(row)).join('\n');
    await writeFile(join(alone, 'train.jsonl'), manifest);
    const listed = await contamination(alone, ...CHECK, '--corpus', 'train.jsonl', '--json');
    expect(frameLevel(listed.out).level).toMatchObject({
      rows: 1,
      items: { flagged: 8 },
      details: { corpus: { videos: 9, missing: 1 } },
    });
  });

  it('opens no video outside of the corpus, and says nothing where it has none', async () => {
    const { folder, corpus } = await corpusFolder();
    const names = ['../secret.mp4', '/etc/passwd', 'out.mp4', 'gone.mp4'];
    await copyInto(join(folder, 'secret.mp4'));
    await symlink(join(folder, 'secret.mp4'), join(corpus, 'out.mp4'));
    const rows = names.map((video) => JSON.stringify({ video, caption: 'x' })).join('\n');
    await writeFile(join(corpus, 'train.jsonl'), rows);
    const words = [...CHECK, '--corpus', join(corpus, 'train.jsonl'), '--json'];
    const { out, notes, error } = await contamination(folder, ...words);
    expect(error).toBeNull();
    expect(frameLevel(out).level).toBeUndefined();
    expect(notes).toContain('frames are not looked at: none of the videos');
    expect(await readdir(folder)).not.toContain('.cache');
  });

  it('leaves open what cannot be seen, and unchecked what is not there or cannot be read', async () => {
    const { folder, corpus } = await corpusFolder();
    const data = join(folder, 'data');
    await cp(DATA, data, { recursive: true });
    const videos = join(data, 'NExTVideo/0001');
    await blackInto(join(videos, '2011000101.mp4'));
    await writeFile(join(videos, '2011000102.mp4'), 'no video');
    await rm(join(videos, '2011000103.mp4'));
    await blackInto(join(corpus, 'black.mp4'));
    await writeFile(join(corpus, 'broken.mp4'), 'no video either');
    const words = ['check', '-b', 'nextqa', '-d', data, '--corpus', corpus, '--json'];
    const { out, error } = await contamination(folder, ...words);
    expect(error).toBeNull();
    const { level, report } = frameLevel(out);
    expect(level).toMatchObject({
      state: 'unknown',
      rows: 8,
      items: { checked: 16, flagged: 0 },
      details: {
        videos: { looked: 4, missing: 1, unreadable: 1 },
        // One of the samples is a plain picture.
        corpus: { videos: 8, unseeable: 2, unreadable: 1 },
      },
    });
    expect(level?.open).toBeGreaterThanOrEqual(4);
    expect(report.corpus.rows).toBe(9);
  });

  it('--no-frames opens nothing', async () => {
    const { folder, corpus } = await corpusFolder();
    const words = [...CHECK, '--corpus', corpus, '--no-frames', '--json'];
    const { out } = await contamination(folder, ...words);
    expect(frameLevel(out).level).toBeUndefined();
    expect(await readdir(folder)).toEqual(['corpus']);
  });

  it.each([
    [{ algorithm: 'phash-64' }, /hashes\.jsonl:1: algorithm is phash-64, this is made for pdq-256/],
    [{ version: 2 }, /hashes\.jsonl:1: version is 2/],
    [{ framesPerSecond: 0 }, /hashes\.jsonl:1: .*framesPerSecond/],
  ])('refuses hashes of another kind: %o', async (change, message) => {
    const { folder, corpus } = await corpusFolder();
    await contamination(folder, 'hash', corpus, '--out', 'hashes.jsonl');
    const [header = '', ...rows] = (await readFile(join(folder, 'hashes.jsonl'), 'utf8')).split(
      '\n',
    );
    const other = JSON.stringify({ ...(JSON.parse(header) as object), ...change });
    await writeFile(join(folder, 'hashes.jsonl'), [other, ...rows].join('\n'));
    const { error } = await contamination(folder, ...CHECK, '--corpus', 'hashes.jsonl');
    expect(error).toMatchObject({
      code: 'HASHES_UNUSABLE',
      message: expect.stringMatching(message) as string,
    });
  });

  it('refuses hashes that end in the middle, and another rate than is asked for', async () => {
    const { folder, corpus } = await corpusFolder();
    await contamination(folder, 'hash', corpus, '--out', 'hashes.jsonl');
    const faster = await contamination(folder, ...CHECK, '--corpus', 'hashes.jsonl', '--fps', '2');
    expect(faster.error).toMatchObject({
      code: 'HASHES_UNUSABLE',
      message: 'hashes.jsonl was made with 1 frames a second, not 2',
    });
    const whole = await readFile(join(folder, 'hashes.jsonl'));
    await writeFile(join(folder, 'hashes.jsonl'), whole.subarray(0, -20));
    const { error } = await contamination(folder, ...CHECK, '--corpus', 'hashes.jsonl');
    expect(error).toMatchObject({ code: 'DATA_INVALID' });
  });
});

describe('hash', () => {
  it('counts what it cannot read, keeps the reason, and ends as incomplete', async () => {
    const { folder, corpus } = await corpusFolder();
    await writeFile(join(corpus, 'broken.mp4'), 'no video');
    const words = ['hash', corpus, '--out', 'hashes.jsonl', '--json'];
    const { out, notes, error } = await contamination(folder, ...words);
    expect(error).toMatchObject({
      code: 'RUN_INCOMPLETE',
      message: '1 videos could not be hashed',
    });
    expect(JSON.parse(out)).toMatchObject({
      videos: 8,
      hashed: 7,
      failed: [{ video: 'broken.mp4', code: 'CLIP_UNREADABLE' }],
    });
    expect(notes).toContain('hashes.jsonl: 7 of 8 videos hashed, 1 could not be');
    await copyInto(join(corpus, 'broken.mp4'));
    const again = await contamination(folder, ...words);
    expect(again.error).toBeNull();
    expect(JSON.parse(again.out)).toEqual({ videos: 8, hashed: 1, failed: [] });
  });

  it('takes a manifest with its column, and each video once', async () => {
    const { folder, corpus } = await corpusFolder();
    const rows = ['a7c05e12.webm', './a7c05e12.webm', '0b93d7fe.avi', '0b93d7fe.avi', 'gone.mp4'];
    await writeFile(join(corpus, 'train.csv'), ['where', ...rows].join('\n'));
    const train = join(corpus, 'train.csv');
    const words = ['hash', train, '--column', 'video=where', '--out', 'hashes.jsonl', '--fps', '2'];
    const { out, error } = await contamination(folder, ...words, '--json');
    expect(error).toMatchObject({ code: 'RUN_INCOMPLETE' });
    expect(JSON.parse(out)).toMatchObject({
      videos: 4,
      hashed: 3,
      failed: [{ video: 'gone.mp4', code: 'CLIP_MISSING' }],
    });
  });

  it('takes the videos of a benchmark, more often and in a mirror', async () => {
    const folder = await temporaryFolder();
    const words = [
      'hash',
      '-b',
      'nextqa',
      '-d',
      DATA,
      '--mirrored',
      '--crops',
      '--out',
      'own.jsonl',
    ];
    const { out, error } = await contamination(folder, ...words);
    expect(error).toBeNull();
    expect(out).toBe('6 of 6 videos are hashed, 6 of them now');
    const lines = (await readFile(join(folder, 'own.jsonl'), 'utf8')).trim().split('\n');
    const [header, row] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(header).toMatchObject({ framesPerSecond: 30, mirrored: true, middles: true });
    expect(row).toHaveProperty('mirrored');
    expect(row).toHaveProperty('middle90');
  });

  it.each([
    [[], 'USAGE', /a corpus or --benchmark/],
    [['.', '-b', 'nextqa'], 'USAGE', /a corpus or --benchmark/],
    [['none'], 'DATA_MISSING', /there is no corpus/],
    [['.'], 'DATA_MISSING', /holds no videos/],
    [['texts.jsonl'], 'DATA_INVALID', /names no videos/],
    [['outside.jsonl'], 'PATH_REFUSED', /"\.\.\/secret\.mp4" leaves/],
    [['texts.jsonl', '--fps', '0'], 'USAGE', /no rate above 0/],
    [['texts.jsonl', '--processes', '0'], 'USAGE', /not above zero/],
  ])('%j ends with %s', async (words, code, message) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'texts.jsonl'), '{"caption":"a"}');
    await writeFile(join(folder, 'outside.jsonl'), '{"video":"../secret.mp4"}');
    const { error } = await contamination(folder, 'hash', ...words, '--out', 'hashes.jsonl');
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) as string });
  });
});
