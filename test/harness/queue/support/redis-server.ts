import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { freePort } from './free-port.ts';
import { redisProgram } from './redis-program.ts';

export type RedisOptions = {
  /** Every write is on disk before it is answered; else everything is lost with the process. */
  persistence?: boolean;
  password?: string;
  /** `noeviction` unless said otherwise. */
  maxmemoryPolicy?: string;
  /** Where it keeps its files. */
  folder?: string;
};

export type RedisServer = {
  url: string;
  port: number;
  /** Sends a command as it is typed and gives the answer's raw text. */
  send(...words: string[]): Promise<string>;
  stop(): Promise<void>;
  /** Kill -9. */
  kill(): Promise<void>;
  /** Again at the same port, with what it has kept in its folder. */
  restart(): Promise<void>;
};

const TRIES = 10;
const ANSWERS_WITHIN_MS = 15_000;
const PORT_TAKEN = /Address already in use|Failed listening/i;

/** A server of its own for the running test, on a free port of loopback; gone afterwards. */
export async function startRedis(options: RedisOptions = {}): Promise<RedisServer> {
  const program = redisProgram();
  if (program === null) throw new Error('no redis-server');
  const folder = options.folder ?? (await temporaryFolder());
  let child: ChildProcess | null = null;
  onTestFinished(() => end('SIGKILL'));

  async function end(signal: NodeJS.Signals): Promise<void> {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    running.kill(signal);
    await ended;
  }

  async function start(port: number): Promise<void> {
    const started = spawn(program ?? '', wordsOf(port, folder, options), {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    let said = '';
    for (const stream of [started.stdout, started.stderr])
      stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const until = performance.now() + ANSWERS_WITHIN_MS;
    while (!(await answers(port))) {
      if (started.exitCode !== null || started.signalCode !== null || performance.now() > until)
        throw new Error(`redis-server did not start at port ${port}:\n${said}`);
      await pause(10);
    }
    // Another server may be the one that answers.
    if (started.exitCode !== null) throw new Error(`Address already in use:\n${said}`);
  }

  let port = 0;
  for (let tries = 1; ; tries += 1) {
    port = await freePort();
    try {
      await start(port);
      break;
    } catch (error) {
      await end('SIGKILL');
      if (tries === TRIES || !PORT_TAKEN.test(String(error))) throw error;
    }
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    send: (...words) => send(port, words, options.password),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    async restart() {
      await end('SIGTERM');
      await start(port);
    },
  };
}

function wordsOf(port: number, folder: string, options: RedisOptions): string[] {
  const { persistence = false, password, maxmemoryPolicy = 'noeviction' } = options;
  return [
    ['--port', `${port}`],
    ['--bind', '127.0.0.1'],
    ['--dir', folder],
    ['--save', ''],
    ['--appendonly', persistence ? 'yes' : 'no'],
    ['--appendfsync', 'always'],
    ['--maxmemory-policy', maxmemoryPolicy],
    password === undefined ? [] : ['--requirepass', password],
  ].flat();
}

/** Whether it takes commands: it does not while it reads its files. */
async function answers(port: number): Promise<boolean> {
  return /^(\+PONG|-NOAUTH)/.test(await send(port, ['PING']).catch(() => ''));
}

/** Without a client: what a test looks at must not depend on what it tests. */
function send(port: number, words: string[], password?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const commands = password === undefined ? [words] : [['AUTH', password], words];
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.on('error', reject);
    socket.on('connect', () => socket.write([...commands, ['QUIT']].map(encoded).join('')));
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    socket.on('close', () => resolve(text.replace(/\+OK\r\n$/, '')));
  });
}

function encoded(words: string[]): string {
  const bulks = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`);
  return `*${words.length}\r\n${bulks.join('')}`;
}
