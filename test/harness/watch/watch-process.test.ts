import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { readRecords } from '../../../harness/publish/read-records.ts';
import { isRunning } from '../media/support/running.ts';
import { nextqaFolder } from '../../support/items.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const cli = fileURLToPath(new URL('../../../harness/cli.ts', import.meta.url));

/** Another process tells nothing of itself but by its files. */
const POLL_MS = 20;

/**
 * The server of a checkpoint: it answers with the letter that its config names, once as often as the
 * file beside it allows, and ends at once where the config says so.
 */
const SERVER = `
import { createServer } from 'node:http';
import { appendFileSync, readFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
const [folder, port, log] = process.argv.slice(2);
const { letter, hold } = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'));
if (letter === null) { console.error('out of memory'); process.exit(3); }
let answered = 0;
createServer((request, response) => {
  if (request.method === 'GET') { response.writeHead(200).end('{}'); return; }
  let text = '';
  request.on('data', (part) => (text += part)).on('end', () => {
    answered += 1;
    // Told to hold, it answers some, says so, and answers no more until it is started again.
    if (hold !== undefined && !existsSync(join(folder, 'held'))) {
      if (answered > hold) return;
      if (answered === hold) { writeFileSync(log + '.pid', String(process.pid)); writeFileSync(log + '.held', ''); }
    }
    appendFileSync(log, folder + ' ' + /what is in \\d+/.exec(text)[0] + '\\n');
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ choices: [{ finish_reason: 'stop', message: { content: letter } }] }));
  });
}).listen(Number(port), '127.0.0.1');
`;

type Config = { letter: string | null; hold?: number };

async function setUp() {
  const folder = await temporaryFolder();
  const data = await nextqaFolder(6, 2);
  const place = (name: string) => join(folder, name);
  await writeFile(place('server.mjs'), SERVER);
  await mkdir(place('checkpoints'));
  const arrive = async (name: string, config: Config) => {
    await mkdir(join(place('checkpoints'), name));
    await writeFile(join(place('checkpoints'), name, 'config.json'), JSON.stringify(config));
  };
  const serve = [process.execPath, place('server.mjs'), '{checkpoint}', '{port}', place('asked')];
  const words = ['watch', '--checkpoints', place('checkpoints'), '--series', 'my-sft'];
  const how = ['-b', 'nextqa', '--split', 'val', '-d', data, '--probe', 'blind', '-c', '1'];
  const where = ['--results', place('results'), '--runs', place('runs')];
  const more = ['--metrics', place('metrics.jsonl'), '--settle', '0', '--every', '0.05'];
  const endpoint = ['-e', 'openai:{name}@http://127.0.0.1:{port}/v1'];
  const all = [
    ...words,
    '--serve-command',
    serve.join(' '),
    ...endpoint,
    ...how,
    ...where,
    ...more,
  ];
  const start = (...further: string[]) => {
    const child = spawn(process.execPath, [cli, ...all, ...further], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    let [out, told] = ['', ''];
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (told += part.toString()));
    return { child, out: () => out, told: () => told };
  };
  const asked = async () => (await readFile(place('asked'), 'utf8')).trimEnd().split('\n');
  return { place, arrive, start, asked };
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

/** Resolves once it holds; a test that waits in vain runs into its own time limit. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await setTimeout(POLL_MS);
}

const isThere = (path: string) =>
  readFile(path).then(
    () => true,
    () => false,
  );

it('measures what is there, tells what fails, goes on after a kill, and waits for what arrives', async () => {
  const { place, arrive, start, asked } = await setUp();
  await arrive('checkpoint-200', { letter: 'B', hold: 5 });
  await arrive('checkpoint-100', { letter: 'A' });
  await arrive('checkpoint-300', { letter: null });
  await mkdir(join(place('checkpoints'), 'runs'));

  // Killed in the middle of the second checkpoint, with its server.
  const killed = start();
  await until(() => isThere(place('asked.held')));
  killed.child.kill('SIGKILL');
  await exitOf(killed.child);
  const server = Number(await readFile(place('asked.pid'), 'utf8'));
  await until(() => !isRunning(server));
  expect(killed.told()).toContain('runs is skipped: its name holds no step');
  expect(await readdir(join(place('results'), 'nextqa'))).toHaveLength(1);

  // Started again: the fourth arrives while it watches, the third fails as often as it may.
  await writeFile(join(place('checkpoints'), 'checkpoint-200', 'held'), '');
  const watching = start('--max-checkpoints', '3', '--attempts', '2', '--json');
  await until(() => watching.told().includes('attempt 2 of 2'));
  await arrive('checkpoint-400', { letter: 'C' });
  expect(await exitOf(watching.child)).toBe(7);
  expect(watching.told()).toMatch(
    /error RUN_INCOMPLETE: 1 checkpoints could not be measured:\n {2}checkpoint-300: the model server ended: exit code 3/,
  );
  const { rows, unmeasured } = JSON.parse(watching.out()) as {
    rows: { step: number; result: string }[];
    unmeasured: { name: string }[];
  };
  expect(rows.map(({ step }) => step)).toEqual([100, 200, 400]);
  expect(unmeasured.map(({ name }) => name)).toEqual(['checkpoint-300']);

  // No answer was paid for twice but the one that was on its way, and each record is of its own letter.
  const times = Map.groupBy(await asked(), (line) => line);
  expect(times.size).toBe(3 * 12);
  expect([...times.values()].filter((own) => own.length > 1).length).toBeLessThanOrEqual(1);
  const files = rows.map(({ result }) => join(place('results'), 'nextqa', `${result}.json`));
  const records = await readRecords(files);
  // Golds go A, B, C, D, E and round again over the twelve rows.
  expect(records.map(({ result }) => result.probes['blind']?.counts.correct)).toEqual([3, 3, 2]);
  for (const { result } of records) expect(result.completeness.complete).toBe(true);
  expect(records.map(({ result }) => result.model.series)).toEqual(
    [100, 200, 400].map((step) => ({ id: 'my-sft', step })),
  );
  const lines = (await readFile(place('metrics.jsonl'), 'utf8')).trimEnd().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { step: number }).step)).toEqual([100, 200, 400]);

  // Once more: nothing is asked, nothing is added.
  const before = await asked();
  expect(await exitOf(start('--once').child)).toBe(7);
  expect(await asked()).toEqual(before);
  expect((await readFile(place('metrics.jsonl'), 'utf8')).trimEnd().split('\n')).toHaveLength(3);
}, 60_000);

it('drains at Ctrl-C and says how to go on', async () => {
  const { place, arrive, start } = await setUp();
  await arrive('checkpoint-100', { letter: 'A' });
  const { child, told } = start();
  await until(() => told().includes('waiting for checkpoints'));
  expect(await isThere(place('metrics.jsonl'))).toBe(true);
  child.kill('SIGINT');
  expect(await exitOf(child)).toBe(130);
  expect(told()).toMatch(/error INTERRUPTED: stopped.*\n {2}go on with: npx sightline watch/);
}, 60_000);
