import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SightlineError } from '../../../harness/errors.ts';
import type { AgreementReport } from '../../../harness/judge-audit/agreement-report.ts';
import type { FailureReport } from '../../../harness/judge-audit/failure-report.ts';
import { chatServer, json } from '../../support/chat-server.ts';
import { judgeCommand } from '../../support/judge-command.ts';
import { judgedRun, verdict } from '../../support/judged-run.ts';
import { fillSheet, sheetRows } from '../../support/labelled-sample.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const clip = fileURLToPath(
  new URL('../../../benchmarks/videokr-eval/sample/videos/geometry.mp4', import.meta.url),
);

const WORDS = ['wrong', 'close', 'right', 'other'];
const names = Array.from({ length: 16 }, (_, at) => `item${String.fromCodePoint(97 + at)}`);
const REASON = 'The judge says so because of what the panda did.';

/** Sixteen answers; the judge passes all but those that say "wrong" or "other". */
async function judged({ model = 'secretive-model-7b', videos = false } = {}) {
  const answers = Object.fromEntries(
    names.map((name, at) => [name, `it is ${WORDS[at % 4] ?? ''} =1+1`]),
  );
  const run = await judgedRun(answers, model);
  if (videos) {
    await mkdir(join(run.data, 'videos'));
    for (const place of [0, 1]) await cp(clip, join(run.data, `videos/${place}.mp4`));
  }
  const judge = await chatServer(
    ({ text }) => `${REASON} ${verdict(/it is (?:wrong|other)/.test(text) ? 'no' : 'yes')}`,
  );
  await run.judge(judge.url, { model: 'stern-judge' });
  return run;
}

async function sampled(...more: string[]) {
  const run = await judged();
  const folder = join(await temporaryFolder(), 'labels');
  const made = await judgeCommand('sample', run.folder, '-o', folder, '--probe', 'blind', ...more);
  expect(made.error).toBeNull();
  return { run, folder, made };
}

/** As people see it: "close" is wrong. */
const label = ({ answer }: { answer: string }) => (answer.includes('right') ? 'yes' : 'no');
const isClose = ({ answer }: { answer: string }) => answer.includes('close');

describe('sample', () => {
  it('says nothing of models and verdicts anywhere but in its key', async () => {
    const run = await judged({ videos: true });
    const folder = join(await temporaryFolder(), 'labels');
    const made = await judgeCommand('sample', run.folder, '-o', folder, '--probe', 'blind');
    expect(made.error).toBeNull();
    const files = await readdir(folder);
    expect(files.sort()).toEqual([
      '.gitignore',
      'README.txt',
      'index.html',
      'key.json',
      'sheet-rater-1.csv',
      'sheet-rater-2.csv',
    ]);
    for (const file of files.filter((name) => name !== 'key.json')) {
      const text = await readFile(join(folder, file), 'utf8');
      for (const secret of ['secretive', 'stern', 'panda', run.folder, '"judge"', 'accuracy']) {
        expect(text.includes(secret), `${file} holds ${secret}`).toBe(false);
      }
    }
    const key = await readFile(join(folder, 'key.json'), 'utf8');
    for (const secret of ['secretive', 'stern', 'panda', 'Not for raters']) {
      expect(key).toContain(secret);
    }
    expect(await readFile(join(folder, '.gitignore'), 'utf8')).toBe('*\n');
    // Two clips are shown, each once, whatever number of answers is about them.
    const page = await readFile(join(folder, 'index.html'), 'utf8');
    expect(page.match(/"\/9j\/[^"]+"/g)?.length).toBe(8);
    expect(made.noted).toContain('never to be published');
    expect(made.noted).not.toContain('cannot be shown');
  });

  it('the page loads nothing, and has nothing that could', async () => {
    const { folder } = await sampled();
    const page = await readFile(join(folder, 'index.html'), 'utf8');
    expect(page).toContain('default-src &#39;none&#39;');
    expect(page).not.toMatch(/https?:|@import|url\(|<link|\ssrc="|fetch\(|XMLHttpRequest/);
  });

  it('gives each rater another order, and the same for the same seed', async () => {
    const { run, folder } = await sampled();
    const again = join(await temporaryFolder(), 'again');
    await judgeCommand('sample', run.folder, '-o', again, '--probe', 'blind');
    const [one, two, same] = await Promise.all(
      [
        join(folder, 'sheet-rater-1.csv'),
        join(folder, 'sheet-rater-2.csv'),
        join(again, 'sheet-rater-1.csv'),
      ].map(sheetRows),
    );
    const ids = (rows: { id: string }[] = []) => rows.map(({ id }) => id);
    expect(ids(same)).toEqual(ids(one));
    expect(ids(two)).not.toEqual(ids(one));
    expect(ids(two).sort()).toEqual(ids(one).sort());
    expect(one?.every((row) => row.label === '' && row.cause === '')).toBe(true);
    // A spreadsheet program reads 0123456789 and 12e3456789 as numbers, and saves others.
    expect(ids(one).every((id) => Number.isNaN(Number(id)) && /^[a-z]/.test(id))).toBe(true);
  });

  it('shows strata with weights, and says what it cannot show', async () => {
    const { made } = await sampled('--items', '6', '--minimum', '2');
    expect(made.out).toMatch(/secretive-model-7b\s+no\s+8\s+3\s+2.67/);
    expect(made.noted).toContain('videos or pictures cannot be shown');
    expect(made.noted).toContain('6 answers: the protocol asks for 150 or more');
  });

  it('warns of an answer that names its model', async () => {
    const run = await judged({ model: 'close' });
    const out = join(await temporaryFolder(), 'labels');
    const made = await judgeCommand('sample', run.folder, '-o', out, '--probe', 'blind');
    expect(made.noted).toContain('warning: 4 answers (25.0 %) hold the name of their model');
  });

  it('never writes over labels, and refuses what nobody has judged', async () => {
    const { run, folder } = await sampled();
    const again = await judgeCommand('sample', run.folder, '-o', folder, '--probe', 'blind');
    expect(again.error).toMatchObject({ code: 'USAGE', message: `${folder} is not empty` });
    const out = join(await temporaryFolder(), 'x');
    const full = await judgeCommand('sample', run.folder, '-o', out);
    expect(full.error).toMatchObject({ code: 'USAGE' });
    const { folder: same } = run;
    const twice = await judgeCommand('sample', same, same, '-o', out, '--probe', 'blind');
    expect(twice.error).toMatchObject({
      message: expect.stringContaining('named twice') as string,
    });
    const unjudged = await judgedRun({ star: 'x' });
    const nobody = await judgeCommand('sample', unjudged.folder, '-o', out, '--probe', 'blind');
    expect(nobody.error).toMatchObject({ message: `${unjudged.folder} has no judge` });
  });
});

describe('agreement', () => {
  it('a filled sample comes back as people, judge, bias and a corrected score', async () => {
    const { folder } = await sampled();
    for (const rater of [1, 2]) {
      await fillSheet(folder, `sheet-rater-${rater}.csv`, (row) => ({ label: label(row) }));
    }
    const { out, error } = await judgeCommand('agreement', folder, '--json', '--draws', '200');
    expect(error).toBeNull();
    const report = JSON.parse(out) as AgreementReport;
    expect(report.raters).toEqual([
      { rater: 'rater-1', labelled: 16, cannotTell: 0, missing: 0 },
      { rater: 'rater-2', labelled: 16, cannotTell: 0, missing: 0 },
    ]);
    expect(report.people[0]?.agreement).toMatchObject({ kappa: { value: 1 } });
    // People in the lines: 8 of the judge's passes are right for four of them, each seen by two.
    expect(report.judge[0]?.agreement.table).toEqual([
      [16, 8],
      [0, 8],
    ]);
    expect(report.bias).toMatchObject([{ rows: 16, bias: { value: 0.25 } }]);
    expect(report.scores).toMatchObject([
      {
        dimension: null,
        judge: { value: 0.5 },
        corrected: { value: 0.25 },
        roganGladen: { value: 0.25 },
      },
    ]);
    expect(report.disagreements).toBe(4);
    const text = await judgeCommand('agreement', folder, '--draws', '200');
    expect(text.out).toContain('An agreement of 75.0 % is a kappa of 0.50 here');
  });

  it('takes other files, and passes over sheets that nobody has filled', async () => {
    const { folder } = await sampled();
    const one = await judgeCommand('agreement', folder);
    expect(one.error).toMatchObject({ code: 'DATA_INVALID' });
    await fillSheet(folder, 'sheet-rater-2.csv', (row) => ({ label: label(row).toUpperCase() }));
    const { out } = await judgeCommand('agreement', folder, '--draws', '100');
    expect(out).toContain('one rater only');
    const elsewhere = join(await temporaryFolder(), 'from ann.csv');
    await cp(join(folder, 'sheet-rater-2.csv'), elsewhere);
    const named = await judgeCommand('agreement', folder, '--sheet', elsewhere, '--draws', '100');
    expect(named.out).toContain('from ann: 16 labelled');
  });

  it.each<[string, string, string, string]>([
    ['no CSV', 'id,label\n"aa', 'DATA_INVALID', 'rater.csv:'],
    ['nothing', '', 'DATA_INVALID', 'no row of the sample is labelled'],
    ['other columns', 'a;b\n1;2\n', 'DATA_INVALID', 'expected the columns id and label'],
    ['a row of too few columns', 'row,id,label\n1,aa\n', 'DATA_INVALID', 'rater.csv:2: (row)'],
    ['another sample', 'id,label\nzz,yes\n', 'DATA_INVALID', 'rater.csv:2: id: "zz" is no row'],
  ])('a sheet with %s is refused', async (_, text, code, words) => {
    const { folder } = await sampled();
    const file = join(await temporaryFolder(), 'rater.csv');
    await writeFile(file, text);
    const { error } = await judgeCommand('agreement', folder, '--sheet', file);
    expect(error).toBeInstanceOf(SightlineError);
    expect(error).toMatchObject({ code, message: expect.stringContaining(words) as string });
  });

  it('a folder that is no sample, a file that is not there, a key that somebody has changed', async () => {
    const nothing = await judgeCommand('agreement', await temporaryFolder());
    expect(nothing.error).toMatchObject({ code: 'CONFIG_INVALID' });
    const { folder } = await sampled();
    const missing = await judgeCommand('agreement', folder, '--sheet', 'nowhere.csv');
    expect(missing.error).toMatchObject({ code: 'DATA_MISSING' });
    const path = join(folder, 'key.json');
    const key = (await readFile(path, 'utf8')).replace('"judge": 1', '"judge": 7');
    await writeFile(path, key);
    const changed = await judgeCommand('agreement', folder);
    expect(changed.error).toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining('7 is no rating') as string,
    });
  });
});

describe('failures', () => {
  it('puts disagreements before auditors without their model, and counts the causes', async () => {
    const { folder } = await sampled();
    for (const rater of [1, 2]) {
      await fillSheet(folder, `sheet-rater-${rater}.csv`, (row) => ({ label: label(row) }));
    }
    const begun = await judgeCommand('failures', folder);
    expect(begun).toMatchObject({ error: null, out: '' });
    expect(begun.noted).toContain('wrote 4 of 4 disagreements');
    const audit = join(folder, 'failures');
    const rows = await sheetRows(join(audit, 'sheet-auditor-1.csv'));
    expect(rows).toHaveLength(4);
    expect(rows.every(isClose)).toBe(true);
    expect(rows[0]?.check).toContain('people said no, the judge said yes');
    for (const file of await readdir(audit)) {
      expect(await readFile(join(audit, file), 'utf8')).not.toContain('secretive');
    }
    const early = await judgeCommand('failures', folder);
    expect(early.error).toMatchObject({ code: 'DATA_INVALID' });
    await fillSheet(audit, 'sheet-auditor-1.csv', ({ row }) => ({
      cause: row === '1' ? 'ambiguous_item' : 'perception_error',
    }));
    const { out } = await judgeCommand('failures', folder, '--json');
    const report = JSON.parse(out) as FailureReport;
    expect(report).toMatchObject({ asked: 4, audited: 4, auditors: null });
    expect(report.causes.map(({ cause, count }) => [cause, count])).toEqual([
      ['perception_error', 3],
      ['ambiguous_item', 1],
    ]);
  });

  it('has nothing to show where people and the judge agree', async () => {
    const { folder } = await sampled();
    await fillSheet(folder, 'sheet-rater-1.csv', (row) => ({
      label: isClose(row) ? 'yes' : label(row),
    }));
    const { error } = await judgeCommand('failures', folder);
    expect(error).toMatchObject({ code: 'DATA_INVALID' });
  });
});

describe('stability', () => {
  it('prints the controls; votes without a reply are asked for again', async () => {
    const run = await judged();
    let broken = true;
    const judge = await chatServer(({ text }) => {
      if (!broken || !text.includes('This is what I can tell')) return verdict('no');
      return (response) => json(response, 400, { error: { message: 'no' } });
    });
    const words = ['stability', run.folder, '--probe', 'blind', '--no-cache'];
    const ask = () => judgeCommand(...words, '--judge', `openai:stern-judge@${judge.url}`);
    const first = await ask();
    expect(first.error).toMatchObject({ code: 'RUN_INCOMPLETE' });
    expect(first.out).toContain('16 votes have no reply');
    broken = false;
    const { out, error } = await ask();
    expect(error).toBeNull();
    expect(out).toContain('reliability, not validity');
    expect(out).toMatch(/empty\s+wrong\s+16\s+0\s+100\.0/);
    expect(out).toMatch(/gold\s+right\s+16\s+0\s+0\.0/);
  });

  it('wants a judge, and a share that is one', async () => {
    const nobody = await judgeCommand('stability', 'runs/x');
    expect(nobody.error).toMatchObject({ code: 'USAGE', message: 'there is nobody to ask' });
    const share = await judgeCommand('stability', 'runs/x', '--share', '1.5');
    expect(share.error).toMatchObject({ code: 'USAGE' });
    // Each control is one vote: nobody is offered more.
    const votes = await judgeCommand(
      'stability',
      'runs/x',
      '--judge',
      'openai:x',
      '--judge-votes=3',
    );
    expect(votes.error).toMatchObject({ code: 'commander.unknownOption' });
  });
});
