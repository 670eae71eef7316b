import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import type { CommandModule } from '../../harness/command.ts';
import { fencedBlocks, isRun } from '../../harness/fenced-blocks.ts';
import { runPage } from '../../scripts/guide/run-page.ts';
import { recordedTerminal } from '../support/terminal.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const README = fileURLToPath(new URL('../../README.md', import.meta.url));
/** For a machine that is busy with other tests. */
const TIMEOUT_MS = 300_000;

const text = await readFile(README, 'utf8');
const lines = fencedBlocks(text)
  .filter(isRun)
  .flatMap((block) => block.lines);

/** What the README leaves open, and what no test can have, with what stands there instead. */
const STAND_INS: [RegExp, string][] = [
  // A server in another terminal.
  [/^(vllm serve .*)$/, '$1 & guide_await $GUIDE_PORT'],
  // The hub: the sample instead, which has one split only.
  [/ --split test --data (\S+) --download$/, ' --sample --data $1'],
  [/--benchmark nextqa --split test/, '--benchmark nextqa --split val'],
  [/runs\/nextqa-test-…/, 'runs/nextqa-val-*'],
  [/^(.* run …) --shard 1\/4$/, 'for i in 1 2 3 4; do $1 --shard $i/4; done'],
  [/runs\/…-shard-\*/, 'runs/*-shard-*'],
  [/ run …/g, ' run -b nextqa -d ~/data/nextqa -e baseline:random'],
];

/** Lines that are not run here, and why. Their flags are checked as those of all others. */
const NOT_RUN: [RegExp, string][] = [
  [/^npm (run demo|test)\b/, 'the demo builds a site of its own; the tests would run themselves'],
  [/--suite quick/, 'needs the data of every benchmark'],
  [/--serve-command|-e openai:\{name\}/, 'in the guide: own-model.md, checkpoints.md'],
  [/^redis-server|--queue/, 'in the guide: cluster.md'],
  [/ submit /, 'in the guide: submitting.md'],
  [/^npx sightline site (preview|init)/, 'in the guide: quick-start.md, own-benchmark.md'],
  [/--arm /, 'needs six training runs'],
  [
    /--judge|-e videos:|-e openai-videos:|generator| judge /,
    'needs judged videos: test/harness/commands/judge*.test.ts',
  ],
  [/ contamination /, 'needs a corpus: test/harness/commands/contamination*.test.ts'],
];

/** Runs with the names that the README uses, made by rules that need no server. */
const PREPARED = [
  'npx sightline prepare nextqa --sample --data given',
  'ask() { npx sightline run -b nextqa -d given -o runs/$1 -e baseline:$2 --probe full,blind; }',
  'ask base random; ask tuned longest-option; ask my-run longest-option',
  'mkdir -p runs/suite-base runs/suite-tuned',
  'cp -r runs/base runs/suite-base/; cp -r runs/tuned runs/suite-tuned/',
];

/** The README with its first lines of prose given to the preparation, so that its lines keep their numbers. */
function runnable(): string {
  const made = text.split('\n').map((line) => {
    if (!lines.includes(line)) return line;
    if (NOT_RUN.some(([pattern]) => pattern.test(line))) return '';
    const [command = line, comment] = line.split(/ +# /);
    const filled = STAND_INS.reduce((all, [from, to]) => all.replace(from, to), command);
    // A gate that is not passed is no fault of the README.
    return /exit code 8/.test(comment ?? '') ? `${filled} || [ $? -eq 8 ]` : filled;
  });
  return ['```sh', ...PREPARED, '```', ...made.slice(PREPARED.length + 2)].join('\n');
}

it(
  'the commands of the README run',
  async () => {
    expect(text.split('\n').findIndex((line) => line.startsWith('```'))).toBeGreaterThan(
      PREPARED.length + 1,
    );
    const file = join(await temporaryFolder(), 'README.md');
    await writeFile(file, runnable());
    const { problems } = await runPage({ file, clone: ['results'], timeoutMs: TIMEOUT_MS });
    expect(problems).toEqual([]);
  },
  TIMEOUT_MS,
);

describe('every flag in the README is one', () => {
  const commands = lines
    .join('\n')
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.startsWith('npx sightline '))
    .map((line) => line.replace(/ +# .*$/, '').replaceAll(/"[^"]*"/g, 'word'));

  it.each(commands)('%s', async (line) => {
    const [, , name = '', ...words] = line.split(/\s+/);
    const module = (await import(`../../harness/commands/${name}.ts`)) as {
      command: CommandModule;
    };
    const program = new Command(name);
    module.command.define(program, recordedTerminal().terminal);
    const below = program.commands.find((one) => one.name() === words[0]) ?? program;
    const known = new Set(below.options.flatMap(({ short, long }) => [short, long]));
    const flags = words.filter((word) => /^--?[a-z]/.test(word));
    expect(flags.filter((flag) => !known.has(flag))).toEqual([]);
  });
});
