import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { command } from '../../../harness/commands/compare.ts';
import type { GeneratorReport } from '../../../harness/comparison/generators/report.ts';
import { publishRun } from '../../../harness/publish/publish-run.ts';
import { generationRun, goldRatings } from '../../support/generation-run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { recordedTerminal } from '../../support/terminal.ts';

async function compare(words: string[], workingFolder: string) {
  const { terminal, printed } = recordedTerminal();
  const program = new Command('compare').exitOverride();
  command.define(program, { ...terminal, workingFolder });
  const error: unknown = await program
    .parseAsync(words, { from: 'user' })
    .then(() => null)
    .catch((reason: unknown) => reason);
  return { out: printed.join('\n'), error };
}

const runOf = (generator: 'keeps-the-rule' | 'breaks-the-rule') =>
  generationRun({ model: generator, said: { full: [goldRatings(generator)] } });

describe('sightline compare of generators', () => {
  it('says the same of run folders and of their records', async () => {
    const folder = await temporaryFolder();
    const runs = [await runOf('breaks-the-rule'), await runOf('keeps-the-rule')];
    const records = [];
    for (const run of runs) {
      const { file } = await publishRun(run, folder, {
        runBy: null,
        source: null,
        publishedAt: new Date(0),
        allowIncomplete: false,
      });
      records.push(file);
    }
    const said = async (paths: string[]) => {
      const { out, error } = await compare([...paths, '--json'], folder);
      expect(error).toBeNull();
      return JSON.parse(out) as GeneratorReport;
    };
    const [ofRuns, ofRecords] = [await said(runs), await said(records)];
    expect(ofRuns.task).toBe('generation');
    expect(ofRuns.rows[0]?.finding).toBe('separated');
    expect(ofRecords.rows[0]?.pair.rules).toEqual(ofRuns.rows[0]?.pair.rules);
  });

  it('prints a table, and writes CSV to a file', async () => {
    const folder = await temporaryFolder();
    const runs = [await runOf('breaks-the-rule'), await runOf('keeps-the-rule')];
    const { out } = await compare(runs, folder);
    expect(out).toContain('B is better than A as this judge rates them');
    await compare([...runs, '--csv', '--out', 'out.csv'], folder);
    const csv = await readFile(join(folder, 'out.csv'), 'utf8');
    expect(csv).toMatch(/^benchmark,base,other,.*\nruler-bench test,A,B,/);
    expect((await compare([...runs, '--markdown'], folder)).out).toContain('| B − A | official |');
  });

  it.each([
    [['--gate', 'B >= A']],
    [['--flips']],
    [['--report', 'page.html']],
    [['--margin', '5']],
    [['--breakdown', 'category']],
  ])('refuses %s, which says nothing of generators', async (flags) => {
    const runs = [await runOf('breaks-the-rule'), await runOf('keeps-the-rule')];
    const { error, out } = await compare([...runs, ...flags], await temporaryFolder());
    expect(error).toMatchObject({
      code: 'USAGE',
      message: `${flags[0]} is not for generators of videos`,
    });
    expect(out).toBe('');
  });

  it('refuses arms of generators', async () => {
    const [a, b] = [await runOf('breaks-the-rule'), await runOf('keeps-the-rule')];
    const words = ['--arm', `one=${a}`, '--arm', `two=${b}`];
    const { error } = await compare(words, await temporaryFolder());
    expect(error).toMatchObject({ message: '--arm is not for generators of videos' });
  });
});
