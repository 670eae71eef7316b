import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { chatServer } from '../support/chat-server.ts';
import { nextqaFolder } from '../support/items.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const bin = fileURLToPath(new URL('../../bin/sightline.js', import.meta.url));

type Ended = { code: number | null; stdout: string; stderr: string };

function sightline(words: string[], cwd: string, onStart?: (pid: number) => void): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, ...words], { cwd });
    if (child.pid !== undefined) onStart?.(child.pid);
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

describe('the command line', () => {
  it('lists its commands and exit codes, on stdout', async () => {
    const { code, stdout } = await sightline(['--help'], await temporaryFolder());
    expect(code).toBe(0);
    for (const name of ['run', 'score', 'publish', 'prepare', 'site', 'serve', 'demo', 'list']) {
      expect(stdout).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
    }
    expect(stdout).toContain('Exit codes');
  });

  it('gives a flag to the command that it stands behind, where the one above has it too', async () => {
    const records = fileURLToPath(new URL('../../results/video-mme', import.meta.url));
    const words = ['shortcuts', 'items', records, '--json'];
    const { code, stdout } = await sightline(words, await temporaryFolder());
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([{ schemaVersion: 1, hits: expect.any(String) }, {}]);
  });

  it.each([
    [['rnu'], 2, /unknown command 'rnu'[\s\S]*run/],
    [['list', 'probs'], 2, /did you mean "probes"/],
    [['run', '--prob', 'full', '-e', 'x:y'], 2, /--probe/],
    [['run', '-e', 'baseline:random'], 2, /either --benchmark or --suite/],
    [['run', '-b', 'nextqa', '-e', 'baseline:random'], 2, /--data is missing/],
    [['run', '-b', 'nextq', '-d', '.', '-e', 'baseline:random'], 2, /did you mean "nextqa"/],
    [['run', '-b', 'nextqa', '-d', '.', '-e', 'baselin:random'], 2, /did you mean "baseline"/],
    [
      ['run', '-b', 'nextqa', '-d', '.', '-e', 'baseline:randm', '--limit', '0x'],
      2,
      /no whole number/,
    ],
    [
      ['run', '-b', 'nextqa', '-d', '.', '-e', 'baseline:random', '--probe', 'blnd'],
      2,
      /did you mean "blind"/,
    ],
    [
      ['run', '-b', 'nextqa', '-d', '.', '-e', 'baseline:random', '-p', 'sigtline'],
      2,
      /did you mean "sightline"/,
    ],
    [
      ['run', '-b', 'nextqa', '-d', '.', '-e', 'baseline:random', '--split', 'vall'],
      2,
      /did you mean "val"/,
    ],
    [['run', '-b', 'nextqa', '-d', '.', '-e', 'openai:m', '-p', 'recorded'], 2, /recorded answers/],
    [['run', '--suite', 'sampel', '-e', 'baseline:random'], 2, /did you mean "sample"/],
    [['run', '-b', 'nextqa', '-d', '.', '-e', 'baseline:random'], 4, /DATA_MISSING/],
    [['score', 'nowhere'], 3, /manifest\.json cannot be read/],
  ] as [string[], number, RegExp][])('%j ends with %i', async (words, exit, message) => {
    const { code, stdout, stderr } = await sightline(words, await temporaryFolder());
    expect(stderr).toMatch(message);
    expect({ code, stdout }).toEqual({ code: exit, stdout: '' });
  });

  it('names file, line and field of a row that breaks the format, and goes on when told to', async () => {
    const data = await nextqaFolder();
    const rows = await readFile(join(data, 'val.csv'), 'utf8');
    await writeFile(join(data, 'val.csv'), rows.replace(',1,1,', ',nine,1,'));
    const words = ['run', '-b', 'nextqa', '-d', data, '-e', 'baseline:longest-option'];
    const cwd = await temporaryFolder();
    const stopped = await sightline(words, cwd);
    expect(stopped.stderr).toMatch(/DATA_INVALID: val\.csv:3: answer/);
    expect(stopped.code).toBe(4);
    const skipped = await sightline([...words, '--skip-invalid', '--json'], cwd);
    expect(skipped.stderr).toContain('1 rows break the format and are left out');
    expect(skipped.code).toBe(0);
    expect(JSON.parse(skipped.stdout)).toMatchObject([
      { benchmark: 'nextqa', counts: { failed: 0 } },
    ]);
  });

  it('survives kill -9: the same command goes on, and asks nothing twice', async () => {
    const data = await nextqaFolder(10, 3);
    const cwd = await temporaryFolder();
    let killAt = 8;
    let pid = 0;
    const answered: string[] = [];
    const server = await chatServer(({ text }) => {
      if (answered.length === killAt) {
        killAt = -1;
        process.kill(-pid, 'SIGKILL');
        return (response) => response.destroy();
      }
      answered.push(text);
      return 'A';
    });
    const words = [
      'run',
      '-b',
      'nextqa',
      '-d',
      data,
      '-e',
      `openai:m@${server.url}`,
      '--probe',
      'blind',
      '-c',
      '1',
      '--json',
      '-o',
      'run',
    ];
    const killed = spawn(process.execPath, [bin, ...words], {
      cwd,
      detached: true,
      stdio: 'ignore',
    });
    pid = killed.pid ?? 0;
    await new Promise((resolve) => killed.on('close', resolve));
    const { code, stdout } = await sightline(words, cwd);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([{ counts: { correct: 6, wrong: 24, failed: 0 } }]);
    // The reply that was on its way when the process died may be asked for again, no other one.
    expect(answered.length).toBeLessThanOrEqual(31);
    expect(new Set(answered).size).toBe(30);
  });

  it('drains at the first signal, exits 130 and says how to go on', async () => {
    const data = await nextqaFolder(10, 3);
    const cwd = await temporaryFolder();
    await mkdir(join(cwd, 'below'));
    let pid = 0;
    const server = await chatServer(({ count }) => {
      if (count === 5) process.kill(pid, 'SIGTERM');
      return 'A';
    });
    const words = [
      'run',
      '-b',
      'nextqa',
      '-d',
      data,
      '-e',
      `openai:m@${server.url}`,
      '--probe',
      'blind',
      '-c',
      '1',
      '-o',
      'run',
    ];
    const ended = await sightline(words, cwd, (started) => {
      pid = started;
    });
    expect(ended.code).toBe(130);
    expect(ended.stderr).toMatch(/go on with: npx sightline run -b nextqa/);
    expect(server.requests.length).toBeLessThan(30);
    const again = await sightline(words, cwd);
    expect(again.code).toBe(0);
    expect(server.requests).toHaveLength(30);
  });
});
