import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { expect, it } from 'vitest';
import { command } from '../../../harness/commands/import.ts';
import { dataFolder } from '../../support/data-folder.ts';
import { nextqaFolder } from '../../support/items.ts';
import { describeWithRealData, realData } from '../../support/real-data.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { recordedTerminal } from '../../support/terminal.ts';

async function run(workingFolder: string, ...words: string[]) {
  const { terminal, printed, noted } = recordedTerminal();
  const program = new Command('import').exitOverride().configureOutput({ writeErr: () => {} });
  command.define(program, { ...terminal, workingFolder });
  const error: unknown = await program.parseAsync(words, { from: 'user' }).then(
    () => null,
    (reason: unknown) => reason,
  );
  return { out: printed.join('\n'), notes: noted.join('\n'), error };
}

it('writes the answers as ours, prints what was found and how to go on', async () => {
  const data = await nextqaFolder();
  const folder = dataFolder({
    'a.json': '{"100_0":{"prediction":1,"answer":0},"9_9":{"prediction":0,"answer":0}}',
  });
  const words = ['auto', 'a.json', '--benchmark', 'nextqa', '--data', data, '--out', 'out/a.jsonl'];
  const { out, notes, error } = await run(folder, ...words);
  expect(error).toBeNull();
  expect(out).toMatch(
    /format +nextqa-answers\nanswers +2\nblank +0\nitems answered +1 of 6\nitems not in the data +1 \(9_9\)/,
  );
  expect(notes).toContain(`sightline run -b nextqa -d ${data} -e replay:out/a.jsonl`);
  expect(readFileSync(join(folder, 'out/a.jsonl'), 'utf8')).toBe(
    '{"item":"100_0","probe":"full","text":"B"}\n{"item":"9_9","probe":"full","text":"A"}\n',
  );
});

it('finds the items of rows that have no id', async () => {
  const data = await nextqaFolder(1, 2);
  const log = [0, 1].map((row) =>
    JSON.stringify({ doc_id: row, target: `${row}`, filtered_resps: ['D'] }),
  );
  const folder = dataFolder({ 'm_samples_nextqa.jsonl': log.join('\n') });
  const words = [
    'lmms-eval',
    'm_samples_nextqa.jsonl',
    '--benchmark',
    'nextqa',
    '--data',
    data,
    '--json',
  ];
  const { out, error } = await run(folder, ...words);
  expect(error).toBeNull();
  expect(JSON.parse(out)).toMatchObject({
    format: 'lmms-eval',
    items: { total: 2, answered: 2, unknown: [] },
  });
});

it.each([
  ['an unknown format', ['lmmseval', 'a.json'], 'USAGE', /did you mean "lmms-eval"/],
  ['a file that is not there', ['auto', 'b.json'], 'DATA_MISSING', /b\.json/],
  ['a benchmark without data', ['auto', 'a.json', '--benchmark', 'nextqa'], 'USAGE', /go together/],
  [
    'a file of another benchmark',
    ['auto', 'a.json', '--benchmark', 'nextqa', '--data', 'data'],
    'DATA_INVALID',
    /answers no item of nextqa val/,
  ],
])('%s', async (_what, words, code, text) => {
  const folder = dataFolder({
    'a.json': '{"uid":"A"}',
    'data/val.csv': readFileSync(join(await nextqaFolder(1, 1), 'val.csv')),
  });
  const { error } = await run(folder, ...words);
  expect(error).toMatchObject({ code });
  const { message, hint } = error as { message: string; hint?: string };
  expect(`${message} ${hint ?? ''}`).toMatch(text);
});

describeWithRealData('answers that were really given', () => {
  it('HGA on NExT-QA val: every item', async () => {
    const file = join(realData(), 'predictions/nextqa-hga/HGA-bert-ft-h256-val.json');
    const words = [
      'auto',
      file,
      '--benchmark',
      'nextqa',
      '--data',
      join(realData(), 'nextqa'),
      '--json',
    ];
    expect(JSON.parse((await run('/', ...words)).out)).toMatchObject({
      format: 'nextqa-answers',
      answers: 4996,
      blank: 0,
      items: { total: 4996, answered: 4996, unknown: [] },
    });
  });

  it("MotionBench: the authors' random answers", async () => {
    const file = join(realData(), 'motionbench/random_answers_8052uids.json');
    expect(JSON.parse((await run('/', 'auto', file, '--json')).out)).toMatchObject({
      format: 'motionbench-answers',
      answers: 8052,
      duplicates: 0,
    });
  });

  type Row = {
    video_id: string;
    question_id: string;
    question: string;
    answer: string;
    videoID: string;
  };
  const rows = () =>
    JSON.parse(readFileSync(join(realData(), 'video-mme/videomme.json'), 'utf8')) as Row[];
  const against = () => [
    '--benchmark',
    'video-mme',
    '--data',
    join(realData(), 'video-mme'),
    '--json',
  ];

  it('Video-MME: a template of all 2,700 questions', async () => {
    const videos = Map.groupBy(rows(), ({ video_id }) => video_id);
    const template = [...videos].map(([video_id, questions]) => ({
      video_id,
      questions: questions.map(({ question_id, answer }) => ({ question_id, response: answer })),
    }));
    const folder = await temporaryFolder();
    writeFileSync(join(folder, 'output.json'), JSON.stringify(template));
    expect(JSON.parse((await run(folder, 'auto', 'output.json', ...against())).out)).toMatchObject({
      format: 'video-mme-template',
      items: { total: 2700, answered: 2700, unknown: [] },
    });
  });

  it('Video-MME: a prediction table as VLMEvalKit writes it, found by row and question', async () => {
    const table = rows().map(({ videoID: video, question, answer }, index) => {
      return { index, video, question, answer, prediction: answer };
    });
    const folder = await temporaryFolder();
    writeFileSync(join(folder, 'm_Video-MME.json'), JSON.stringify(table));
    const words = ['auto', 'm_Video-MME.json', '--out', 'a.jsonl', ...against()];
    expect(JSON.parse((await run(folder, ...words)).out)).toMatchObject({
      format: 'vlmevalkit',
      items: { total: 2700, answered: 2700, unknown: [] },
    });
    writeFileSync(
      join(folder, 'm_Video-MME.json'),
      JSON.stringify(table.toReversed().map((row, index) => ({ ...row, index }))),
    );
    expect((await run(folder, ...words)).error).toMatchObject({ code: 'DATA_INVALID' });
  });
});
