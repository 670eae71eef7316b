import { Command, Option } from 'commander';
import { describe, expect, it } from 'vitest';
import { complete } from '../../../../harness/commands/completion/candidates.ts';
import { registryValues } from '../../../../harness/commands/completion/values.ts';

const program = new Command('sightline');
program
  .argument('<run...>', 'run folders')
  .option('-b, --benchmark <id|file>', 'which')
  .option('--probe <ids>', 'several')
  .option('--seed <n>', 'a number')
  .option('--json', 'as JSON')
  .addOption(new Option('--format <name>', 'how').choices(['text', 'markdown']));
const nested = new Command('site');
nested.command('build').option('--out <folder>', 'where');
nested.command('preview');

async function values(command: Command, ...words: string[]): Promise<string[]> {
  const { candidates, files } = await complete(command, words, registryValues);
  return [...candidates.map(({ value }) => value), ...(files ? ['(files)'] : [])];
}

describe('complete', () => {
  it.each([
    [['--'], ['--benchmark', '--probe', '--seed', '--json', '--format', '--help']],
    [['--js'], ['--json']],
    [
      ['-b', 'video-m'],
      ['video-mme', '(files)'],
    ],
    [['--benchmark=video-m'], ['--benchmark=video-mme', '(files)']],
    [
      ['--json', '--format', ''],
      ['text', 'markdown'],
    ],
    [['--format=ma'], ['--format=markdown']],
    [['--seed', ''], []],
    [['--json', ''], ['(files)']],
    [['a-run', ''], ['(files)']],
    [['--unknown=x'], []],
  ])('%j gives %j', async (words, expected) => {
    expect(await values(program, ...words)).toEqual(expected);
  });

  it('completes the last of a list, and offers nothing twice', async () => {
    expect(await values(program, '--probe', 'full,blind,bli')).toEqual([
      'full,blind,blind-placeholder',
      'full,blind,blind-rotate',
    ]);
  });

  it('goes into subcommands', async () => {
    expect(await values(nested, '')).toEqual(['build', 'preview']);
    expect(await values(nested, 'build', '--o')).toEqual(['--out']);
    expect(await values(nested, 'build', '--out', '')).toEqual(['(files)']);
    expect(await values(nested, 'preview', '--o')).toEqual([]);
  });
});
