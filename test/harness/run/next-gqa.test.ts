import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { publishRun } from '../../../harness/publish/publish-run.ts';
import { describeWithRealData, realData } from '../../support/real-data.ts';
import { smallRun } from '../../support/small-run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import golden from '../grounding/golden.json' with { type: 'json' };

const { centre30, whole_video: whole, ...counts } = golden.nextgqa_test_trivial_spans;

type Row = { item: string; letter: string; duration: number };

/** Every question of the split with its right letter; the length of its video, where NExT-GQA has it. */
function rows(): Row[] {
  const segments = JSON.parse(
    readFileSync(join(realData(), 'next-gqa/gsub_test.json'), 'utf8'),
  ) as Record<string, { duration: number }>;
  const text = readFileSync(join(realData(), 'nextqa/test.csv'), 'utf8');
  // Video and index of the answer stand before and after the question, which may hold commas.
  return text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const [, video = '', letter = '', qid = ''] =
        /^(\d+),\d+,\d+,\d+,(?:"(?:[^"]|"")*"|[^",]*),(\d),(\d+),/.exec(line) ?? [];
      const duration = segments[video]?.duration ?? 30;
      return { item: `${video}_${qid}`, letter: 'ABCDE'[Number(letter)] ?? '', duration };
    });
}

/** A run whose replies are right and point to the same part of every video. */
async function answering(share: number) {
  const file = join(await temporaryFolder(), 'answers.jsonl');
  const lines = rows().map(({ item, letter, duration }) => {
    const [start, end] = [(duration * (1 - share)) / 2, (duration * (1 + share)) / 2];
    const text = `<answer>${letter}</answer><span>${start}, ${end}</span>`;
    return JSON.stringify({ item, text });
  });
  await writeFile(file, lines.join('\n'));
  const run = await smallRun('', {
    data: realData(),
    split: 'test',
    protocol: 'sightline-grounded',
    probes: ['full'],
    endpoint: `replay:${file}`,
  });
  const { rows: scored } = await run.run();
  return { ...run, scored: scored[0] };
}

describeWithRealData('NExT-GQA test, from the replies to the record', () => {
  it.each([
    ['centre-30', 0.3, centre30, 1060],
    ['whole-video', 1, whole, 483],
  ] as const)(
    'an answerer who points at %s has its known figures, and nothing above luck',
    async (id, share, known, grounded) => {
      const { scored, folder } = await answering(share);
      const grounding = scored?.grounding;
      expect(scored?.summary.accuracy).toMatchObject({ value: 1, n: 8564 });
      expect(grounding).toMatchObject({
        questions: counts.questions,
        answered: counts.questions,
        unscored: 0,
        accuracy: { value: 1, n: counts.questions, clusters: 990 },
        table: { rightGrounded: grounded, rightUngrounded: counts.questions - grounded },
      });
      expect(grounding?.figures['mIoU']?.value).toBeCloseTo(known.mIoU, 4);
      expect(grounding?.figures['mIoP']?.value).toBeCloseTo(known.mIoP, 4);
      expect(grounding?.figures['IoU@0.3']?.value).toBeCloseTo(known['IoU@.3'], 2);
      expect(grounding?.accAtGqa.value).toBeCloseTo(grounded / counts.questions, 6);
      const floor = grounding?.floors.find((one) => one.id === id);
      expect(grounding?.accAtGqa.value).toBeCloseTo(floor?.iop50 ?? Number.NaN, 6);
      expect(grounding?.corrected.value).toBeLessThanOrEqual(0);
      const lines = (await readFile(join(folder, 'grounding.jsonl'), 'utf8')).trim().split('\n');
      const spans = lines.flatMap((line) => (JSON.parse(line) as { gold: object[] }).gold);
      expect(spans).toHaveLength(counts.segments);
      const { result } = await publishRun(folder, await temporaryFolder(), {
        runBy: null,
        source: null,
        publishedAt: new Date(0),
        allowIncomplete: false,
      });
      expect(result.grounding).toEqual(grounding);
    },
    60_000,
  );
});
