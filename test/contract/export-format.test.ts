import { Command } from 'commander';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { command } from '../../harness/commands/export.ts';
import { SightlineError } from '../../harness/errors.ts';
import { exportFormats } from '../../harness/export/formats.ts';
import { benchmarks } from '../../harness/plan/benchmarks.ts';
import { exportRecord, OPTIONS } from '../support/export-records.ts';
import { recordedTerminal } from '../support/terminal.ts';

const nextqa = await benchmarks.load('nextqa');
/** The sample is no whole split, so that what ranks wants to be told. */
const options = { ...OPTIONS, allowIncomplete: true, site: 'https://example.org/' };
/** Formats that hold letters, which a published record does not. */
const OF_RUNS = ['motionbench'];
const ids = await exportFormats.ids();

const write = async (id: string, names: string[]) => {
  const format = await exportFormats.load(id);
  const records = names.map((name, at) =>
    exportRecord({ id: `r${at}`, model: { name, id: name, org: name }, benchmark: nextqa }),
  );
  const before = structuredClone(records.map(({ result }) => result));
  const made = await format.write(records, { ...options, format: id });
  expect(records.map(({ result }) => result)).toEqual(before);
  return made;
};

describe.each(ids)('export format %s', async (id) => {
  const format = await exportFormats.load(id);

  it('says what it is, and the help of the command lists it', () => {
    expect(format.summary).toMatch(/\w{3}/);
    const program = new Command('export');
    command.define(program, recordedTerminal().terminal);
    const printed: string[] = [];
    program.configureOutput({ writeOut: (text) => void printed.push(text) });
    program.outputHelp();
    expect(printed.join('')).toMatch(new RegExp(`^ .*\\b${id}\\b`, 'm'));
  });
});

it.each(OF_RUNS)('export format %s refuses a published record', async (id) => {
  await expect(write(id, ['a'])).rejects.toThrow(SightlineError);
});

describe.each(ids.filter((id) => !OF_RUNS.includes(id)))('export format %s', async (id) => {
  const format = await exportFormats.load(id);

  it('makes the same bytes twice, one file or several', async () => {
    const made = await write(id, ['a', 'b']);
    expect(await write(id, ['a', 'b'])).toEqual(made);
    if (format.makes === 'file') expect(made.files).toHaveLength(1);
    expect(new Set(made.files.map(({ path }) => path)).size).toBe(made.files.length);
  });

  it('stays below its folder, whatever a model is called', async () => {
    const name = fc.oneof(
      fc.string({ minLength: 1, unit: 'grapheme' }),
      fc.constantFrom(
        '../../etc/passwd',
        '/etc/x',
        'a/../../b',
        'C:\\x',
        'con',
        '..',
        'a\u0000b',
        'a/',
      ),
    );
    await fc.assert(
      fc.asyncProperty(name, async (one) => {
        const { files } = await write(id, [one]);
        for (const { path } of files) {
          for (const part of path.split('/')) {
            expect(part).toMatch(/^[^<>:"|?*\\\p{Cc}]+$/u);
            expect(part).not.toMatch(/^\.+$|[. ]$/);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
