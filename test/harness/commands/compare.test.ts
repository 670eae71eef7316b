import { readdirSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { command } from '../../../harness/commands/compare.ts';
import type { ComparisonReport } from '../../../harness/comparison/comparison-report.ts';
import { chatServer } from '../../support/chat-server.ts';
import { smallRun } from '../../support/small-run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { recordedTerminal } from '../../support/terminal.ts';

const RECORDS = fileURLToPath(new URL('../../../results/video-mme/', import.meta.url));

async function compare(words: string[], workingFolder = RECORDS) {
  const { terminal, printed, noted } = recordedTerminal();
  const program = new Command('compare').exitOverride();
  command.define(program, { ...terminal, workingFolder });
  const error: unknown = await program
    .parseAsync(words, { from: 'user' })
    .then(() => null)
    .catch((reason: unknown) => reason);
  return { out: printed.join('\n'), notes: noted.join('\n'), error };
}

function record(start: string): string {
  return readdirSync(RECORDS).find((name) => name.startsWith(start)) ?? start;
}

const MODELS = ['internvl3-8b', 'qwen2.5-vl-7b', 'qwen3-vl-8b'].map((model) =>
  record(`short-786-scalegrid-64f-151k-${model}`),
);

describe('over the committed records', () => {
  it('compares several models with the first, with their blind gain', async () => {
    const { out, error } = await compare([...MODELS, '--draws', '200']);
    expect(error).toBeNull();
    expect(out).toContain('A and B cannot be separated: B − A = +1.3 points [−2.1, 4.6]');
    expect(out).toContain(
      'C is better than A: C − A = +6.7 points [3.4, 10.1], p <.001 (Holm over',
    );
    expect(out).toMatch(/^C − A +\+4\.1 \[0\.2, 8\.0\] +\+2\.7 \[−1\.9, 7\.3\]$/m);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(110);
  });

  it('a gate that is not shown ends with GATE_FAILED and its numbers, after everything is printed', async () => {
    const gates = ['--gate', 'C >= B - 2', '--gate', 'qwen2.5-vl-7b > qwen3-vl-8b'];
    const { out, error } = await compare([...MODELS, '--draws', '200', ...gates]);
    expect(out).toMatch(/^PASS {2}C >= B - 2 on/m);
    expect(error).toMatchObject({
      code: 'GATE_FAILED',
      exitCode: 8,
      message: expect.stringMatching(
        /^FAIL {2}qwen2.5-vl-7b > qwen3-vl-8b .*bound −8\.0, wanted > 0\.0$/,
      ) as string,
    });
    expect((await compare([...MODELS, '--gate', 'C >= B - 2'])).error).toBeNull();
  });

  it('writes JSON, CSV, Markdown and the page; they name items by id and nothing more', async () => {
    const folder = await temporaryFolder();
    const page = join(folder, 'report.html');
    const two = MODELS.slice(1);
    const json = await compare([...two, '--json', '--draws', '200', '--report', page]);
    const { rows } = JSON.parse(json.out) as ComparisonReport;
    expect(rows[0]?.pair.flips?.onlyBase).toHaveLength(rows[0]?.pair.overall.onlyBase ?? -1);
    const html = await readFile(page, 'utf8');
    expect(html).toContain('ids of items are shown, and no question, option or answer');
    expect(html).toContain(rows[0]?.pair.flips?.onlyBase[0]);
    const csv = await compare([...two, '--csv', '--draws', '200']);
    expect(csv.out.split('\n')[0]).toMatch(/^benchmark,base,other,/);
    const markdown = await compare([...two, '--markdown', '--out', join(folder, 'report.md')]);
    expect(markdown.out).toBe('');
    expect(await readFile(join(folder, 'report.md'), 'utf8')).toContain('| B − A |');
  });

  it('lists flips and one breakdown when asked', async () => {
    const words = [...MODELS, '--draws', '200', '--flips', '--breakdown', 'task type'];
    const { out } = await compare(words);
    expect(out).toMatch(/^only A \(\d+\): \d{3}-\d/m);
    expect(out).toContain('Counting Problem');
    expect(out).not.toContain('Humanity & History');
  });

  it('compares arms of several records', async () => {
    const arms = [`a=${MODELS[0]},${MODELS[1]}`, `b=${MODELS[2]}`];
    const { out, error } = await compare(arms.flatMap((arm) => ['--arm', arm]));
    expect(error).toBeNull();
    expect(out).toContain('p <.001, over items only; no seed variance');
    expect(out).toContain('Wilcoxon over seeds refused');
  });

  it.each([
    [
      [MODELS[0]!, record('medium-639-scalegrid-64f-151k-qwen3')],
      'COMPARISON_REFUSED',
      /0 items in both/,
    ],
    [
      [MODELS[0]!, record('short-786-scalegrid-16f-151k-qwen3')],
      'COMPARISON_REFUSED',
      /frames count: 64 → 16/,
    ],
    [[MODELS[0]!], 'USAGE', /nothing to compare/],
    [[...MODELS, '--json', '--csv'], 'USAGE', /cannot be printed together/],
    [[...MODELS, '--breakdown', 'task typ'], 'USAGE', /task typ/],
    [[...MODELS, '--gate', 'better'], 'USAGE', /no gate/],
    [[MODELS[0]!, '--arm', 'a=b'], 'USAGE', /stands beside --arm/],
    [['--arm', 'nothing'], 'USAGE', /no arm/],
    [['--arm', `a=${MODELS[0]!},${MODELS[0]!}`], 'USAGE', /no arm/],
    [[MODELS[0]!, 'nowhere'], 'CONFIG_INVALID', /nowhere does not exist/],
  ])('%s: %s', async (words, code, message) => {
    const { error } = await compare(words);
    expect(error).toMatchObject({ code });
    expect((error as Error).message).toMatch(message);
  });
});

describe('run folders', () => {
  async function twoRuns() {
    const server = async (right: number) => {
      const { url } = await chatServer(({ text }) => {
        const number = Number(/what is in (\d+)/.exec(text)?.[1] ?? 0);
        return `The answer is ${'ABCDE'[(number + (number < right ? 0 : 1)) % 5]}.`;
      });
      return url;
    };
    const base = await smallRun(await server(2));
    const tuned = await smallRun(await server(6), { data: base.data });
    await base.run();
    await tuned.run();
    return { folders: [base.folder, tuned.folder] as const, data: base.data };
  }

  it('that are not of today are read anew in memory, and refused once their data is gone', async () => {
    const { folders, data } = await twoRuns();
    const words = [...folders, '--probe', 'blind', '--json'];
    const first = JSON.parse((await compare(words)).out) as ComparisonReport;
    const path = join(folders[0], 'scores.jsonl');
    const old = (await readFile(path, 'utf8')).replaceAll(/"scored":"\w+"/g, '"scored":"old"');
    await writeFile(path, old.replaceAll('"correct"', '"wrong"'));
    const again = JSON.parse((await compare(words)).out) as ComparisonReport;
    expect(again.rows[0]?.pair.overall).toEqual(first.rows[0]?.pair.overall);
    expect(again.rows[0]?.pair.base.note).toContain('read anew by the rules of today');
    expect(await readFile(path, 'utf8')).toContain('"scored":"old"');
    await rm(data, { recursive: true });
    const { error } = await compare(words);
    expect(error).toMatchObject({ code: 'RUN_MISMATCH' });
    expect((error as { hint: string }).hint).toContain('npx sightline score');
  });
});
