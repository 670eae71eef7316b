import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { agreementReport } from '../../../../harness/judge-audit/agreement-report.ts';
import { readSample } from '../../../../harness/run/judge-audit/read-sample.ts';
import { stabilityOf } from '../../../../harness/run/judge-audit/stability-all.ts';
import { itemsOfPage } from '../../../../harness/publish/judge-sheet/page-data.ts';
import { chatServer } from '../../../support/chat-server.ts';
import { judgeCommand } from '../../../support/judge-command.ts';
import { judgedVideos, questionsIn, ratings } from '../../../support/judged-videos.ts';
import { fillSheet } from '../../../support/labelled-sample.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

it('a checklist is sampled with all of its questions, and shown as its judge saw it', async () => {
  const judge = await chatServer(({ text }) => ratings(text, 'Medium'));
  const run = await judgedVideos({ generator: 'breaks-the-rule' });
  await run.run();
  await run.judge(judge.url);
  const folder = join(await temporaryFolder(), 'labels');
  const made = await judgeCommand('sample', run.folder, '-o', folder, '--items', '4');
  expect(made.error).toBeNull();
  expect(made.out).toContain('Medium');

  const page = await readFile(join(folder, 'index.html'), 'utf8');
  const items = itemsOfPage(page, 'index.html');
  expect(items).toHaveLength(4);
  for (const { pictures, answer, checks } of items) {
    expect(answer).toBeNull();
    const graded = pictures.filter(({ of }) => of === 'the video to rate');
    expect(graded.length).toBeGreaterThan(3);
    expect(checks.length).toBeGreaterThan(1);
  }
  for (const secret of ['breaks-the-rule', run.folder, 'videos/', 'judge-model']) {
    expect(page).not.toContain(secret);
  }

  await fillSheet(folder, 'sheet-rater-1.csv', ({ row }) => ({
    label: Number(row) % 2 === 0 ? 'medium' : 'POOR',
  }));
  const { key, sheets } = await readSample(folder, { shown: (file) => file });
  const report = agreementReport(key, sheets, { seed: 1, draws: 50 });
  expect(report.labels).toEqual(['Poor', 'Medium', 'Good']);
  expect(report.judge.length).toBeGreaterThan(1);
  const table = report.judge[0]?.agreement.table ?? [];
  expect(table.map((cells) => cells.map((count) => count > 0))).toEqual([
    [false, true, false],
    [false, true, false],
    [false, false, false],
  ]);
  // Half of the labels are a step below the judge: a quarter of the scale.
  expect(report.bias[0]?.bias.value).toBeGreaterThan(0.15);
  expect(report.bias[0]?.bias.value).toBeLessThan(0.35);
});

it('a judge that rates the first question of each call best is found out by order and halo', async () => {
  const first = await chatServer(({ text }) => {
    const list = Array.from({ length: questionsIn(text) }, (_, at) => (at === 0 ? 'Good' : 'Poor'));
    return `<answer>${JSON.stringify(list)}</answer>`;
  });
  const run = await judgedVideos();
  await run.run();
  await run.judge(first.url);
  const judge = { endpoint: `openai:judge-model@${first.url}`, votes: 1, settings: {} };
  const [report] = await stabilityOf(
    [run.folder],
    { judge, probe: 'full', share: 1, seed: 1 },
    { terminal: run.terminal, data: null, concurrency: 2, resumeCommand: 'again' },
  );
  const of = (control: string) => report?.controls.find((one) => one.control === control);
  expect(of('retest')?.asExpected.value).toBe(1);
  // The first is Poor when it stands last, and the last is Good: one in two to one in five stays.
  expect(of('order')?.asExpected.value).toBeLessThan(0.6);
  // Alone every question is Good: only the first was.
  const questions = of('halo')?.asked ?? 0;
  expect(of('halo')?.asExpected.value).toBeCloseTo(12 / questions, 9);
  expect(of('halo')?.moved?.value).toBeCloseTo(1 - 12 / questions, 9);
  expect(of('other-video')?.unread).toBe(0);
  expect(of('gold')).toBeUndefined();
  expect(report?.length).toBeNull();
});
