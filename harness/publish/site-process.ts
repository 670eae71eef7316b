import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { PACKAGED, ROOT } from '../own-module.ts';
import type { SiteSettings } from '../schema/site-config.ts';
import { astroProgram, servedFolders, unpackedSite, unpackSite } from './site-packages.ts';

const SITE = fileURLToPath(new URL('site/', ROOT));
/**
 * Not the system's temporary folder: for an output folder outside of its working folder Astro puts
 * the half-built pages into one place, where two builds would mix. The package may lie where nobody
 * may write, so its work is done where the user stands.
 */
const HOME = PACKAGED ? process.cwd() : fileURLToPath(ROOT);
/** What is kept of Astro's output, to show when it fails for a reason of its own. */
const KEPT_LINES = 30;
const STOPPING = ['SIGINT', 'SIGTERM'] as const;

/** What a site is made from, and where its pages will be served. */
export type SiteSource = {
  results: string;
  /** With a slash at both ends. */
  base: string;
  settings: SiteSettings;
  /** Receives Astro's chatter, a line at a time. */
  note: (line: string) => void;
};

export type SiteRun = {
  code: number;
  /** The end of what Astro said. */
  lines: string[];
  /** Somebody asked this process to stop meanwhile. */
  interrupted: boolean;
};

/**
 * Lends a private folder for one Astro process: content store, Vite cache, report of broken records.
 * Nothing in it outlives the call, so no build sees the records of another.
 */
export async function withWorkFolder<T>(use: (work: string) => Promise<T>): Promise<T> {
  const parent = join(HOME, '.cache', 'site');
  await mkdir(parent, { recursive: true });
  const work = await mkdtemp(join(parent, 'build-'));
  try {
    return await use(PACKAGED ? await unpackSite(work) : work);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Where the site's records loader writes the problems that it finds. */
export function reportFile(work: string): string {
  return join(work, 'problems.json');
}

/** A process of its own, because the site's configuration comes from its environment. */
export async function runAstro(
  args: string[],
  { source, work }: { source: SiteSource; work: string },
): Promise<SiteRun> {
  const settings = join(work, 'settings.json');
  await writeFile(settings, JSON.stringify(source.settings));
  const site = PACKAGED ? unpackedSite(work) : SITE;
  const child = spawn(process.execPath, [astroProgram(), ...args, '--root', site], {
    cwd: HOME,
    env: {
      ...process.env,
      SIGHTLINE_RESULTS: resolve(source.results),
      SIGHTLINE_BASE: source.base,
      SIGHTLINE_SITE_SETTINGS: settings,
      SIGHTLINE_SITE_CACHE: join(work, 'cache'),
      SIGHTLINE_SITE_REPORT: reportFile(work),
      ...(PACKAGED ? { SIGHTLINE_SITE_SERVES: JSON.stringify([work, ...servedFolders()]) } : {}),
      ASTRO_TELEMETRY_DISABLED: '1',
      // A test runner's own value would make Vite build for tests.
      NODE_ENV: args[0] === 'dev' ? 'development' : 'production',
      NO_COLOR: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      source.note(line);
      lines.push(line);
      if (lines.length > KEPT_LINES) lines.shift();
    });
  }
  // Astro is stopped first and waited for, so that the work folder can be cleared after it.
  let interrupted = false;
  const stop = (): void => {
    interrupted = true;
    child.kill('SIGTERM');
  };
  for (const signal of STOPPING) process.on(signal, stop);
  try {
    const code = await new Promise<number>((done, fail) => {
      child.once('error', fail);
      child.once('close', (status) => done(status ?? 1));
    });
    return { code, lines, interrupted };
  } finally {
    for (const signal of STOPPING) process.off(signal, stop);
  }
}
