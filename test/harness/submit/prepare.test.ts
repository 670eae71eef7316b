import { access, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { replyLineSchema, type SubmittedRun } from '../../../harness/schema/submission.ts';
import { prepareSubmission } from '../../../harness/submit/prepare.ts';
import { validateSubmission } from '../../../harness/submit/validate.ts';
import { chatServer } from '../../support/chat-server.ts';
import { judgedRun, verdict, votesIn } from '../../support/judged-run.ts';
import { smallRun } from '../../support/small-run.ts';
import { codesOf, edit, goodSubmission, PREPARED } from '../../support/submission.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

describe('a submission', () => {
  it('of a model that was asked passes both stages, and holds no folder and no address', async () => {
    const { folder, validate, data, run } = await goodSubmission();
    expect(codesOf(await validate({ data }))).toEqual(['ITEM_SET_NEW']);
    for (const file of await readdir(folder)) {
      const bytes = await readFile(join(folder, file));
      const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
      for (const secret of [data, run.folder, '127.0.0.1', 'what is in', process.cwd()]) {
        expect(text, `${file}: ${secret}`).not.toContain(secret);
      }
    }
  });

  it('has the same bytes whenever it is made, but for its dates', async () => {
    const { folder, prepare } = await goodSubmission();
    const read = () => readFile(join(folder, 'replies.jsonl.gz'), 'base64');
    const before = await read();
    await prepare({ now: new Date('2027-06-01') });
    expect(await read()).toBe(before);
  });

  it('of a run that failed is refused, and marked where that is allowed', async () => {
    const server = await chatServer(() => (response) => void response.writeHead(400).end('{}'));
    const { run, folder, data } = await smallRun(server.url);
    await run().catch(() => {});
    const [out, results] = [await temporaryFolder(), await temporaryFolder()];
    await expect(prepareSubmission(folder, { ...PREPARED, out })).rejects.toMatchObject({
      code: 'RUN_INCOMPLETE',
    });
    const made = await prepareSubmission(folder, { ...PREPARED, out, allowIncomplete: true });
    expect(made.submission.incomplete).toBe(true);
    const options = { results, now: PREPARED.now, data, replies: null };
    const validation = await validateSubmission(made.folder, options);
    expect(codesOf(validation)).toEqual(['INCOMPLETE', 'ITEM_SET_NEW']);
    expect(validation.accepted).toBe(true);
    // Nobody may take the mark off.
    await edit(made.folder, 'record.json', (record) => {
      record.completeness.complete = true;
    });
    expect(codesOf(await validateSubmission(made.folder, options))).toContain(
      'INCOMPLETE_UNMARKED',
    );
  });

  it('with a key in a reply is not written', async () => {
    const key = `sk-${'a1B2c3D4e5F6g7H8'.repeat(2)}`;
    const server = await chatServer(() => `B, by ${key}`);
    const { run, folder } = await smallRun(server.url);
    await run();
    const out = await temporaryFolder();
    const refused = prepareSubmission(folder, { ...PREPARED, out });
    await expect(refused).rejects.toMatchObject({ code: 'SUBMISSION_REFUSED' });
    await expect(refused).rejects.not.toThrow(key);
    expect(await readdir(out)).toEqual([]);
  });

  it('never replaces what is no submission', async () => {
    const { folder, prepare } = await goodSubmission();
    const { rm } = await import('node:fs/promises');
    await rm(join(folder, 'submission.json'));
    await writeFile(join(folder, 'mine.txt'), 'x');
    await expect(prepare()).rejects.toMatchObject({ code: 'USAGE' });
    expect(await isThere(join(folder, 'mine.txt'))).toBe(true);
  });
});

describe('where replies may not be public', () => {
  it('they stand beside, and are held to their public digest', async () => {
    const run = await judgedRun({ star: 'a star', cause: 'a storm' });
    const judge = await chatServer(() => verdict('correct'));
    await run.judge(judge.url);
    const [out, results] = [await temporaryFolder(), await temporaryFolder()];
    const { folder, beside, submission } = await prepareSubmission(run.folder, {
      ...PREPARED,
      out,
    });
    expect(submission.replies.place).toBe('private');
    expect(await readdir(folder)).not.toContain('replies.jsonl.gz');
    const all = { results, now: PREPARED.now, data: run.data, replies: beside };
    const open = { ...all, data: null, replies: null };
    expect(codesOf(await validateSubmission(folder, open))).toEqual([
      'ITEM_SET_NEW',
      'REPLIES_ELSEWHERE',
    ]);
    // With the votes that were handed in: nobody is asked.
    const asked = judge.requests.length;
    expect(codesOf(await validateSubmission(folder, all))).toEqual(['ITEM_SET_NEW']);
    expect(judge.requests).toHaveLength(asked);
    expect(codesOf(await validateSubmission(folder, { ...all, replies: null }))).toContain(
      'REPLIES_MISSING',
    );
    const lines = gunzipSync(await readFile(beside ?? ''))
      .toString('utf8')
      .trimEnd()
      .split('\n');
    const votes = lines.map((line) => replyLineSchema.parse(JSON.parse(line)).of);
    const kept = new Set((await votesIn(run.folder)).map(({ trial }) => trial));
    expect(kept.size).toBeGreaterThan(0);
    expect(votes.filter((of) => of === 'vote')).toHaveLength(kept.size);
    // Another file of replies is not the one whose digest is public.
    const { packLines } = await import('../../../harness/submit/packed-lines.ts');
    const other = lines.map((line) => JSON.parse(line.replace('a storm', 'a storms')) as unknown);
    await writeFile(beside ?? '', packLines(other).bytes);
    expect(codesOf(await validateSubmission(folder, all))).toContain('DIGEST');
  });

  it('no address for them is taken', async () => {
    const run = await judgedRun({ star: 'a star' });
    const options = { ...PREPARED, out: await temporaryFolder(), allowIncomplete: true };
    await expect(
      prepareSubmission(run.folder, { ...options, repliesUrl: 'https://example.org/r.gz' }),
    ).rejects.toMatchObject({ code: 'USAGE' });
  });

  it('a run that claims that they may be is found out', async () => {
    const { folder, validate } = await goodSubmission();
    await edit<SubmittedRun>(folder, 'run.json', (run) => {
      run.benchmark = 'video-mme';
    });
    expect(codesOf(await validate())).toContain('REPLIES_FORBIDDEN');
  });
});
