import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, open, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { matchOutput } from './match-output.ts';
import { isRun, fencedBlocks, type Block } from '../../harness/fenced-blocks.ts';
import { pageScript, portsOf } from './page-script.ts';
import { writeStandIns } from './write-stand-ins.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PRELUDE = fileURLToPath(new URL('prelude.sh', import.meta.url));
/** What the folder is called in outputs. */
const FOLDER_NAME = '~/eval';
/** Below those that Linux, macOS and Windows give to whoever asks for any. */
const PORTS = [20_000, 32_000] as const;
const GRACE_MS = 5_000;
/** Of what was printed before a failure. */
const LINES_TOLD = 30;

/** A page and how it is run. */
export type Page = {
  /** The Markdown file. */
  file: string;
  /** Blocks that are left alone, by the line of their fence. */
  leftOut?: ReadonlySet<number>;
  /** Files of the clone, with their folders, that stand in the folder beforehand. */
  clone?: readonly string[];
  timeoutMs?: number;
};

export type PageRun = {
  /** What each block that was begun printed, in order. */
  outputs: { line: number; text: string }[];
  /** `page.md:41: …` each; none when the page is right. */
  problems: string[];
};

/** Runs the blocks of a page from top to bottom in a fresh folder; nothing is left behind. */
export async function runPage(page: Page): Promise<PageRun> {
  const place = await realpath(await mkdtemp(join(tmpdir(), 'sightline-guide-')));
  try {
    return await runIn(place, page);
  } finally {
    await rm(place, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function runIn(place: string, page: Page): Promise<PageRun> {
  const text = await readFile(page.file, 'utf8');
  const blocks = fencedBlocks(text).filter(({ line }) => page.leftOut?.has(line) !== true);
  const [work, out, bin] = ['eval', 'out', 'bin'].map((name) => join(place, name)) as [
    string,
    string,
    string,
  ];
  for (const folder of [work, out, bin]) await mkdir(folder);
  for (const path of [...(page.clone ?? []), ...clonedFor(text), 'docs/guide/files']) {
    await cp(join(ROOT, path), join(work, path), { recursive: true }).catch(ignoreMissing);
  }
  await writeStandIns(bin, ROOT);
  const ports = await freePorts(portsOf(blocks));
  // The page's own name: bash begins what it says with it.
  const script = join(place, basename(page.file));
  await writeFile(script, pageScript(blocks, ports));
  const ended = await runScript(script, {
    cwd: work,
    env: environment({ place, out, bin, port: ports.get(8000) ?? 8000 }),
    timeoutMs: page.timeoutMs ?? 120_000,
  });
  const told = (printed: string) => asShown(printed, { place, work, ports });
  const outputs = await outputsOf(blocks, out, told);
  const failed = ended === 0 ? [] : [await failureOf(page, { out, outputs, ended })];
  return { outputs, problems: [...failed, ...mismatches(page, blocks, outputs)] };
}

/** Pages about the records of the project say in their front matter that they are read in a clone. */
function clonedFor(text: string): string[] {
  return /^folder: clone$/m.test(text.split('\n---\n')[0] ?? '') ? ['results'] : [];
}

function environment(words: { place: string; out: string; bin: string; port: number }) {
  const { place, out, bin, port } = words;
  const path = [bin, dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter);
  return {
    PATH: path,
    HOME: place,
    LANG: 'C.UTF-8',
    NO_COLOR: '1',
    BASH_ENV: PRELUDE,
    GUIDE_OUT: out,
    GUIDE_PORT: String(port),
    // A page starts the same program many times; most of each start would be reading its modules.
    NODE_COMPILE_CACHE: join(place, 'compiled'),
    // Whoever asks the hub hears at once that there is none.
    HF_ENDPOINT: 'http://127.0.0.1:9',
  };
}

/** The exit code of the script; null when it took too long. Ends whatever it started. */
async function runScript(
  script: string,
  { cwd, env, timeoutMs }: { cwd: string; env: NodeJS.ProcessEnv; timeoutMs: number },
): Promise<number | null> {
  const log = await open(`${script}.log`, 'w');
  // A group of its own, so that the servers of a page end with it.
  const child = spawn('bash', [script], {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  // At once: a short page has ended before the log is closed.
  const exited = once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : 1));
  await log.close();
  const timer = Promise.withResolvers<null>();
  const timeout = setTimeout(() => timer.resolve(null), timeoutMs);
  const ended = await Promise.race([exited, timer.promise]);
  clearTimeout(timeout);
  await endGroup(child.pid);
  await exited;
  return ended;
}

/** Ends a process group: politely, and after some seconds in earnest. */
async function endGroup(group: number | undefined): Promise<void> {
  if (group === undefined) return;
  const until = performance.now() + GRACE_MS;
  signal(group, 'SIGTERM');
  while (signal(group, 0) && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  signal(group, 'SIGKILL');
}

/** False when the group has no process any more. */
function signal(group: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-group, name);
  } catch {
    return false;
  }
}

/**
 * Ports that nobody listens on. A page takes them some seconds later, so they are none of those that the
 * system itself hands out meanwhile.
 */
async function freePorts(wanted: readonly number[]): Promise<Map<number, number>> {
  const ports = new Map<number, number>();
  for (const port of wanted) {
    let free: number;
    do free = randomInt(...PORTS);
    while ([...ports.values()].includes(free) || !(await isFree(free)));
    ports.set(port, free);
  }
  return ports;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}

/** What was printed as a page shows it: with the page's ports, and a folder that everybody has. */
function asShown(
  printed: string,
  { place, work, ports }: { place: string; work: string; ports: ReadonlyMap<number, number> },
): string {
  let shown = printed.replaceAll(work, FOLDER_NAME).replaceAll(place, '~');
  for (const [port, taken] of ports) shown = shown.replaceAll(`:${taken}`, `:${port}`);
  return shown;
}

async function outputsOf(
  blocks: readonly Block[],
  out: string,
  told: (printed: string) => string,
): Promise<PageRun['outputs']> {
  const outputs: PageRun['outputs'] = [];
  for (const block of blocks.filter(isRun)) {
    const printed = await readFile(join(out, String(block.line)), 'utf8').catch(() => null);
    if (printed !== null) outputs.push({ line: block.line, text: told(printed) });
  }
  return outputs;
}

/** Where the script ended, and the end of what was printed there. */
async function failureOf(
  { file }: Page,
  { out, outputs, ended }: { out: string; outputs: PageRun['outputs']; ended: number | null },
): Promise<string> {
  const name = basename(file);
  const begun = (await readFile(join(out, 'begun'), 'utf8').catch(() => '1')).trim();
  const printed = outputs.find(({ line }) => String(line) === begun)?.text ?? '';
  const end = printed.split('\n').slice(-LINES_TOLD).join('\n');
  if (ended === null) return `${name}:${begun}: took too long\n${end}`;
  const told = await readFile(join(out, 'failed'), 'utf8').catch(() => null);
  if (told !== null) {
    const [line, ...words] = told.trim().split(' ');
    return `${name}:${line}: ${words.join(' ')}\n${end}`;
  }
  // No command failed: bash could not read the script, and says where.
  const line = printed.match(/\.md: line (\d+): /)?.[1] ?? begun;
  return `${name}:${line}: ended with ${ended}\n${end}`;
}

function mismatches(
  { file }: Page,
  blocks: readonly Block[],
  outputs: PageRun['outputs'],
): string[] {
  return blocks.flatMap((block, at) => {
    if (block.language !== 'text' || !block.words.includes('output')) return [];
    const run = blocks.slice(0, at).findLast(isRun);
    const printed = outputs.find(({ line }) => line === run?.line);
    // Not reached: what failed before it is told already.
    if (printed === undefined) return [];
    const found = matchOutput(block.lines, printed.text);
    return found === null
      ? []
      : [`${basename(file)}:${block.line + 1 + found.at}: ${found.message}`];
  });
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
