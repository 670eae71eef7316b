import { execFile } from 'node:child_process';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import { promisify } from 'node:util';
import { openMedia } from '../harness/media/media.ts';
import { harnessVersion } from '../harness/version.ts';
import packageJson from '../package.json' with { type: 'json' };
import type { Machine } from './performance-page.ts';

/** What the cases spend their time in. */
const PACKAGES = ['sharp', 'astro', 'bullmq', 'ioredis', 'openai', 'undici'];

export async function thisMachine(): Promise<Machine> {
  const { version, commit } = await harnessVersion();
  const known: Record<string, string> = {
    ...packageJson.dependencies,
    ...packageJson.devDependencies,
  };
  return {
    processor: cpus()[0]?.model ?? 'unknown processor',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 1e9),
    system: `${type()} ${release().split('-')[0] ?? ''}`,
    versions: {
      Sightline: commit === null ? version : `${version} at ${commit.slice(0, 12)}`,
      'Node.js': process.version,
      ...(await decoderVersion()),
      'FFmpeg program': await programVersion('ffmpeg', '-version', /version (\S+)/),
      'Redis program': await programVersion('redis-server', '--version', /v=(\S+)/),
      ...Object.fromEntries(PACKAGES.flatMap((name) => (known[name] ? [[name, known[name]]] : []))),
    },
  };
}

/** With the FFmpeg that it brings. */
async function decoderVersion(): Promise<Record<string, string>> {
  const media = await openMedia({ backend: 'node-av' }).catch(() => null);
  if (media === null) return {};
  const { id, version } = media.decoder;
  await media.close();
  return { [`decoder ${id}`]: version };
}

async function programVersion(program: string, flag: string, pattern: RegExp): Promise<string> {
  const said = await promisify(execFile)(program, [flag]).catch(() => null);
  return said === null ? 'not installed' : (pattern.exec(said.stdout)?.[1] ?? 'unknown');
}
