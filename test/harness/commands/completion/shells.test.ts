import { execFile, spawn, spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const bin = fileURLToPath(new URL('../../../../bin/sightline.js', import.meta.url));
const run = promisify(execFile);

async function scriptFor(shell: string): Promise<{ folder: string; script: string }> {
  const folder = await temporaryFolder();
  const script = join(folder, `completion.${shell}`);
  const { stdout } = await run(process.execPath, [bin, 'completion', shell]);
  await writeFile(script, stdout);
  await writeFile(join(folder, 'a-run.json'), '{}');
  return { folder, script };
}

/** Bash and zsh complete at a terminal only; `script` gives them one. */
const terminal = has('script', '--version');
const KEYS: [typed: string, completed: string][] = [
  ['run -b video-m', 'run -b video-mme'],
  ['run -e openai:a --probe full,frame-mi', 'run -e openai:a --probe full,frame-middle'],
  ['run -e baseline:longest-option-', 'run -e baseline:longest-option-words'],
  ['run --suite=sample-g', 'run --suite=sample-generators'],
  ['site bui', 'site build'],
  ['score a-r', 'score a-run.json'],
];
const SETUP: Record<string, { words: string; first: string }> = {
  bash: { words: 'bash --norc -i', first: 'true' },
  zsh: { words: 'zsh -f -i', first: 'autoload -U compinit; compinit -u -D' },
};

describe.each(['bash', 'zsh'])('%s', (shell) => {
  const here = terminal && has(shell, '--version');
  const skipped = here ? '' : ` (skipped: no ${shell} or no "script" on this machine)`;
  it.skipIf(!here)(`completes what is typed${skipped}`, async () => {
    const { folder, script } = await scriptFor(shell);
    const { words, first } = SETUP[shell] as { words: string; first: string };
    const child = spawn('script', ['-qec', words, '/dev/null'], {
      cwd: folder,
      env: { ...process.env, TERM: 'dumb', PS1: '$ ' },
    });
    let shown = '';
    const waiting: { text: string; found: () => void }[] = [];
    child.stdout.on('data', (chunk: Buffer) => {
      shown += chunk.toString();
      for (const { text, found } of waiting) if (shown.includes(text)) found();
    });
    const appears = (text: string): Promise<void> => {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push({ text, found: resolve });
      if (shown.includes(text)) resolve();
      return promise;
    };
    try {
      // The marks are made by printf, so that the echo of what is typed is none of them.
      child.stdin.write(
        `${first}; source '${script}'; sightline() { printf 'got-%s.\\n' "$*"; }; printf '%s\\n' rea''dy\n`,
      );
      await appears('ready');
      for (const [typed, completed] of KEYS) {
        shown = '';
        child.stdin.write(`sightline ${typed}\t`);
        // What the completion adds is echoed once it is there.
        await appears(`sightline ${completed}`);
        child.stdin.write('\n');
        await appears(`got-${completed}.`);
      }
    } catch (error) {
      throw new Error(`${shell} showed: ${shown}`, { cause: error });
    } finally {
      const ended = Promise.withResolvers<void>();
      child.once('close', () => ended.resolve());
      child.stdin.end('exit\n');
      child.kill();
      await ended.promise;
    }
  });
});

const fish = has('fish', '--version');

it.skipIf(!fish)(`fish completes${fish ? '' : ' (skipped: no fish on this machine)'}`, async () => {
  const { folder, script } = await scriptFor('fish');
  const asked = KEYS.map(([typed]) => `complete -C 'sightline ${typed}'`).join('; ');
  const { stdout } = await run('fish', ['--no-config', '-c', `source ${script}; ${asked}`], {
    cwd: folder,
  });
  const offered = stdout.split('\n').map((line) => line.split('\t')[0]);
  for (const [, completed] of KEYS) expect(offered).toContain(completed.split(' ').at(-1));
});

function has(program: string, flag: string): boolean {
  return spawnSync(program, [flag]).status === 0;
}
