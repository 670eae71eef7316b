import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { command } from '../../../harness/commands/judge.ts';
import type { BestOfReport } from '../../../harness/publish/best-of/report.ts';
import { generationRun, goldRatings } from '../../support/generation-run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { recordedTerminal } from '../../support/terminal.ts';

async function bestOf(words: string[]) {
  const { terminal, printed } = recordedTerminal();
  const program = new Command('judge').exitOverride();
  command.define(program, { ...terminal, workingFolder: await temporaryFolder() });
  const error: unknown = await program
    .parseAsync(['best-of', ...words], { from: 'user' })
    .then(() => null)
    .catch((reason: unknown) => reason);
  return { out: printed.join('\n'), error };
}

const runBy = (judge: string) =>
  generationRun({
    model: 'some',
    judge,
    said: { full: [goldRatings('breaks-the-rule'), goldRatings('keeps-the-rule')] },
  });

describe('sightline judge best-of', () => {
  it('reads two scorings of the same videos', async () => {
    const runs = [await runBy('one-judge'), await runBy('another')];
    const { out, error } = await bestOf(runs);
    expect(error).toBeNull();
    expect(out).toMatch(/^ +chosen by A +B: another +95\.8 .* \+13\.5 \[.+\], p <\.001 +12$/m);
    const json = JSON.parse((await bestOf([...runs, '--json'])).out) as BestOfReport;
    expect(json).toMatchObject({
      videos: 2,
      judges: { first: 'one-judge', second: 'another' },
      rules: { strict: { items: 12, second: { gain: { n: 12 } } } },
    });
  });

  it('reads one scoring too, and says that it flatters', async () => {
    const { out } = await bestOf([await runBy('one-judge')]);
    expect(out).toContain('best of 2 (flatters)');
    expect(out).toContain('warning: one judge chooses and scores its choice');
  });

  it('refuses the same judge twice, and a folder that is no run', async () => {
    const { error } = await bestOf([await runBy('one-judge'), await runBy('one-judge')]);
    expect(error).toMatchObject({ code: 'COMPARISON_REFUSED' });
    const none = await bestOf([join(await temporaryFolder(), 'nothing')]);
    expect(none.error).toMatchObject({ code: 'CONFIG_INVALID' });
  });
});
