import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { command } from '../../../harness/commands/shortcuts.ts';
import type { ShortcutReport } from '../../../harness/shortcuts/report.ts';
import { chatServer } from '../../support/chat-server.ts';
import { generationRun, goldRatings } from '../../support/generation-run.ts';
import { smallRun } from '../../support/small-run.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { recordedTerminal } from '../../support/terminal.ts';

const RESULTS = fileURLToPath(new URL('../../../results/', import.meta.url));

async function shortcuts(words: string[], workingFolder = RESULTS) {
  const { terminal, printed, noted } = recordedTerminal();
  const program = new Command('shortcuts');
  command.define(program, { ...terminal, workingFolder });
  const error: unknown = await program
    .parseAsync(words, { from: 'user' })
    .then(() => null)
    .catch((reason: unknown) => reason);
  return { out: printed.join('\n'), notes: noted.join('\n'), error };
}

/** Published records of one protocol over one part of Video-MME. */
async function records(start: string): Promise<string[]> {
  const names = (await readdir(join(RESULTS, 'video-mme'))).sort();
  return names.filter((name) => name.startsWith(start)).map((name) => join('video-mme', name));
}

describe('over the committed records of Video-MME', () => {
  it('tells of five models what they answer without looking', async () => {
    const paths = await records('short-786-scalegrid-16f-151k');
    const { out, error } = await shortcuts([...paths, '--draws', '200']);
    expect(error).toBeNull();
    expect(out).toMatch(
      /^video-mme test short-786: 786 items about 262 videos, chance 25\.0, blind/,
    );
    for (const [model, gain] of [
      ['InternVL3-8B', '28.2 [24.4, 32.1]'],
      ['LLaVA-NeXT-Video-7B', '15.3 [11.0, 19.6]'],
      ['Qwen3-VL-8B', '25.7 [21.5, 29.9]'],
    ]) {
      expect(out.split('\n').find((line) => line.startsWith(`${model} `))).toContain(`+${gain}`);
    }
    expect(out).toContain('missing: frame-middle, frame-random');
  });

  it('as JSON holds the same figures for every record of both parts', async () => {
    const paths = await records('short-786-scalegrid-64f-151k');
    const more = await records('medium-639-scalegrid-64f-151k');
    const { out } = await shortcuts([...paths, ...more, '--json', '--draws', '100']);
    const report = JSON.parse(out) as ShortcutReport;
    expect(report.sets.map(({ records: own }) => own.length)).toEqual([4, 4]);
    for (const { records: own, chance } of report.sets) {
      expect(chance).toBe(0.25);
      for (const { metrics } of own) {
        expect(metrics[0]?.found).toMatchObject({ kind: 'figure' });
        expect(metrics[1]?.found).toMatchObject({ kind: 'figure' });
      }
    }
  });

  it('of rules whose answers are withheld prints their scores', async () => {
    const { out, error } = await shortcuts(
      await records('test-sightline-baseline-longest-option-e'),
    );
    expect(error).toBeNull();
    expect(out).toContain('28.9 [27.2, 30.6]');
    expect(out).toContain('the single outcomes of full are not published');
  });

  it('compares with a base, refuses another protocol, and writes Markdown to a file', async () => {
    const [tuned = ''] = await records('short-786-scalegrid-32f-151k-qwen3');
    const [base = ''] = await records('short-786-scalegrid-32f-151k-qwen2.5');
    const file = join(await temporaryFolder(), 'report.md');
    const words = [tuned, '--base', base, '--draws', '200', '--markdown', '--out', file];
    const { out, notes, error } = await shortcuts(words);
    expect({ out, error }).toEqual({ out: '', error: null });
    expect(notes).toContain('report.md');
    const text = await readFile(file, 'utf8');
    expect(text).toContain('### Qwen3-VL-8B over Qwen2.5-VL-7B');
    expect(text).toMatch(/\*\*\+5\.9 points: 0\.0 from answering at all, 6\.4 known/);
    expect(text).toContain('it lets ids and outcomes out, but no predictions');
    const [other = ''] = await records('short-786-scalegrid-64f-151k-qwen3');
    const refused = await shortcuts([other, '--base', base]);
    expect(refused.error).toMatchObject({
      code: 'RUN_MISMATCH',
      message: expect.stringMatching(
        /protocol \(scalegrid-32f-151k and scalegrid-64f-151k\)/,
      ) as string,
    });
    const allowing = ['--allow-different-protocol', '--draws', '100'];
    const allowed = await shortcuts([other, '--base', base, ...allowing]);
    expect(allowed.out).toContain('note: different protocols: protocol (');
  });

  it('ends with what is wrong', async () => {
    const [one = ''] = await records('short-786-scalegrid-32f-151k-qwen3');
    expect((await shortcuts([one, '--json', '--csv'])).error).toMatchObject({ code: 'USAGE' });
    expect((await shortcuts([one, '--draws', '0'])).error).toMatchObject({ code: 'USAGE' });
    expect((await shortcuts([one, '--base', 'video-mme'])).error).toMatchObject({
      code: 'USAGE',
      message: expect.stringMatching(/holds \d+ records/) as string,
    });
    expect((await shortcuts([one, '--breakdown', 'duratio'])).error).toMatchObject({
      code: 'USAGE',
      hint: expect.stringContaining('did you mean "duration"') as string,
    });
    expect((await shortcuts(['nowhere'])).error).toMatchObject({ code: 'CONFIG_INVALID' });
  });
});

describe('over a run folder', () => {
  it('without the video prints what was asked, and how to ask the rest', async () => {
    const { url } = await chatServer(
      ({ text }) =>
        `The answer is ${'ABCDE'[Number(/what is in (\d+)/.exec(text)?.[1] ?? 0) % 5] ?? 'A'}.`,
    );
    const { run, folder } = await smallRun(url, { probes: ['blind', 'options-only'] });
    await run();
    const { out, error } = await shortcuts(['.'], folder);
    expect(error).toBeNull();
    expect(out).toMatch(/^nextqa val: 6 items about 3 videos, chance 20\.0, blind floor none/);
    expect(out).toMatch(/^blind +100\.0 \[[\d., ]+\] +20\.0 +none/m);
    expect(out).toContain('npx sightline floors -b nextqa --split val -d DATA');
    expect(out).toMatch(
      /npx sightline run -b nextqa --split val -p sightline -d DATA -e ENDPOINT --probe full,.*rerun -o \./,
    );
  });
});

describe('a generator of videos', () => {
  const made = () =>
    generationRun({ model: 'some', said: { full: [goldRatings('keeps-the-rule')] } });

  it('answers no questions, so that there is no report of it', async () => {
    const { error, out } = await shortcuts([await made()]);
    expect(error).toMatchObject({ code: 'USAGE', message: expect.stringMatching(/generators/) });
    expect(out).toBe('');
  });

  it('is left out beside models that answer, and that is said', async () => {
    const paths = await records('short-786-scalegrid-16f-151k-llava');
    const alone = await shortcuts([...paths, '--draws', '50']);
    const { out, notes } = await shortcuts([...paths, await made(), '--draws', '50']);
    expect(out).toBe(alone.out);
    expect(notes).toContain('left out: 1 of generators of videos');
  });
});
