import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReaderFigures } from '../../../../harness/answers/reader-figures.ts';
import type { ComparisonReport } from '../../../../harness/comparison/comparison-report.ts';
import { rounded } from '../../../../harness/publish/rounded.ts';
import type { Item } from '../../../../harness/schema/item.ts';
import { checkClaim, type CheckedClaim } from '../../../../site/src/model/check/check-claim.ts';
import { chooseItems } from '../../../../site/src/model/check/item-choice.ts';
import { readAnnotations } from '../../../../site/src/model/check/read-annotations.ts';
import { describeWithRealData, realData } from '../../../support/real-data.ts';
import { benchmarks, contentOf, known, textContent } from '../../support/claims.ts';
import { sightline } from '../../support/command.ts';

const SAMPLE = fileURLToPath(new URL('../../../../benchmarks/nextqa/sample/', import.meta.url));
let work: string;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'sightline-claim-'));
});
afterAll(() => rm(work, { recursive: true, force: true }));

/** Sentences that peers read in other ways, an empty one, and one line that is missing. */
function reply(item: Item, right: boolean, at: number): string {
  const own = item.gold.kind === 'choice' ? item.gold.letter : 'A';
  const other = own === 'A' ? 'B' : 'A';
  const letter = right ? own : other;
  return [letter, `The answer is (${letter}).`, `Not ${other}. Answer: ${own}`, '', `${letter}.`][
    at % 5
  ]!;
}

function lines(items: Item[], seed: number, probe: string): string {
  return items
    .flatMap((item, at) =>
      (at + seed) % 11 === 10
        ? []
        : [
            JSON.stringify({
              item: item.id,
              probe,
              text: reply(item, (at * seed) % 3 > 0, at + seed),
            }),
          ],
    )
    .join('\n');
}

/** Runs of the same files on the command line. */
async function commandSays(
  files: string[],
  { split, data, probes }: { split: string; data: string; probes: string },
) {
  const runs: string[] = [];
  const folder = await mkdtemp(join(work, 'runs-'));
  for (const [at, file] of files.entries()) {
    const out = join(folder, `${at}`);
    const words = ['run', '-b', 'nextqa', '--split', split, '-d', data, '-e', `replay:${file}`];
    await sightline(...words, '--probe', probes, '--out', out).catch((error: { code?: number }) => {
      // Missing answers end a run as incomplete, and leave its scores.
      if (error.code !== 7) throw error;
    });
    runs.push(out);
  }
  return {
    report: await sightline<ComparisonReport>('compare', ...runs),
    audit: await sightline<{ readers: ReaderFigures[] }[] | { audits: unknown }>(
      'audit',
      'extraction',
      runs[0]!,
    ),
  };
}

/** What the page cannot know is left out of both: names of runs and how they were asked. */
function figures(report: ComparisonReport | null | undefined) {
  return report?.rows.map(({ pair, p, separated, sentence }) => {
    const { overall, breakdowns, denominators, unreadLeftOut, unreadAtChance, flips, items } = pair;
    const { blindGain } = pair;
    return {
      overall,
      breakdowns,
      denominators,
      unreadLeftOut,
      unreadAtChance,
      flips,
      items,
      blindGain,
      p,
      separated,
      sentence,
    };
  });
}

describe('a claim on the page', () => {
  let checked: CheckedClaim;
  let files: string[];

  beforeAll(async () => {
    const annotations = await contentOf(join(SAMPLE, 'val.csv'));
    const { items } = await readAnnotations(annotations, benchmarks);
    files = [join(work, 'one.jsonl'), join(work, 'two.jsonl')];
    for (const [at, file] of files.entries()) {
      const text = [lines(items, at + 1, 'full'), lines(items, at + 3, 'blind')].join('\n');
      await writeFile(file, text);
    }
    const predictions = await Promise.all(files.map(contentOf));
    checked = await checkClaim({ annotations, predictions }, await known());
  });

  it('says what sightline run and compare say of the same files', async () => {
    const { report, audit } = await commandSays(files, {
      split: 'val',
      data: SAMPLE,
      probes: 'full,blind',
    });
    expect(figures(rounded(checked.report))).toEqual(figures(report));
    expect(report.rows[0]?.pair.denominators.dropped.failed).toBeGreaterThan(0);
    const [first] = audit as { readers: ReaderFigures[] }[];
    expect(rounded(checked.files[0]?.readers)).toEqual(first?.readers);
    expect(first?.readers.some(({ differs }) => (differs ?? 0) > 0)).toBe(true);
  }, 60_000);

  it('tells what the score owes to the video where a file holds blind answers', () => {
    const gain = checked.files[0]?.gaps?.find(({ id }) => id === 'visual-gain');
    expect(gain?.found).toMatchObject({ kind: 'figure' });
  });

  it('says of annotations of nothing known what would fit', async () => {
    const annotations = await textContent('strange.csv', 'name,score\na,1\n');
    await expect(checkClaim({ annotations, predictions: [] }, await known())).rejects.toMatchObject(
      {
        code: 'DATA_INVALID',
        message: 'strange.csv is no annotation file that is known here: it has name, score',
        hint: expect.stringContaining('NExT-QA: val.csv or test.csv') as string,
      },
    );
  });

  it('says of predictions of another benchmark whose items they name', async () => {
    const annotations = await contentOf(join(SAMPLE, 'val.csv'));
    const predictions = [await textContent('other.jsonl', '{"item":"001-1","text":"A"}\n')];
    await expect(checkClaim({ annotations, predictions }, await known())).rejects.toThrow(
      'other.jsonl answers no item of NExT-QA val: it names 001-1',
    );
  });

  it('says of annotations in the place of predictions what they are', async () => {
    const annotations = await contentOf(join(SAMPLE, 'val.csv'));
    await expect(
      checkClaim({ annotations, predictions: [annotations] }, await known()),
    ).rejects.toThrow('val.csv holds annotations of NExT-QA, and no predictions');
  });

  it('names file, line and field of a row that cannot be read, and goes on without it', async () => {
    const header = 'video,frame_count,width,height,question,answer,qid,type,a0,a1,a2,a3,a4';
    const row = (answer: number, qid: number) =>
      `7,10,1,1,what happens,${answer},${qid},CH,a,b,c,d,e`;
    const annotations = await textContent('val.csv', [header, row(1, 0), row(9, 1)].join('\n'));
    const { problems, items } = await readAnnotations(annotations, benchmarks);
    expect(items.map(({ id }) => id)).toEqual(['7_0']);
    expect(problems[0]).toMatchObject({ file: 'val.csv', line: 3, field: 'answer' });
  });
});

describeWithRealData('claims about published annotations', () => {
  it('NExT-QA val, the authors’ own predictions: the numbers of the command line', async () => {
    const data = join(realData(), 'nextqa');
    const hga = join(realData(), 'predictions/nextqa-hga/HGA-bert-ft-h256-val.json');
    const annotations = await contentOf(join(data, 'val.csv'));
    const content = await contentOf(hga);
    const entries = Object.entries(content.object as Record<string, { prediction: number }>);
    const other = join(work, 'other.json');
    const turned = entries.map(([id, entry], at) => [
      id,
      at % 7 === 0 ? { ...entry, prediction: (entry.prediction + 1) % 5 } : entry,
    ]);
    await writeFile(other, JSON.stringify(Object.fromEntries(turned)));
    const predictions = [content, await contentOf(other)];
    const board = [
      { hash: '4a840debde4c46fa', benchmark: 'nextqa', split: 'val', name: null, items: 4996 },
    ];
    const started = performance.now();
    const checked = await checkClaim({ annotations, predictions }, await known(board));
    process.stderr.write(`NExT-QA val, two files: ${Math.round(performance.now() - started)} ms\n`);
    expect(checked.choice.known?.hash).toBe('4a840debde4c46fa');
    const { report } = await commandSays([hga, other], { split: 'val', data, probes: 'full' });
    expect(figures(rounded(checked.report))).toEqual(figures(report));
    expect(report.rows[0]?.pair.overall.n).toBe(4996);
  }, 120_000);

  it.each([
    ['nextqa/val.csv', 'val', '4a840debde4c46fa', 4996],
    ['nextqa/test.csv', 'test', 'e85a3ed9095579ea', 8564],
    ['video-mme/videomme.json', 'test', '5d790274bce9f871', 2700],
  ])('%s is an item set of this board', async (file, split, hash, items) => {
    const read = await readAnnotations(await contentOf(join(realData(), file)), benchmarks);
    expect(read).toMatchObject({ split, toldBy: 'items', problems: [] });
    expect(read.items.length).toBe(items);
    expect(chooseItems(read, new Set(), []).set.hash).toBe(hash);
  });
});
