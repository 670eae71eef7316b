import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../harness/cli.ts', import.meta.url));
const PROGRAMS = ['redis-server', 'valkey-server'];
const HEADER = 'video,frame_count,width,height,question,answer,qid,type,a0,a1,a2,a3,a4';
/** As NExT-QA has them. */
const QUESTIONS_A_VIDEO = 9;

/** A Redis with a log on disk, as the guide advises it; null where none is installed. */
export async function benchRedis(folder: string) {
  await mkdir(folder, { recursive: true });
  for (const program of PROGRAMS) {
    const port = await freePort();
    const words = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder];
    const kept = ['--appendonly', 'yes', '--save', '', '--maxmemory-policy', 'noeviction'];
    const child = spawn(program, [...words, ...kept], { stdio: 'ignore' });
    let missing = false;
    child.on('error', () => (missing = true));
    const started = await listens(port, () => missing);
    if (started) return { url: `redis://127.0.0.1:${port}`, stop: () => ended(child) };
  }
  return null;
}

/** Invented questions without videos, for `--probe blind`. */
export async function questionFolder(folder: string, count: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const rows = Array.from({ length: count }, (_, index) => {
    const video = 100 + Math.floor(index / QUESTIONS_A_VIDEO);
    return `${video},100,320,240,what is in ${index},${index % 5},${index % QUESTIONS_A_VIDEO},CW,one,two,three,four,five`;
  });
  await writeFile(join(folder, 'val.csv'), `${[HEADER, ...rows].join('\n')}\n`);
}

/** The command line in a process of its own, in `cwd`. */
export function startSightline(words: string[], cwd: string): ChildProcess {
  return spawn(process.execPath, [CLI, ...words], { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
}

/** @throws with what was said on stderr, when it does not end well. */
export async function runSightline(words: string[], cwd: string): Promise<void> {
  const child = startSightline(words, cwd);
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0)
    throw new Error(`sightline ${words.join(' ')} ended with ${String(code)}:\n${said}`);
}

export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** False when it is given up. */
async function listens(port: number, givenUp: () => boolean): Promise<boolean> {
  while (!givenUp()) {
    const socket = connect(port, '127.0.0.1');
    const open = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (open) return true;
    await wait(20);
  }
  return false;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
