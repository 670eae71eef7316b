import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { RunRequest } from '../../../harness/plan/run-plan.ts';
import type { ItemSet } from '../../../harness/schema/item-set.ts';
import type { Result } from '../../../harness/schema/result.ts';
import { acceptSubmission } from '../../../harness/submit/accept.ts';
import { readAttempts } from '../../../harness/submit/attempts-file.ts';
import { validationReport } from '../../../harness/submit/report.ts';
import { validationText } from '../../../harness/submit/validation-text.ts';
import { codesOf, edit, goodSubmission, type GoodSubmission } from '../../support/submission.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const ITEMS = 40;
/** The model below answers B: 14 of 40. */
const answerOf = (index: number) => (index % 3 === 0 ? 'B' : 'A');
const SHARE = 14 / 40;
/** The first record of its items. */
const GOOD = ['ITEM_SET_NEW'];

/** Rows in the authors' format, two questions a video. */
async function rowsFolder(qaOf: (index: number) => object): Promise<string> {
  const folder = await temporaryFolder();
  const rows = Array.from({ length: ITEMS / 2 }, (_, video) => ({
    question_type: 'Camera Motion',
    video_type: 'Gaming',
    key: `k${video}`,
    qa: [2 * video, 2 * video + 1].map((index) => ({
      uid: `k${video}_${index}`,
      start: null,
      end: null,
      question: `What is in ${index}?\nA. one\nB. two\nC. three or more\nD. four`,
      ...qaOf(index),
    })),
    video_path: `k${video}.mp4`,
    video_info: { duration: 5, resolution: [240, 320], fps: 10 },
  }));
  const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  await writeFile(join(folder, 'video_info.meta.jsonl'), text);
  return folder;
}

const CLAIMED = {
  value: 1,
  low: 0.9,
  high: 1,
  se: null,
  estimator: 'wilson' as const,
  n: ITEMS,
  clusters: ITEMS / 2,
};

const publicRows = () => rowsFolder(() => ({ answer: 'NA' }));
const privateRows = () => rowsFolder((index) => ({ answer: answerOf(index), split: 'test' }));

const submission = async (
  more: Partial<RunRequest> = {},
  answer?: Parameters<typeof goodSubmission>[2],
) => {
  const data = await publicRows();
  const request = { benchmark: 'motionbench', split: 'test', data, probes: ['blind'], ...more };
  return goodSubmission(request, {}, answer);
};

const attemptsFile = async () => join(await temporaryFolder(), 'attempts.jsonl');

/** The maintainer's stage, as often as is wanted. */
async function maintained(given: GoodSubmission, { most = 3 } = {}) {
  const file = await attemptsFile();
  const stage = {
    data: await privateRows(),
    replies: given.beside,
    attempts: { file, most, perMs: 86_400_000 },
  };
  const validate = (changed: object = {}) => given.validate({ ...stage, ...changed });
  return { stage, validate, attempts: () => readAttempts(file) };
}

const recordIn = async (folder: string) =>
  JSON.parse(await readFile(join(folder, 'record.json'), 'utf8')) as Result;

/** Another letter in the first reply. */
async function editedReplies(beside: string | null): Promise<string> {
  const lines = gunzipSync(await readFile(beside ?? '')).toString('utf8');
  const edited = lines.replace('The answer is B.', 'The answer is A.');
  expect(edited).not.toBe(lines);
  const file = join(await temporaryFolder(), 'edited.jsonl.gz');
  await writeFile(file, gzipSync(edited));
  return file;
}

it('a record of a hidden split holds totals only, whatever the licence of the benchmark says', async () => {
  const { folder } = await submission();
  const record = await recordIn(folder);
  for (const probe of Object.values(record.probes)) {
    expect(probe.accuracy).toBeNull();
    expect(probe.counts.unjudged).toBe(ITEMS);
    expect(probe.outcomes).toBeNull();
    expect(probe.sameAsFull ?? null).toBeNull();
    expect(probe.breakdowns).toEqual({});
  }
});

describe('replies that were made without the answers', () => {
  it('are scored against them, and give totals of the public item set', async () => {
    const given = await submission();
    const { validate } = await maintained(given);
    expect((await given.validate()).accepted).toBe(true);
    const validation = await validate();
    expect(codesOf(validation)).toEqual(GOOD);
    expect(validation.accepted).toBe(true);
    const made = validation.record?.probes['blind'];
    expect(made?.accuracy?.value).toBeCloseTo(SHARE, 6);
    expect(made?.counts).toMatchObject({ correct: 14, wrong: 26, unjudged: 0 });
    expect(made).toMatchObject({ outcomes: null, sameAsFull: null, breakdowns: {} });
    expect(validation.record?.benchmark).toEqual((await recordIn(given.folder)).benchmark);
    expect(validationReport(validation)).toContain('35.0');
  });

  it('enter the results with their score, without a letter of any item', async () => {
    const given = await submission();
    const { validate, attempts } = await maintained(given);
    await validate();
    const { folder, results } = given;
    const options = { results, now: new Date('2027-01-03'), by: 'me', reason: null, url: null };
    const file = await acceptSubmission(folder, await validate(), options);
    expect(await attempts()).toHaveLength(1);
    const text = await readFile(file, 'utf8');
    const record = JSON.parse(text) as Result;
    expect(record.probes['blind']?.accuracy?.value).toBeCloseTo(SHARE, 6);
    expect(text).not.toMatch(/k\d+_\d/);
    const set = join(results, 'items', `${record.benchmark.itemSet}.json`);
    const items = JSON.parse(await readFile(set, 'utf8')) as ItemSet;
    expect(items).toEqual(
      JSON.parse(await readFile(join(given.folder, 'items.json'), 'utf8')) as ItemSet,
    );
    expect(dirname(file)).toBe(join(results, 'motionbench'));
  });

  it('are scored as they were asked, where a probe moves or hides options', async () => {
    const probes = ['blind', 'blind-rotate', 'masked-option'];
    const options = ['one', 'two', 'three or more', 'four'];
    // Writes the hidden option: what is hidden may depend on the answer, where that is known.
    const given = await submission({ probes }, ({ text }) =>
      text.includes('[MASK]')
        ? (options.find((option) => !text.includes(`. ${option}`)) ?? 'none')
        : 'The answer is B.',
    );
    const validation = await (await maintained(given)).validate();
    expect(codesOf(validation)).toEqual(GOOD);
    const { 'blind-rotate': rotated, 'masked-option': hidden } = validation.record?.probes ?? {};
    // B is C, D and A of the item itself.
    expect(rotated?.variants?.map(({ label, counts }) => [label, counts.correct])).toEqual([
      ['1', 0],
      ['2', 0],
      ['3', 26],
    ]);
    expect(hidden?.counts).toMatchObject({ correct: ITEMS, unjudged: 0 });
  });

  it('are not scored where the data does not hold all answers, and no attempt is counted', async () => {
    const given = await submission();
    const { validate, attempts } = await maintained(given);
    const some = await rowsFolder((index) =>
      index < 3 ? { answer: 'NA' } : { answer: 'B', split: 'test' },
    );
    await expect(validate({ data: some })).rejects.toMatchObject({
      code: 'DATA_MISSING',
      message: expect.stringContaining('3 of 40') as string,
    });
    expect(await attempts()).toEqual([]);
  });
});

describe('a refusal costs no attempt and tells no score', () => {
  const refused = async (
    given: GoodSubmission,
    { changed = {}, codes }: { changed?: object; codes: string[] },
  ) => {
    const { validate, attempts } = await maintained(given);
    const validation = await validate(changed);
    expect(validation.accepted).toBe(false);
    expect(codesOf(validation)).toEqual(expect.arrayContaining(codes));
    expect(validation.attemptsLeft).toBeNull();
    expect(await attempts()).toEqual([]);
    expect(validation.record).toEqual(await recordIn(given.folder));
    const told = validationText(validation) + validationReport(validation);
    expect(told).not.toMatch(/35\.0|0\.35|"correct":14|32\.5/);
    return validation;
  };

  it('of replies of which one was edited after their digest was public', async () => {
    const given = await submission();
    await refused(given, {
      changed: { replies: await editedReplies(given.beside) },
      codes: ['DIGEST'],
    });
  });

  it('of another question, and of another option', async () => {
    const given = await submission();
    for (const from of ['What is in 7?', 'three or more']) {
      const data = await privateRows();
      const file = join(data, 'video_info.meta.jsonl');
      const text = await readFile(file, 'utf8');
      await writeFile(file, text.replace(from, 'Something else?'));
      const { problems } = await refused(given, { changed: { data }, codes: ['DATA_DIFFERS'] });
      expect(problems.list.map(({ message }) => message).join()).not.toMatch(/[A-D]"/);
    }
  });

  it('of a record that claims a score', async () => {
    const given = await submission();
    await edit(given.folder, 'record.json', ({ probes }) => {
      const { blind } = probes;
      if (blind === undefined) throw new Error('no probe');
      Object.assign(blind.counts, { correct: 40, unjudged: 0 });
      blind.accuracy = CLAIMED;
    });
    const validation = await (await maintained(given)).validate();
    expect(validation.accepted).toBe(false);
    expect(codesOf(validation)).toContain('FIELD_DIFFERS');
    const messages = validation.problems.list.map(({ message }) => message).join('\n');
    expect(messages).toContain('its replies give 40');
    expect(messages).not.toMatch(/\b14\b|\b26\b|0\.35/);
  });

  it('of a few items of a choice of one’s own', async () => {
    const given = await submission({ limit: 35 });
    await refused(given, { codes: ['ITEMS_LEFT_OUT'] });
  });

  it('of a few answers among replies that are none', async () => {
    // The total would be the answer to one item.
    const given = await submission({}, ({ text }) =>
      text.includes('What is in 7?') ? 'The answer is B.' : 'I cannot tell.',
    );
    await refused(given, { codes: ['ITEMS_LEFT_OUT'] });
  });
});

it('it is scored as often as its limit allows, and not at all without one', async () => {
  const given = await submission();
  const { validate, stage, attempts } = await maintained(given, { most: 1 });
  await expect(given.validate({ data: stage.data, replies: stage.replies })).rejects.toMatchObject({
    code: 'USAGE',
  });

  // Nor by a judge: rules decide.
  const judgeAnew = () => Promise.resolve();
  await expect(validate({ judgeAnew })).rejects.toMatchObject({ code: 'USAGE' });
  expect(await attempts()).toEqual([]);

  expect((await validate()).attemptsLeft).toBe(0);
  // The same replies again are no attempt; of another team with the same model they would be one.
  expect((await validate()).attemptsLeft).toBe(0);
  expect(await attempts()).toHaveLength(1);

  const other = await submission({ settings: { seed: 2 } });
  const again = { ...stage, replies: other.beside };
  await expect(other.validate(again)).rejects.toMatchObject({ code: 'ATTEMPTS_SPENT' });
});
