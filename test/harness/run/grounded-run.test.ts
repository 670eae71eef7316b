import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { publishRun } from '../../../harness/publish/publish-run.ts';
import { mergeShards } from '../../../harness/run/merge.ts';
import { readGrounding, GROUNDING } from '../../../harness/run/grounding-file.ts';
import { rescore } from '../../../harness/run/rescore.ts';
import { nextqaFolder } from '../../support/items.ts';
import { smallRun } from '../../support/small-run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const attribution = { runBy: null, source: null, publishedAt: new Date(0), allowIncomplete: true };

/** Six questions on three videos of 60 s; the answer to five of them is marked at 10 to 20 s. */
async function groundedFolder(): Promise<string> {
  const data = await nextqaFolder();
  const marked = (qids: string[]) => ({
    duration: 60,
    fps: 25,
    location: Object.fromEntries(qids.map((qid) => [qid, [[10, 20]]])),
  });
  const segments = { 100: marked(['0', '1']), 101: marked(['0', '1']), 102: marked(['0']) };
  await writeFile(join(data, 'gsub_val.json'), JSON.stringify(segments));
  return data;
}

/** The right letters are A to E and A, in the order of the rows. */
const REPLIES: Record<string, string> = {
  '100_0': '<answer>A</answer><span>10, 20</span>',
  '100_1': '<answer>B</answer><span>40, 50</span>',
  '101_0': '<answer>A</answer><span>12 s to 18 s</span>',
  '101_1': '<answer>D</answer>',
  '102_0': '<answer>E</answer><span>15, 15.2</span>',
  '102_1': '<answer>A</answer><span>1, 2</span>',
};

async function groundedRun(replies = REPLIES, protocol = 'sightline-grounded') {
  const file = join(await temporaryFolder(), 'answers.jsonl');
  const lines = Object.entries(replies).map(([item, text]) => JSON.stringify({ item, text }));
  await writeFile(file, `${lines.join('\n')}\n`);
  const data = await groundedFolder();
  return smallRun('', { data, protocol, probes: ['full'], endpoint: `replay:${file}` });
}

it('holds the spans of replies against the marked ones, in the table, as data and in the record', async () => {
  const run = await groundedRun();
  const { rows } = await run.run({ format: 'table' });
  const grounding = rows[0]?.grounding;
  expect(grounding).toMatchObject({
    questions: 5,
    answered: 4,
    tooShort: 1,
    unscored: 0,
    without: { none: 1 },
    table: { rightGrounded: 1, rightUngrounded: 3, wrongGrounded: 1, wrongUngrounded: 0 },
    accuracy: { value: 0.8, n: 5, clusters: 3 },
    accAtGqa: { value: 0.2, n: 5 },
    ungroundedOfRight: { value: 0.75, n: 4 },
  });
  expect(grounding?.figures['mIoP']?.value).toBeCloseTo(2 / 5, 6);
  expect(grounding?.figures['mIoU']?.value).toBeCloseTo(1.6 / 5, 6);
  // The score itself is that of all six.
  expect(rows[0]?.summary.accuracy).toMatchObject({ n: 6 });
  expect(run.printed.join('\n')).toMatch(/Acc@GQA +20\.0 .* 5 +3/);
  expect(run.printed.join('\n')).toContain('right: 1 grounded, 3 not; wrong: 1 grounded, 0 not');
  expect(run.printed.join('\n')).toMatch(/centre-30 +/);
  const { result } = await publishRun(run.folder, await temporaryFolder(), attribution);
  expect(result.grounding).toEqual(grounding);
  expect((await rescore(run.folder, null))[0]?.grounding).toEqual(grounding);
});

it('counts no span at all as 0 where spans were asked for', async () => {
  const silent = Object.fromEntries(Object.keys(REPLIES).map((item) => [item, 'A']));
  const { rows } = await (await groundedRun(silent)).run();
  expect(rows[0]?.grounding).toMatchObject({ questions: 5, answered: 0, accAtGqa: { value: 0 } });
});

it('a failure is in no denominator', async () => {
  const { '100_1': _, ...others } = REPLIES;
  const run = await groundedRun(others);
  await expect(run.run()).rejects.toMatchObject({ code: 'RUN_INCOMPLETE' });
  const [row] = await rescore(run.folder, null);
  expect(row?.grounding).toMatchObject({ questions: 4, unscored: 1, accuracy: { n: 4 } });
});

it('says nothing where nobody asked for a span and none is given, and reads those that are', async () => {
  const letters = { ...REPLIES };
  for (const id of Object.keys(letters)) letters[id] = 'It is from 10.5 to 20.5. B';
  const plain = await (await groundedRun(letters, 'recorded')).run();
  expect(plain.rows[0]).not.toHaveProperty('grounding');
  const given = await (await groundedRun(REPLIES, 'recorded')).run();
  expect(given.rows[0]?.grounding).toMatchObject({ questions: 5, answered: 4 });
});

it('a run without marked spans holds no file of them', async () => {
  const run = await smallRun('', { probes: ['full'], endpoint: 'baseline:longest-option' });
  const { rows } = await run.run();
  expect(rows[0]).not.toHaveProperty('grounding');
  await expect(access(join(run.folder, GROUNDING))).rejects.toMatchObject({ code: 'ENOENT' });
});

it('shards come together as one machine would have had them', async () => {
  const run = await groundedRun();
  const whole = (await run.run()).rows[0]?.grounding;
  const folders = await Promise.all([1, 2].map(() => temporaryFolder()));
  for (const [at, folder] of folders.entries())
    await run.run({ folder }, { shard: { index: at + 1, count: 2 } });
  const out = join(await temporaryFolder(), 'whole');
  await mergeShards(folders, out);
  expect(await readGrounding(out)).toHaveLength(5);
  const { result } = await publishRun(out, await temporaryFolder(), attribution);
  expect(result.grounding).toEqual(whole);
});

it('a broken line is named', async () => {
  const run = await groundedRun();
  await run.run();
  const path = join(run.folder, GROUNDING);
  const [first] = (await readFile(path, 'utf8')).split('\n');
  await writeFile(path, `${first}\n{"trial":\n`);
  await expect(readGrounding(run.folder)).rejects.toMatchObject({
    code: 'JOURNAL_INVALID',
    message: expect.stringContaining(':2:') as string,
  });
});
