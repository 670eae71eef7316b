import { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command } from '../../../harness/commands/audit.ts';
import type { ExtractionAudit } from '../../../harness/publish/extraction-audit/audit.ts';
import { scoreJson } from '../../../harness/publish/score-table.ts';
import { rescore } from '../../../harness/run/rescore.ts';
import { chatServer, json } from '../../support/chat-server.ts';
import { smallRun } from '../../support/small-run.ts';
import { recordedTerminal } from '../../support/terminal.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

async function audit(...words: string[]) {
  const { terminal, printed, noted } = recordedTerminal();
  const program = new Command('audit').exitOverride();
  command.define(program, terminal);
  const error: unknown = await program.parseAsync(['extraction', ...words], { from: 'user' }).then(
    () => null,
    (reason: unknown) => reason,
  );
  return { out: printed.join('\n'), noted: noted.join('\n'), error };
}

type Printed = ExtractionAudit & {
  shown: { item: string; reason: string; text: string }[];
  disagreements?: { item: string; others: Record<string, string | null> }[];
};

async function auditOf(...words: string[]): Promise<Printed> {
  const { out, error } = await audit(...words, '--json');
  expect(error).toBeNull();
  return (JSON.parse(out) as [Printed])[0];
}

/** Six questions with five options; the right ones are A, B, C, D, E, A. */
const REPLIES: Record<string, string> = {
  '100_0': 'A man is walking, so the answer is C',
  '100_1': '**B**',
  '101_0': 'The answer is C because A and D are wrong',
  '101_1': 'I am not\u001b[31m able to see a video',
  '102_0': 'The answer is A.\nThe answer is E.',
  '102_1': 'A',
};

async function replayed(replies = REPLIES, probes = ['full']) {
  const file = join(await temporaryFolder(), 'answers.jsonl');
  const lines = Object.entries(replies).map(([item, text]) => JSON.stringify({ item, text }));
  await writeFile(file, `${lines.join('\n')}\n`);
  const made = await smallRun('', { endpoint: `replay:${file}`, probes });
  await made.run();
  return made.folder;
}

const readerOf = ({ readers }: Printed, id: string) => {
  const found = readers.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no reader ${id}`);
  return found;
};

describe('sightline audit extraction', () => {
  it('tells the rules, the unread replies and what others make of the same replies', async () => {
    const folder = await replayed();
    const found = await auditOf(folder, '--disagreements');
    expect(found.counts).toMatchObject({ replies: 6, read: 4, failed: 0, missing: 0 });
    expect(found.rules.map(({ rule, n }) => [rule, n])).toEqual([
      ['announced', 2],
      ['whole-reply', 2],
    ]);
    expect(found.rules[1]?.accuracy).toMatchObject({ value: 1, n: 2, clusters: 2 });
    expect(found.unreadable).toEqual([
      { reason: 'ambiguous', n: 1, share: expect.closeTo(1 / 6, 5) as number },
      { reason: 'none', n: 1, share: expect.closeTo(1 / 6, 5) as number },
    ]);
    expect(readerOf(found, 'ours')).toMatchObject({ read: 4, unread: 2, own: { value: 0.5 } });

    // Right for it: 102_1, and the last letter of 102_0; `**B**` and what sees no video are guesses among five.
    const lmms = readerOf(found, 'lmms-eval-nextqa');
    expect(lmms).toMatchObject({ read: 4, guessed: 2, unread: 0 });
    expect(lmms.own?.value).toBeCloseTo((2 + 2 * 0.2) / 6, 5);
    expect(readerOf(found, 'nextqa-authors')).toMatchObject({ read: 0, own: { value: 0 } });
    expect(found.shown.map(({ item, reason }) => [item, reason])).toEqual([
      ['101_1', 'none'],
      ['102_0', 'ambiguous'],
    ]);
    expect(found.shown[0]?.text).toBe('I am not␛[31m able to see a video');
    expect(found.disagreements?.find(({ item }) => item === '100_1')?.others).toMatchObject({
      'lmms-eval-nextqa': 'random',
    });
  });

  it('has the score that `sightline score` has', async () => {
    const folder = await replayed();
    const [row] = (await rescore(folder, null)).map(scoreJson) as { accuracy: object }[];
    const found = await auditOf(folder);
    expect(found.accuracy).toEqual(row?.accuracy);
    expect(readerOf(found, 'ours').all).toEqual(row?.accuracy);
  });

  it('reads replies against the options as they stood under a probe', async () => {
    const server = await chatServer(() => 'The answer is (B).');
    const { run, folder } = await smallRun(server.url, { probes: ['blind-rotate'] });
    await run();
    const [row] = (await rescore(folder, null)).map(scoreJson) as { accuracy: object }[];
    const found = await auditOf(folder, '--probe', 'blind-rotate');
    expect(found.accuracy).toEqual(row?.accuracy);
    // A plain letter is the same to all of them, wherever its option had been.
    for (const id of ['ours', 'lmms-eval-nextqa', 'vlmevalkit-choice']) {
      expect(readerOf(found, id).all).toEqual(row?.accuracy);
    }
    expect(readerOf(found, 'lmms-eval-nextqa')).toMatchObject({
      differs: 0,
      difference: { difference: 0, low: null },
    });
  });

  it('a failure is no answer of ours, and says who would have scored it', async () => {
    const server = await chatServer(({ text }) =>
      text.includes('what is in 3') ? (response) => json(response, 400, { error: 'no' }) : 'A',
    );
    const { run, folder } = await smallRun(server.url);
    await run().catch(() => {});
    const found = await auditOf(folder, '--probe', 'blind');
    expect(found.counts).toMatchObject({ replies: 5, read: 5, failed: 1 });
    // The text that is left in the place of the answer is read as D, which is right here.
    expect(readerOf(found, 'lmms-eval-nextqa').failures).toEqual({ answers: 1, right: 1 });
    expect(readerOf(found, 'vlmevalkit-choice').failures).toEqual({ answers: 0, right: 0 });
    expect(readerOf(found, 'nextqa-authors').failures).toBeNull();
    const { out } = await audit(folder, '--probe', 'blind');
    expect(out).toContain('lmms-eval, NExT-QA would have scored 1 failure as an answer, 1 right');
  });

  it('leaves unread replies out of the denominator where the authors do', async () => {
    const data = join(import.meta.dirname, '../../../benchmarks/video-mme/sample');
    const file = join(await temporaryFolder(), 'answers.jsonl');
    const made = await smallRun('', {
      benchmark: 'video-mme',
      split: 'test',
      data,
      endpoint: `replay:${file}`,
      probes: ['full'],
    });
    await writeFile(file, '{"item": "x", "text": "A"}\n');
    const { items } = await made.plan();
    const lines = items.map(({ id, gold }, index) =>
      JSON.stringify({
        item: id,
        text: index === 0 ? 'i see no video' : gold.kind === 'choice' ? gold.letter : '',
      }),
    );
    await writeFile(file, `${lines.join('\n')}\n`);
    await made.run();
    const found = await auditOf(made.folder);
    const [n, own] = [items.length, readerOf(found, 'video-mme-authors')];
    expect(own).toMatchObject({ read: n - 1, unread: 1, own: { value: 1, n: n - 1 } });
    expect(own.all?.value).toBeCloseTo((n - 1) / n, 5);
    expect(readerOf(found, 'vlmevalkit-video-mme').own).toEqual(own.all);
    const { noted } = await audit(made.folder, '--csv');
    expect(noted).toMatch(/^warning: .* Video-MME \(.*\) lets no more out than outcomes$/);
  });

  it('prints tables, or a line a reply without any text', async () => {
    const folder = await replayed();
    const { out } = await audit(folder, '--show', '1', '--disagreements');
    expect(out).toMatch(/nextqa val, .*, full: 4 of 6 replies read by "choice" \d/);
    expect(out).toMatch(/announced +2 +33\.3 +50\.0/);
    expect(out).toMatch(/lmms-eval, NExT-QA +4 +0 +2/);
    expect(out).toContain('replies without an answer (1 of 2; --show all)');
    expect(out).toContain('ours C, ');
    const { out: table, noted } = await audit(folder, '--csv');
    expect(noted).toBe('');
    const [header, ...lines] = table.split('\n');
    expect(header).toBe(
      'run,probe,item,variant,outcome,rule,answer,nextqa-authors,lmms-eval-nextqa,vlmevalkit-choice',
    );
    expect(lines).toHaveLength(6);
    expect(lines[1]).toMatch(/full,100_1,,correct,whole-reply,B,,random,B$/);
    expect(table).not.toContain('walking');
  });

  it.each([
    [['--probe', 'shuffle'], 'USAGE', /no probe in/],
    [['--show', 'some'], 'USAGE', /whole number or "all"/],
    [['--json', '--csv'], 'USAGE', /together/],
  ])('%j ends with %s', async (words, code, message) => {
    const { error } = await audit(await replayed(), ...words);
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) as string });
  });

  it('says that a published record holds no replies', async () => {
    const file = join(await temporaryFolder(), 'record.json');
    await writeFile(file, '{}');
    expect((await audit(file)).error).toMatchObject({
      code: 'USAGE',
      hint: 'published records hold no replies',
    });
  });
});
