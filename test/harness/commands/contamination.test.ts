import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { command } from '../../../harness/commands/contamination.ts';
import { contaminationReportSchema } from '../../../harness/schema/contamination-report.ts';
import { nextqaFolder } from '../../support/items.ts';
import { describeWithRealData, realData } from '../../support/real-data.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { recordedTerminal } from '../../support/terminal.ts';

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

const reportOf = (out: string) => contaminationReportSchema.parse(JSON.parse(out));

/** A data folder with three videos of two questions, 100 to 102, and a corpus of some rows. */
async function folderWith(rows: unknown[]): Promise<string> {
  const folder = await nextqaFolder();
  const lines = rows.map((row) => JSON.stringify(row)).join('\n');
  await writeFile(join(folder, 'corpus.jsonl'), lines);
  return folder;
}

const CHECK = ['check', '-b', 'nextqa', '--split', 'val', '-d', '.', '--corpus', 'corpus.jsonl'];
const own = { vid: '2574374895', question: 'Who is that?', options: ['he', 'she'], answer: 1 };

describe('check', () => {
  it('prints a block a level, the strongest evidence first, and writes nothing unasked', async () => {
    const folder = await folderWith([own]);
    const before = await readdir(folder);
    const { out, notes, error } = await contamination(folder, ...CHECK);
    expect(error).toBeNull();
    expect(out).toMatch(/^nextqa val: 6 items, 3 videos\ncorpus corpus\.jsonl: 1 rows, SHA-256/);
    expect(out.indexOf('\nid: ')).toBeLessThan(out.indexOf('\ntext: '));
    expect(notes).toBe('corpus.jsonl: 1 rows');
    expect(await readdir(folder)).toEqual(before);
  });

  it('is unknown of names that are no ids, and of a corpus that nobody calls complete', async () => {
    const folder = await folderWith([own]);
    const report = reportOf((await contamination(folder, ...CHECK, '--json')).out);
    expect(report.state).toBe('unknown');
    expect(report.corpus).toMatchObject({ rows: 1, skipped: 0, completeBy: null });
    // The invented videos are called 100 to 102, which no id of Flickr is.
    expect(report.levels[0]).toMatchObject({
      level: 'id',
      state: 'unknown',
      items: { checked: 0, flagged: 0, interval: null },
      videos: { checked: 0, flagged: 0, interval: null },
    });
  });

  it('stops at a row that breaks the format, with file, line and field', async () => {
    const folder = await folderWith([own, { url: 'x', start: 'soon' }]);
    const { error } = await contamination(folder, ...CHECK);
    expect(error).toMatchObject({
      code: 'DATA_INVALID',
      message: 'corpus.jsonl:2: start: expected a number of seconds, got soon',
    });
    const skipping = await contamination(folder, ...CHECK, '--skip-invalid', '--json');
    const report = reportOf(skipping.out);
    expect(report.corpus).toMatchObject({ rows: 1, skipped: 1 });
    expect(report.levels.map(({ state }) => state)).toEqual(['unknown', 'unknown']);
  });

  it.each([
    [['check', '-b', 'nextqa', '-d', '.'], 'USAGE', /--corpus is missing/],
    [['check', '--corpus', 'corpus.jsonl'], 'USAGE', /--benchmark is missing/],
    [[...CHECK, '--names', 'vimeo'], 'USAGE', /--names takes any, youtube/],
    [[...CHECK, '--column', 'id=x'], 'USAGE', /--column takes NAME=COLUMN/],
    [[...CHECK.slice(0, -1), 'none.csv'], 'DATA_MISSING', /there is no corpus/],
    [[...CHECK, '--run', 'none'], 'CONFIG_INVALID', /does not exist/],
    [['audit', '.'], 'CONFIG_INVALID', /report\.json/],
  ])('%j ends with %s', async (words, code, message) => {
    const { error } = await contamination(await folderWith([own]), ...words);
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) as string });
  });

  it('refuses a corpus without a row that can be used', async () => {
    const folder = await folderWith([{ licence: 'MIT' }]);
    const { error } = await contamination(folder, ...CHECK, '--skip-invalid');
    expect(error).toMatchObject({ code: 'DATA_INVALID' });
  });
});

/** Invented rows in the form of the benchmark; its videos have names of its own. */
const SAMPLE = join(import.meta.dirname, '../../../benchmarks/motionbench/sample');

describe('a corpus with items of the benchmark', () => {
  const check = ['check', '-b', 'motionbench', '-d', SAMPLE, '--corpus', 'corpus.jsonl'];

  async function corpusFolder(rows: unknown[]): Promise<string> {
    const folder = await temporaryFolder();
    await writeFile(
      join(folder, 'corpus.jsonl'),
      rows.map((row) => JSON.stringify(row)).join('\n'),
    );
    return folder;
  }

  it('old names of videos are their sources, with --source-names', async () => {
    const folder = await corpusFolder([
      { url: 'https://youtu.be/h1ea4qoIfiU', start: 100, end: 101 },
    ]);
    const names = { 'h1ea4qoIfiU_95_112.mp4': '4d1f6b0a' };
    await writeFile(join(folder, 'names.json'), JSON.stringify(names));
    const without = reportOf((await contamination(folder, ...check, '--json')).out);
    expect(without.levels[0]?.items.flagged).toBe(0);
    const words = [...check, '--source-names', 'names.json', '--json'];
    const { levels, state } = reportOf((await contamination(folder, ...words)).out);
    expect(levels[0]?.flaggedIds).toEqual(['4d1f6b0a_1', '4d1f6b0a_2', '4d1f6b0a_3']);
    expect(levels[0]?.videos).toMatchObject({ checked: 1, flagged: 1 });
    expect(state).toBe('overlap');
  });

  it('writes a report without text, evidence and a sheet, and reads the filled sheet back', async () => {
    const folder = await corpusFolder([{ url: 'https://youtu.be/h1ea4qoIfiU' }]);
    const names = { 'h1ea4qoIfiU_95_112.mp4': '4d1f6b0a' };
    await writeFile(join(folder, 'names.json'), JSON.stringify(names));
    const words = [...check, '--source-names', 'names.json', '--sample', '2', '--out', 'made'];
    const { notes, error } = await contamination(folder, ...words);
    expect(error).toBeNull();
    expect(notes).toContain(`wrote ${join('made', 'report.json')}`);
    const made = (name: string) => join(folder, 'made', name);
    const text = await readFile(made('report.json'), 'utf8');
    const evidence = (await readFile(made('evidence.jsonl'), 'utf8')).trim().split('\n');
    expect(evidence).toHaveLength(3);
    for (const line of evidence) {
      const { itemText } = JSON.parse(line) as { itemText: string };
      expect(text).not.toContain(itemText.split('\n')[0]);
    }
    const unfilled = await contamination(folder, 'audit', 'made');
    expect(unfilled.error).toMatchObject({ code: 'DATA_INVALID' });

    const sheet = await readFile(made('audit.csv'), 'utf8');
    await writeFile(made('audit.csv'), sheet.replaceAll(/,\n(?=id,|$)/g, ',right\n'));
    const audited = reportOf((await contamination(folder, 'audit', 'made', '--json')).out);
    expect(audited.levels[0]?.audit).toMatchObject({
      sampled: 2,
      right: 2,
      precision: { value: 1 },
    });
    expect(reportOf(await readFile(made('report.json'), 'utf8'))).toEqual(audited);
    expect((await contamination(folder, 'audit', 'made')).out).toMatch(/audit +2 of 2 right/);
  });
});

describeWithRealData('contamination of NExT-QA', () => {
  const data = () => join(realData(), 'nextqa');

  it('val cannot have leaked into test: no id, no leak, 71 questions that many ask', async () => {
    const corpus = join(data(), 'val.csv');
    const words = ['-b', 'nextqa', '--split', 'test', '-d', data(), '--corpus', corpus, '--json'];
    const { levels, state } = reportOf(
      (await contamination(data(), 'check', ...words, '--complete', 'this test')).out,
    );
    expect(state).toBe('clean');
    expect(levels).toMatchObject([
      { level: 'id', items: { checked: 8564, flagged: 0 }, videos: { checked: 1000, flagged: 0 } },
      {
        level: 'text',
        items: { checked: 8564, flagged: 0 },
        details: { matched: 71, generic: 71, anyGram: 1089, mostGrams: 72, null: null },
      },
    ]);
  });

  it('val has leaked into itself, 39 of it stand in test too', async () => {
    const [corpus, other] = [join(data(), 'val.csv'), join(data(), 'test.csv')];
    const words = [
      '-b',
      'nextqa',
      '--split',
      'val',
      '-d',
      data(),
      '--corpus',
      corpus,
      '--null',
      other,
    ];
    const { levels, state } = reportOf(
      (await contamination(data(), 'check', ...words, '--json')).out,
    );
    expect(state).toBe('overlap');
    expect(levels).toMatchObject([
      { level: 'id', items: { flagged: 4996 }, videos: { checked: 570, flagged: 570 } },
      {
        level: 'text',
        items: { flagged: 4996 },
        details: { generic: 0, null: { matched: 39, separates: true } },
      },
    ]);
  });
});
