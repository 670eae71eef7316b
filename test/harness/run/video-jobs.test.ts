import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { JOBS, openVideoJobs } from '../../../harness/run/video-jobs.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const at = '2026-01-01T00:00:00.000Z';

async function opened(folder: string) {
  const jobs = await openVideoJobs(folder);
  onTestFinished(() => jobs.close());
  return jobs;
}

it('the last line of a trial counts, and is on disk when it is kept', async () => {
  const folder = await temporaryFolder();
  const jobs = await opened(folder);
  await Promise.all([
    jobs.keep({ trial: 'a/full', at, job: 'one' }),
    jobs.keep({ trial: 'b/full', at, job: 'two' }),
  ]);
  await jobs.keep({ trial: 'a/full', at, job: 'one', made: { inputs: { image: 'passed' } } });
  expect((await readFile(join(folder, JOBS), 'utf8')).trim().split('\n')).toHaveLength(3);
  const again = await opened(folder);
  expect(again.of('a/full')).toMatchObject({ made: { inputs: { image: 'passed' } } });
  expect(again.of('b/full')).toMatchObject({ job: 'two' });
  expect(again.of('c/full')).toBeUndefined();
});

it('a line that was cut off is dropped, and the next one does not stick to it', async () => {
  const folder = await temporaryFolder();
  const first = await opened(folder);
  await first.keep({ trial: 'a/full', at, job: 'one' });
  await appendFile(join(folder, JOBS), '{"trial":"b/fu');
  const jobs = await opened(folder);
  expect(jobs.of('b/full')).toBeUndefined();
  await jobs.keep({ trial: 'b/full', at, job: 'two' });
  const again = await opened(folder);
  expect([again.of('a/full')?.job, again.of('b/full')?.job]).toEqual(['one', 'two']);
});

it('a line that is none is told with its place', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, JOBS), `${JSON.stringify({ trial: 'a', at, job: null })}\nnone\n`);
  await expect(openVideoJobs(folder)).rejects.toMatchObject({
    code: 'JOURNAL_INVALID',
    message: expect.stringContaining(`${JOBS}:2`) as string,
  });
});
