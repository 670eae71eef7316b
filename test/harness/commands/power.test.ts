import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { command } from '../../../harness/commands/power.ts';
import type { ReportedBound } from '../../../harness/comparison/reported.ts';
import { recordedTerminal } from '../../support/terminal.ts';

const RECORDS = fileURLToPath(new URL('../../../results/video-mme/', import.meta.url));

async function power(words: string[]) {
  const { terminal, printed } = recordedTerminal();
  const program = new Command('power').exitOverride();
  command.define(program, { ...terminal, workingFolder: RECORDS });
  const error: unknown = await program
    .parseAsync(words, { from: 'user' })
    .then(() => null)
    .catch((reason: unknown) => reason);
  return { out: printed.join('\n'), error };
}

it('of two recorded runs says what the split can show and what a difference needs', async () => {
  const runs = [64, 128].map(
    (frames) =>
      readdirSync(RECORDS).find((name) =>
        name.startsWith(`short-786-scalegrid-${frames}f-151k-qwen2.5`),
      ) ?? '',
  );
  const { out, error } = await power([...runs, '--delta', '1']);
  expect(error).toBeNull();
  expect(out).toContain('786 items about 262 videos, 1 pair of past runs');
  expect(out).toMatch(/^seen +786 +9\.4 +1\.11 +3\.2 points +8,190$/m);
});

it('of a benchmark takes the pairs of recorded models, both asked the same', async () => {
  const { out } = await power(['-b', 'video-mme']);
  expect(out).toMatch(/video-mme test short-786: 786 items about 262 videos, 28 pairs/);
  expect(out).toMatch(/^least seen/m);
});

it('of nothing but guesses', async () => {
  const { out } = await power(['--items', '2700', '--discordance', '20', '--delta', '2']);
  expect(out).toMatch(/^as guessed +2,700 +20\.0 +1\.00 +2\.4 points +3,923$/m);
});

describe('two published scores', () => {
  it('are a bound of p, with the items of the whole split', async () => {
    const { out } = await power(['--reported', '63.9,65.2', '--benchmark', 'video-mme']);
    expect(out).toContain(
      '63.9 and 65.2 on video-mme test, 2,700 items: a difference of +1.3 points',
    );
    expect(out).toContain('a bound, and no test');
    expect(out).toMatch(/^most possible +70\.9/m);
    expect(out).toContain('only outcomes of single items');
  });

  it('without a record of the benchmark need the items', async () => {
    const words = ['--reported', '63.9,65.2', '--json'];
    const { out } = await power([...words, '--items', '2700']);
    const bound = JSON.parse(out) as ReportedBound;
    expect(bound).toMatchObject({ items: 2700, plausible: null });
    expect(bound.rounding).toBeCloseTo(0.001);
    expect((await power([...words, '--benchmark', 'nowhere'])).error).toMatchObject({
      code: 'USAGE',
      hint: 'say it with --items N',
    });
    expect((await power([...words, '--benchmark', 'nextqa'])).error).toMatchObject({
      hint: 'choose one with --split',
    });
  });

  it.each([['63.9'], ['63.9,x'], ['0.6,0.7,0.8'], ['100,50']])('"%s" is no pair', async (text) => {
    expect((await power(['--reported', text, '-b', 'video-mme'])).error).toMatchObject({
      code: 'USAGE',
    });
  });
});

it.each([[[]], [['--items', '10']], [['nowhere']], [['--items', '0']], [['--delta', '100']]])(
  '%j is refused',
  async (words) => {
    expect((await power(words)).error).toMatchObject({
      code: expect.stringMatching(/USAGE|CONFIG/) as string,
    });
  },
);
