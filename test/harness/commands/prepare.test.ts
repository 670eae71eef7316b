import { Command } from 'commander';
import { expect, test } from 'vitest';
import { command } from '../../../harness/commands/prepare.ts';
import { dataFolder } from '../../support/data-folder.ts';
import { recordedTerminal } from '../../support/terminal.ts';

const HEADER = 'video,frame_count,width,height,question,answer,qid,type,a0,a1,a2,a3,a4';
const GOOD = 'v1,9,4,4,what moves,0,0,CW,one,two,three,four,five';

async function prepare(workingFolder: string, ...words: string[]) {
  const { terminal, printed, noted } = recordedTerminal();
  const program = new Command('prepare');
  command.define(program, { ...terminal, workingFolder });
  const error: unknown = await program.parseAsync(words, { from: 'user' }).then(
    () => null,
    (reason: unknown) => reason,
  );
  return { out: printed.join('\n'), notes: noted, error };
}

test('prints a table for people, on stdout alone', async () => {
  const root = dataFolder({ 'data/val.csv': `${HEADER}\n${GOOD}`, 'data/videos/v1.mp4': '' });
  const { out, notes, error } = await prepare(root, 'nextqa', '--data', 'data');
  expect(error).toBeNull();
  expect(notes).toEqual([]);
  expect(out).toMatch(/layout .*authors' files/);
  expect(out).toMatch(/items .*1 of 4,996 published/);
  expect(out).toMatch(/video files .*1 of 1 present/);
  expect(out).toMatch(/verdict .*ready/);
});

test('--json prints one object with every problem, and ends with exit code 4', async () => {
  const bad = Array.from({ length: 12 }, (_, qid) => `v1,9,4,4,q,9,${qid},CW,a,b,c,d,e`);
  const root = dataFolder({ 'val.csv': [HEADER, ...bad].join('\n') });
  const { out, error } = await prepare(root, 'nextqa', '--data', root, '--json');
  expect(JSON.parse(out)).toMatchObject({
    problems: expect.objectContaining({ length: 12 }) as unknown,
    verdict: { state: 'cannot-run' },
  });
  expect(error).toMatchObject({ code: 'DATA_INVALID', exitCode: 4 });
});

test('the table lists the first ten problems', async () => {
  const bad = Array.from({ length: 12 }, (_, qid) => `v1,9,4,4,q,9,${qid},CW,a,b,c,d,e`);
  const root = dataFolder({ 'val.csv': [HEADER, ...bad].join('\n') });
  const { out } = await prepare(root, 'nextqa', '--data', root);
  expect(out).toContain('first 10 of 12 rows that cannot be used:');
  expect(out.match(/an index from 0 to 4/g)).toHaveLength(10);
});

test('--skip-invalid goes on without them', async () => {
  const root = dataFolder({ 'val.csv': [HEADER, GOOD, 'v1,9'].join('\n'), 'videos/v1.mp4': '' });
  const { out, error } = await prepare(root, 'nextqa', '--data', root, '--skip-invalid');
  expect(error).toBeNull();
  expect(out).toContain('ready, 1 row left out');
});

test.each([
  [['nextqb', '--data', '.'], 'nextqa'],
  [['nextqa', '--data', '.', '--split', 'tset'], 'test'],
])('%j suggests "%s"', async (words, nearest) => {
  const { error } = await prepare(dataFolder({}), ...words);
  expect(error).toMatchObject({
    code: 'USAGE',
    hint: expect.stringContaining(`did you mean "${nearest}"`) as string,
  });
});

test('a folder without an annotation file says where it looked', async () => {
  const { error } = await prepare(dataFolder({}), 'motionbench', '--data', '.');
  expect(error).toMatchObject({ code: 'DATA_MISSING', exitCode: 4 });
});

test('--check-videos opens them', async () => {
  const root = dataFolder({ 'val.csv': `${HEADER}\n${GOOD}`, 'videos/v1.mp4': 'no video' });
  const { out, error } = await prepare(root, 'nextqa', '--data', root, '--check-videos', '--json');
  expect(error).toBeNull();
  expect(JSON.parse(out)).toMatchObject({
    videos: { unreadable: [{ file: 'videos/v1.mp4', code: expect.stringMatching(/^CLIP_/) }] },
    verdict: { state: 'incomplete' },
  });
});

test('--sample copies the sample, checks the split that it has, and says how to ask it', async () => {
  const { out, notes, error } = await prepare(dataFolder({}), 'nextqa', '--sample');
  expect(error).toBeNull();
  expect(out).toMatch(/verdict .*ready/);
  expect(notes).toEqual(['ask it with -b nextqa --split val -d data/nextqa-sample']);
});

test.each([
  [['--sample', '--download'], /exclude each other/],
  [['--sample', '--only', '*.zip'], /--only goes with --download/],
])('%j is refused', async (words, message) => {
  const { error } = await prepare(dataFolder({}), 'nextqa', ...words);
  expect(error).toMatchObject({
    code: 'USAGE',
    message: expect.stringMatching(message) as string,
  });
});
