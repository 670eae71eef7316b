import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Result } from '../../../harness/schema/result.ts';
import { readAttempts } from '../../../harness/submit/attempts-file.ts';
import { codesOf, edit, goodSubmission } from '../../support/submission.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** Rows in the authors' format whose answers they keep. */
async function hiddenRows(): Promise<string> {
  const folder = await temporaryFolder();
  const rows = Array.from({ length: 4 }, (_, index) => ({
    question_type: 'Camera Motion',
    video_type: 'Gaming',
    key: `k${index}`,
    qa: [
      {
        uid: `k${index}_1`,
        start: null,
        end: null,
        answer: 'NA',
        question: `What is in ${index}?\nA. one\nB. two\nC. three or more\nD. four`,
      },
    ],
    video_path: `k${index}.mp4`,
    video_info: { duration: 5, resolution: [240, 320], fps: 10 },
  }));
  const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  await writeFile(join(folder, 'video_info.meta.jsonl'), text);
  return folder;
}

const submission = async () =>
  goodSubmission(
    { benchmark: 'motionbench', split: 'test', data: await hiddenRows(), probes: ['blind'] },
    { allowIncomplete: true },
  );

it('a record of a hidden split holds totals only, whatever the licence of the benchmark says', async () => {
  const { prepare } = await submission();
  const { folder } = await prepare();
  const { default: record } = (await import(join(folder, 'record.json'), {
    with: { type: 'json' },
  })) as { default: Result };
  for (const probe of Object.values(record.probes)) {
    expect(probe.outcomes).toBeNull();
    expect(probe.sameAsFull ?? null).toBeNull();
    expect(probe.breakdowns).toEqual({});
  }
});

it('it is scored as often as its limit allows, and not at all without one or where it is refused', async () => {
  const { validate, data, folder, beside } = await submission();
  const file = join(await temporaryFolder(), 'attempts.jsonl');
  const attempts = { file, most: 1, perMs: 86_400_000 };
  const stage = { data, replies: beside };
  await expect(validate(stage)).rejects.toMatchObject({ code: 'USAGE' });

  const first = await validate({ ...stage, attempts });
  expect(first.attemptsLeft).toBe(0);
  expect(first.problems.checked.has('rescore')).toBe(true);
  // The same replies again are no attempt; of another team with the same model they would be one.
  expect((await validate({ ...stage, attempts })).attemptsLeft).toBe(0);
  expect(await readAttempts(file)).toHaveLength(1);

  const other = await goodSubmission(
    { benchmark: 'motionbench', split: 'test', data, probes: ['blind'], settings: { seed: 2 } },
    { allowIncomplete: true },
  );
  const again = { data: other.data, replies: other.beside, attempts };
  await expect(other.validate(again)).rejects.toMatchObject({ code: 'ATTEMPTS_SPENT' });

  // Refused already: it costs no attempt and is not scored.
  await edit(folder, 'record.json', (record) => void (record.id = 'another'));
  const refused = await validate({ ...stage, attempts });
  expect(refused.accepted).toBe(false);
  expect(refused.attemptsLeft).toBeNull();
  expect(refused.problems.checked.has('rescore')).toBe(false);
  expect(codesOf(refused)).not.toEqual([]);
});
