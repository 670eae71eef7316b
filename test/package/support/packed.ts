import { execFile } from 'node:child_process';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const windows = process.platform === 'win32';
/** The Node of this test, also for what npm starts; nothing of what npm told the test itself. */
export const ENVIRONMENT: NodeJS.ProcessEnv = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name))),
  PATH: [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
  NODE_ENV: 'production',
  SKIP_FFMPEG: 'true',
};

const packedSchema = z
  .array(
    z.looseObject({
      filename: z.string(),
      size: z.number(),
      files: z.array(z.looseObject({ path: z.string() })),
    }),
  )
  .length(1);

export type Packed = {
  tarball: string;
  /** Bytes. */
  size: number;
  /** From `root`. */
  files: string[];
  root: string;
};

/** Packs this clone as a release does. */
export async function pack(folder: string): Promise<Packed> {
  const { stdout } = await npm(['pack', '--json', '--pack-destination', folder], ROOT);
  const [packed] = packedSchema.parse(JSON.parse(stdout));
  if (packed === undefined) throw new Error('npm packed nothing');
  const { filename, size, files } = packed;
  return {
    tarball: join(folder, filename),
    size,
    files: files.map(({ path }) => path),
    root: ROOT,
  };
}

/** Installs a tarball in an empty folder; null where neither the registry nor a cache has what it needs. */
export async function install(
  tarball: string,
  { folder, words = [] }: { folder: string; words?: string[] },
): Promise<string | null> {
  await mkdir(folder, { recursive: true });
  try {
    await npm(
      ['install', ...words, '--prefer-offline', '--no-audit', '--no-fund', tarball],
      folder,
    );
    return folder;
  } catch (error) {
    const unreachable = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTCACHED/;
    if (!unreachable.test(String(error)) || process.env['REQUIRE_PACKAGE'] === '1') throw error;
    return null;
  }
}

export type Ended = { code: number; stdout: string; stderr: string };

/** `npx sightline …` in the folder where it is installed. */
export function sightline(folder: string, ...words: string[]): Promise<Ended> {
  return ended(windows ? 'npx.cmd' : 'npx', ['--no-install', 'sightline', ...words], folder);
}

/** Runs a program to its end, whatever that is. */
export async function ended(program: string, words: string[], cwd: string): Promise<Ended> {
  try {
    const { stdout, stderr } = await run(program, words, options(cwd));
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = endedSchema.parse(error);
    return { code, stdout, stderr };
  }
}

const endedSchema = z.looseObject({ code: z.number(), stdout: z.string(), stderr: z.string() });

export function emptyFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'sightline-package-'));
}

function npm(words: string[], cwd: string) {
  return run(windows ? 'npm.cmd' : 'npm', words, options(cwd));
}

function options(cwd: string) {
  return { cwd, env: ENVIRONMENT, shell: windows, maxBuffer: 2 ** 26 };
}
