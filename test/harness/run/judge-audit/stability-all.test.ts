import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StabilityReport } from '../../../../harness/run/judge-audit/ask-controls.ts';
import {
  stabilityOf,
  type StabilityOptions,
} from '../../../../harness/run/judge-audit/stability-all.ts';
import { chatServer } from '../../../support/chat-server.ts';
import { judgedRun, verdict } from '../../../support/judged-run.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const names = Array.from({ length: 24 }, (_, at) => `item${String.fromCodePoint(97 + at)}`);

/** Every second answer says "right", all in other words than the reference. */
async function run() {
  const answers = Object.fromEntries(
    names.map((name, at) => [name, at % 2 === 0 ? 'right, I say' : 'something else']),
  );
  return judgedRun(answers);
}

const answerOf = (text: string) => /Answer to be graded: (.*)/.exec(text)?.[1] ?? '';
const referenceOf = (text: string) => /Reference answers: (.*)/.exec(text)?.[1] ?? '';

/** Right is what says so, or is the reference. */
const fair = ({ text }: { text: string }) =>
  verdict(answerOf(text).includes('right') || answerOf(text) === referenceOf(text) ? 'yes' : 'no');

async function audited(
  made: Awaited<ReturnType<typeof run>>,
  url: string,
  options: Partial<StabilityOptions> & { share?: number } = {},
): Promise<StabilityReport[]> {
  const { share = 1, ...more } = options;
  const judge = { endpoint: `openai:judge-model@${url}`, votes: 1, settings: {} };
  return stabilityOf(
    [made.folder],
    { judge, probe: 'blind', share, seed: 1 },
    {
      terminal: made.terminal,
      data: null,
      concurrency: 2,
      retry: { attempts: 2, firstDelayMs: 0, maxDelayMs: 0 },
      resumeCommand: 'sightline judge stability again',
      ...more,
    },
  );
}

const shareOf = (report: StabilityReport | undefined, control: string) =>
  report?.controls.find((one) => one.control === control)?.asExpected.value;

describe('a judge asked again', () => {
  it('that is fair is the same throughout, and knows the controls', async () => {
    const made = await run();
    const server = await chatServer(fair);
    await made.judge(server.url);
    expect(server.requests).toHaveLength(24);
    const [report] = await audited(made, server.url);
    for (const control of ['retest', 'padding', 'gold', 'empty', 'other-answer'])
      expect([control, shareOf(report, control)]).toEqual([control, 1]);
    expect(shareOf(report, 'order')).toBeUndefined();
    expect(report).toMatchObject({ answers: 24, sampled: 24, missing: 0 });
    expect(made.noted.join('\n')).toContain(
      '120 votes are asked of openai:judge-model about 24 of 24 answers (24 retest, 24 padding, 24 gold, 24 empty, 24 other-answer)',
    );
    expect(server.requests).toHaveLength(24 + 120);
  });

  it('that likes long answers and nods at nothing is found out', async () => {
    const made = await run();
    const server = await chatServer(({ text }) =>
      verdict(answerOf(text).length > 40 || answerOf(text) === '""' ? 'yes' : 'no'),
    );
    const [report] = await audited(made, server.url);
    expect(shareOf(report, 'padding')).toBe(0);
    const padding = report?.controls.find(({ control }) => control === 'padding');
    expect(padding?.moved?.value).toBe(1);
    expect(shareOf(report, 'empty')).toBe(0);
    expect(shareOf(report, 'gold')).toBe(0);
    expect(shareOf(report, 'retest')).toBe(1);
  });

  it('that flips now and then has its flip rate within the interval', async () => {
    const made = await run();
    await made.judge((await chatServer(fair)).url);
    // The same name and model elsewhere: every fourth verdict is turned.
    let asked = 0;
    const fickle = await chatServer(({ text }) => {
      asked += 1;
      const yes = fair({ text }).includes('yes');
      return verdict(yes === (asked % 4 !== 0) ? 'yes' : 'no');
    });
    const [report] = await audited(made, fickle.url, { concurrency: 1 });
    const retest = report?.controls.find(({ control }) => control === 'retest');
    expect(retest?.asExpected.value).toBeCloseTo(0.75, 9);
    expect(retest?.asExpected.low).toBeLessThan(0.75);
    expect(retest?.asExpected.high).toBeGreaterThan(0.75);
  });

  it('votes by itself first where the run has none of it, and leaves the scores alone', async () => {
    const made = await run();
    await made.judge((await chatServer(() => verdict('no'))).url, { model: 'another' });
    const before = await readFile(join(made.folder, 'scores.jsonl'), 'utf8');
    const server = await chatServer(fair);
    await audited(made, server.url);
    expect(made.noted.join('\n')).toContain('144 votes');
    expect(made.noted.join('\n')).toContain('24 of its own first');
    expect(await readFile(join(made.folder, 'scores.jsonl'), 'utf8')).toBe(before);
  });

  it('is asked nothing twice: not after an end, not by another run; but a retest is never cached', async () => {
    const repliesFolder = await temporaryFolder();
    const made = await run();
    const server = await chatServer(fair);
    await made.judge(server.url, { repliesFolder });
    await audited(made, server.url, { repliesFolder });
    const first = server.requests.length;
    await audited(made, server.url, { repliesFolder });
    expect(server.requests).toHaveLength(first);
    const again = await run();
    await again.judge(server.url, { repliesFolder });
    expect(server.requests).toHaveLength(first);
    await audited(again, server.url, { repliesFolder });
    expect(server.requests).toHaveLength(first + 24);
  });

  it('takes a share, and 20 at least; a dry run asks nothing', async () => {
    const made = await run();
    const server = await chatServer(fair);
    await made.judge(server.url);
    expect(await audited(made, server.url, { share: 0.1, dryRun: true })).toEqual([]);
    expect(server.requests).toHaveLength(24);
    const [report] = await audited(made, server.url, { share: 0.1 });
    expect(report?.sampled).toBe(20);
  });

  it('without a verdict is unread, and counts for nothing', async () => {
    const made = await run();
    await made.judge((await chatServer(fair)).url);
    const mute = await chatServer(() => 'Well.');
    const [report] = await audited(made, mute.url, { share: 0.1 });
    const retest = report?.controls.find(({ control }) => control === 'retest');
    expect(retest).toMatchObject({ asked: 20, unread: 20, asExpected: { value: null } });
  });

  it('under another probe has nothing to be asked of', async () => {
    const made = await run();
    const judge = { endpoint: 'openai:j@http://127.0.0.1:9', votes: 1, settings: {} };
    const asked = stabilityOf(
      [made.folder],
      { judge, probe: 'full', share: 1, seed: 1 },
      { terminal: made.terminal, data: null, concurrency: 1, resumeCommand: 'again' },
    );
    await expect(asked).rejects.toMatchObject({ code: 'USAGE' });
  });
});
